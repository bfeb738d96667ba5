import type { LeaderView } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '../../parts/Light.js';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, daysBetween, dayText } from '../../time/days.js';
import { LeaderPart } from './LeaderPart.js';
import type { Subject } from './order.js';

interface PartProps {
  view: LeaderView;
  onOrder: (subject: Subject) => void;
}

/** 未报单位: who owes and says nothing, since when and how much. */
export function SilentPart({ view: { silent, units, now }, onOrder }: PartProps) {
  const { t } = useTranslation('leader');
  const language = useLanguage();
  const mayBeOrdered = new Set(units.map(({ id }) => id));
  return (
    <LeaderPart
      name="silent"
      total={silent.total}
      printed={8}
      heads={[t('unit'), t('silent.missed'), t('silent.tasks'), t('silent.since')]}
    >
      {silent.rows.map(({ unit, missed, missedAsLead, exempted, tasks, since }) => (
        <tr key={unit.id}>
          <td>
            <Link to={`/tasks?unit=${unit.id}`}>{unit.name}</Link>
          </td>
          <td data-label={t('silent.missed')}>
            <span className="figures">{t('silent.count', { count: missed })}</span>
            {missedAsLead > 0 && <span className="quiet small"> {t('silent.asLead', { count: missedAsLead })}</span>}
            {exempted > 0 && <span className="quiet small"> {t('silent.exempted', { count: exempted })}</span>}
          </td>
          <td className="figures" data-label={t('silent.tasks')}>
            {t('silent.taskCount', { count: tasks })}
          </td>
          <td className="leader-day">
            <time dateTime={since}>{dayText(since, language, now)}</time>{' '}
            <Mark tone="red">{t('late', { ns: 'frame', count: daysBetween(since, dayOf(now)) })}</Mark>
          </td>
          <td className="no-print leader-deed">
            {mayBeOrdered.has(unit.id) && (
              <Button
                size="small"
                onClick={() => onOrder({ task: null, unit: unit.id })}
                aria-label={t('orderTo', { name: unit.name })}
              >
                {t('order')}
              </Button>
            )}
          </td>
        </tr>
      ))}
    </LeaderPart>
  );
}
