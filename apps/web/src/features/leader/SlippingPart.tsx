import type { LeaderView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, daysBetween, dayText } from '../../time/days.js';
import type { Subject } from './order.js';
import { TaskPart } from './TaskPart.js';

type Row = LeaderView['slipping']['rows'][number];

interface PartProps {
  view: LeaderView;
  onOrder: (subject: Subject) => void;
}

/** 进展滞后: tasks that are late, then those that soon may be. */
export function SlippingPart({ view: { slipping, now }, onOrder }: PartProps) {
  const term = useTerm();
  const periodText = usePeriod();
  return (
    <TaskPart
      name="slipping"
      part={slipping}
      printed={8}
      onOrder={onOrder}
      what={({ obligation, what, period }) =>
        [obligation && term('kind', what), period && periodText(period)].filter(Boolean).join(' ')
      }
      since={(row) => <Since row={row} now={now} />}
    />
  );
}

/** Since when it is late and how far that has gone; what is not late yet falls due shortly. */
function Since({ row: { dueOn, level, status }, now }: { row: Row; now: string }) {
  const { t } = useTranslation('leader');
  const language = useLanguage();
  if (dueOn === null || status !== 'overdue') return <Mark tone="yellow">{t('slipping.soon')}</Mark>;
  return (
    <>
      <time dateTime={dueOn}>{dayText(dueOn, language, now)}</time>{' '}
      <Mark tone="red">{t('late', { ns: 'frame', count: daysBetween(dueOn, dayOf(now)) })}</Mark>
      {level !== null && level > 0 && <span className="quiet small"> {t('slipping.level', { level })}</span>}
    </>
  );
}
