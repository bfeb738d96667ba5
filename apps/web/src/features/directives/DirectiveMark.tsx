import type { DirectiveRow } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';

const tones = { draft: 'grey', issued: 'blue', closed: 'green' } as const;

/** How a directive stands. */
export function DirectiveMark({ status }: { status: DirectiveRow['status'] }) {
  const { t } = useTranslation('directives');
  return <Mark tone={tones[status]}>{t(`statuses.${status}`)}</Mark>;
}
