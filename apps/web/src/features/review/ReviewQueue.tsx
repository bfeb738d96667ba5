import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Due } from '../../parts/Due.js';
import { usePeriod } from '../../parts/usePeriod.js';
import type { Waiting } from './waiting.js';

interface QueueProps {
  queue: readonly Waiting[];
  current: string;
  left: number;
  onChosen: (row: Waiting) => void;
}

/** What waits, the longest first. On a phone the steps in the report stand for it. */
export function ReviewQueue({ queue, current, left, onChosen }: QueueProps) {
  const { t } = useTranslation('review');
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <nav className="review-queue panel" aria-label={t('queue')}>
      <h2>{t('waiting', { count: left })}</h2>
      <ol ref={list}>
        {queue.map((row) => (
          <li key={row.member}>
            <button
              type="button"
              className="review-item"
              aria-current={row.member === current ? 'true' : undefined}
              onClick={() => onChosen(row)}
            >
              <Item row={row} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Item({ row: { number, title, unit, period, since } }: { row: Waiting }) {
  const periodText = usePeriod();
  return (
    <>
      <span className="review-item-title">
        {number && `${number}. `}
        {title}
      </span>
      <span className="small quiet">
        {unit?.name} {period && `· ${periodText(period)}`} {since && <>· {<Due dueOn={since.slice(0, 10)} isDone />}</>}
      </span>
    </>
  );
}
