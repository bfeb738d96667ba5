import type { LeaderView } from '@duban/contracts';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import { LeaderPart } from './LeaderPart.js';
import { type Subject, subjectOf } from './order.js';
import { TaskName } from './TaskName.js';

type Row = LeaderView['coordination']['rows'][number];

interface PartProps {
  view: LeaderView;
  onOrder: (subject: Subject) => void;
}

/** 请求协调: what leads cannot do alone. */
export function CoordinationPart({ view: { coordination, now }, onOrder }: PartProps) {
  const { t } = useTranslation('leader');
  const language = useLanguage();
  return (
    <LeaderPart
      name="coordination"
      total={coordination.total}
      printed={5}
      heads={[t('task'), t('lead'), t('coordination.asks'), t('coordination.since')]}
    >
      {coordination.rows.map((row) => (
        <tr key={row.member}>
          <td>
            <TaskName row={row} />
          </td>
          <td>{row.unit?.name}</td>
          <td>
            <Asks asks={row.asks} />
          </td>
          <td className="leader-day">{row.since && dayText(dayOf(row.since), language, now)}</td>
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

function Asks({ asks }: { asks: Row['asks'] }) {
  const { t } = useTranslation('leader');
  return (
    <ul className="leader-asks">
      {asks.map(({ matter, of, note }, index) => (
        <li key={index} className="text">
          {of && <strong>{t('coordination.of', { unit: of.name })}</strong>}
          {matter}
          {note && <span className="quiet small"> {note}</span>}
        </li>
      ))}
    </ul>
  );
}
