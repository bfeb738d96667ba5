import type { LeaderView } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../parts/Light.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useLanguage, useTerm } from '../../parts/useTerm.js';
import { dayOf, daysBetween, dayText } from '../../time/days.js';
import { LeaderPart } from './LeaderPart.js';
import { type Subject, subjectOf } from './order.js';
import { TaskName } from './TaskName.js';

type Row = LeaderView['slipping']['rows'][number];

interface PartProps {
  view: LeaderView;
  onOrder: (subject: Subject) => void;
}

/** 进展滞后: tasks that are late, then those that soon may be. */
export function SlippingPart({ view: { slipping, now }, onOrder }: PartProps) {
  const { t } = useTranslation('leader');
  const term = useTerm();
  const periodText = usePeriod();
  return (
    <LeaderPart
      name="slipping"
      total={slipping.total}
      printed={8}
      heads={[t('task'), t('lead'), t('slipping.what'), t('slipping.since')]}
    >
      {slipping.rows.map((row) => (
        <tr key={row.task?.id}>
          <td>
            <TaskName row={row} />
          </td>
          <td>{row.unit?.name}</td>
          <td>
            {row.obligation && term('kind', row.what)}
            {row.period !== null && ` ${periodText(row.period)}`}
          </td>
          <td className="leader-day">
            <Since row={row} now={now} />
          </td>
          <td className="no-print leader-deed">
            <Button
              size="small"
              onClick={() => onOrder(subjectOf(row.task))}
              aria-label={t('orderOn', { name: row.title })}
            >
              {t('order')}
            </Button>
          </td>
        </tr>
      ))}
    </LeaderPart>
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
