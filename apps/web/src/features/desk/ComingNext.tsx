import type { DeskView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';

/** What opens next, and by when it is owed. */
export function ComingNext({ next }: { next: DeskView['next'] }) {
  const { t } = useTranslation('desk');
  const term = useTerm();
  const periodText = usePeriod();
  const language = useLanguage();
  if (!next) return <p>{t('nothingPlanned')}</p>;
  const period = next.period === null ? '' : t('ofPeriod', { period: periodText(next.period) });
  return (
    <p>
      {t('next', {
        kind: term('kind', next.kind),
        period,
        opens: dayText(dayOf(next.opensAt), language),
        due: dayText(next.dueOn, language),
        count: next.count,
      })}
    </p>
  );
}

/** What somebody of this role does with the system. */
export function HelpLink({ role }: { role: string | null }) {
  const { t } = useTranslation('desk');
  return <Link to={role === null ? '/help' : `/help/${role}`}>{t('help')}</Link>;
}
