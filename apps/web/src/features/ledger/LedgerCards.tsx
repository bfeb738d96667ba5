import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Due } from '../../parts/Due.js';
import { Light, StatusMark } from '../../parts/Light.js';
import { taskPath } from '../../parts/task-path.js';
import { useTerm } from '../../parts/useTerm.js';
import type { FoundRow } from './ledger-filter.js';
import type { ListProps } from './LedgerGrid.js';
import { useLinesInView } from './useLinesInView.js';
import { offsetsOf } from './window.js';

const CARD = 128;
const HEADING = 40;

/** The ledger on a phone: a card for each task, scrolled with the page. */
export function LedgerCards({ lines, chosen, onChoose }: Omit<ListProps, 'columns' | 'shows'>) {
  const { t } = useTranslation('ledger');
  const list = useRef<HTMLUListElement>(null);
  const offsets = useMemo(() => offsetsOf(lines.map((line) => ('row' in line ? CARD : HEADING))), [lines]);
  const { first, end } = useLinesInView(list, offsets, true);
  return (
    <ul ref={list} className="ledger-cards" aria-label={t('title')} style={{ height: offsets.at(-1) }}>
      {lines.slice(first, end).map((line, place) => {
        const top = offsets[first + place] ?? 0;
        if ('heading' in line)
          return (
            <li key={line.id} className="ledger-card-heading" style={{ top, height: HEADING }}>
              {line.heading}
            </li>
          );
        const { id } = line.row.task;
        return (
          <li key={id} className="ledger-card-place" style={{ top, height: CARD }}>
            <Card row={line.row} isChosen={chosen.has(id)} onChoose={(isChosen) => onChoose([id], isChosen)} />
          </li>
        );
      })}
    </ul>
  );
}

interface CardProps {
  row: FoundRow;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function Card({ row, isChosen, onChoose }: CardProps) {
  const { t } = useTranslation('ledger');
  const term = useTerm();
  const { number, title, lead, status, light, nextDue, missed } = row;
  return (
    <div className="ledger-card">
      <div className="ledger-card-title">
        <Link to={taskPath(row.task)}>
          {number && <span className="figures">{number}. </span>}
          {title}
        </Link>
        <input
          type="checkbox"
          aria-label={t('choose', { title })}
          checked={isChosen}
          onChange={({ target }) => onChoose(target.checked)}
        />
      </div>
      <div className="ledger-card-line">{lead?.name}</div>
      <div className="ledger-card-line">
        <Light light={light} /> <StatusMark status={status} closedAs={row.closedAs} />
      </div>
      <div className="ledger-card-line quiet">
        {nextDue && (
          <>
            {term('kind', nextDue.kind)} <Due dueOn={nextDue.dueOn} />
          </>
        )}
        {nextDue && missed.others > 0 && ' · '}
        {missed.others > 0 && t('othersLate', { count: missed.others })}
        {missed.exempted > 0 && ` · ${t('missedExempted', { count: missed.exempted })}`}
      </div>
    </div>
  );
}
