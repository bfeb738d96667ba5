import type { LeaderView } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../parts/useTerm.js';
import { dayOf, dayText } from '../../time/days.js';
import type { Subject } from './order.js';
import { TaskPart } from './TaskPart.js';

type Row = LeaderView['coordination']['rows'][number];

interface PartProps {
  view: LeaderView;
  onOrder: (subject: Subject) => void;
}

/** 请求协调: what leads cannot do alone. */
export function CoordinationPart({ view: { coordination, now }, onOrder }: PartProps) {
  const language = useLanguage();
  return (
    <TaskPart
      name="coordination"
      part={coordination}
      printed={5}
      onOrder={onOrder}
      what={({ asks }) => <Asks asks={asks} />}
      since={({ since }) => since && dayText(dayOf(since), language, now)}
    />
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
