import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';

/** How often a unit has asked for more time this year, in all tasks, and what came of it. */
export function ExtensionCount({ task: { extensions }, unit }: { task: TaskView; unit: string }) {
  const { t } = useTranslation('work');
  const count = extensions.find(({ id }) => id === unit);
  if (!count) return t('extension.never');
  const { asked, granted, refused } = count;
  return t('extension.count', { count: asked, granted, refused });
}
