import type { TaskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';

/** A task of another year as it is called: its year and number, and its title where it has none. */
export function useContinuedTask(): (task: TaskView['continues'][number]) => string {
  const { t } = useTranslation('task');
  return ({ task: { year }, number, title }) =>
    number === null ? `${t('head.ofYearNoNumber', { year })} ${title}` : t('head.ofYear', { year, number });
}
