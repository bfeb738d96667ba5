import type { OutcomesView } from '@duban/contracts';
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../../parts/Nothing.js';
import { rowsShown, type Shown, verdicts } from './reading.js';
import { RowCard } from './RowCard.js';
import { usePointing } from './use-pointing.js';

interface RowListProps {
  reading: OutcomesView;
  pointed: string | undefined;
  onPoint: (row: string) => void;
  onCorrect: (row: string) => void;
}

/** The items of the directive with what the report says of each; by verdict, and the most serious first where wanted. */
export function RowList({ reading, pointed, onPoint, onCorrect }: RowListProps) {
  const { t } = useTranslation('outcomes');
  const place = usePointing<HTMLDivElement>(onPoint);
  const [shown, setShown] = useState<Shown>('all');
  const [isBySeverity, setBySeverity] = useState(false);
  const rows = shown === 'loose' ? [] : rowsShown(reading.rows, shown, isBySeverity);
  return (
    <section className="outcomes-panel document-side document-list" aria-label={t('rows')}>
      <div className="outcomes-filters no-print">
        <Filters reading={reading} shown={shown} onShow={setShown} />
        <Checkbox checked={isBySeverity} onChange={({ target }) => setBySeverity(target.checked)}>
          {t('severeFirst')}
        </Checkbox>
      </div>
      <div className="outcomes-rows" ref={place}>
        {shown === 'loose' && <Loose results={reading.results} />}
        {shown !== 'loose' && rows.length === 0 && <Nothing>{t('nothingHere')}</Nothing>}
        <ol>
          {rows.map((row, index) => (
            <RowCard
              key={row.id}
              row={row}
              heading={isBySeverity ? undefined : headingBetween(rows[index - 1], row)}
              isPointed={row.id === pointed}
              mayCorrect={reading.mayCorrect}
              onCorrect={onCorrect}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}

type Row = OutcomesView['rows'][number];

/** The last heading of a row where it is another than that of the row before. */
function headingBetween(before: Row | undefined, { sectionPath }: Row): string | undefined {
  const heading = sectionPath.at(-1);
  return heading === before?.sectionPath.at(-1) ? undefined : heading;
}

interface FiltersProps {
  reading: OutcomesView;
  shown: Shown;
  onShow: (shown: Shown) => void;
}

/** How many there are of each verdict; choosing one shows them alone. */
function Filters({ reading: { rows, counts, results }, shown, onShow }: FiltersProps) {
  const { t } = useTranslation('outcomes');
  const loose = results.filter((result) => result.rows.length === 0).length;
  const choices: readonly (readonly [Shown, string, number])[] = [
    ['all', t('all'), rows.length],
    ...verdicts.map((verdict) => [verdict, t(`verdict.${verdict}`), counts[verdict]] as const),
    ['loose', t('loose'), loose],
  ];
  return (
    <div className="outcomes-choices" role="group" aria-label={t('filter')}>
      {choices.map(([choice, word, count]) => (
        <button
          key={choice}
          type="button"
          className={`outcomes-choice outcomes-choice-${choice}`}
          aria-pressed={choice === shown}
          onClick={() => onShow(choice)}
        >
          {word} <strong className="figures">{count}</strong>
        </button>
      ))}
    </div>
  );
}

/** What the report tells that answers no item. */
function Loose({ results }: Pick<OutcomesView, 'results'>) {
  const { t } = useTranslation('outcomes');
  const loose = results.filter(({ rows }) => rows.length === 0);
  if (loose.length === 0) return <Nothing>{t('nothingLoose')}</Nothing>;
  return (
    <div className="outcomes-loose">
      <p className="quiet">{t('looseWhy')}</p>
      <ul>
        {loose.map(({ start, quote }) => (
          <li key={start}>{quote}</li>
        ))}
      </ul>
    </div>
  );
}
