import { useTranslation } from 'react-i18next';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import type { Obligation } from './standing.js';

/** An obligation in one line: whose, what, from when to when, how it stands. */
export function useObligationText(): (obligation: Obligation) => string {
  const { t } = useTranslation('task');
  const term = useTerm();
  const periodText = usePeriod();
  const language = useLanguage();
  return ({ unit, kind, period, opensAt, dueOn, firstDueOn, state, provisional }) =>
    [
      unit.name,
      `${period === null ? '' : `${periodText(period)} `}${term('kind', kind)}`,
      t('dues.window', { from: dayText(dayOf(opensAt), language, opensAt), to: dayText(dueOn, language, opensAt) }),
      ...(firstDueOn === dueOn ? [] : [t('dues.firstDue', { day: dayText(firstDueOn, language, opensAt) })]),
      term('state', state),
      ...(provisional ? [t('dues.provisional')] : []),
    ].join(' · ');
}
