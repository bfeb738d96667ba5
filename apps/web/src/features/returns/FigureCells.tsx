import type { ReturnRow } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useTerm } from '../../parts/useTerm.js';
import { dateOf, type FigureCell, isDecimal } from './row-draft.js';

interface FigureCellsProps {
  row: ReturnRow;
  figures: readonly FigureCell[];
  isOpen: boolean;
  today: string;
  onChange: (figures: FigureCell[]) => void;
}

/** The figures of a report, each with its value of last time; only the new value, its day and its nature are filled. */
export function FigureCells({ row, figures, isOpen, onChange }: FigureCellsProps) {
  const { t } = useTranslation('returns');
  const term = useTerm();
  if (row.figures.length === 0) return <span className="quiet small">{t('noFigures')}</span>;
  const change = (index: number, part: Partial<FigureCell>): void =>
    onChange(figures.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <div className="returns-figures">
      {row.figures.map(({ name, unit, before }, index) => {
        const figure = figures[index];
        if (!figure) return null;
        const place = { 'data-member': row.member, 'data-figure': index, readOnly: !isOpen, type: 'text' as const };
        const isGiven = figure.value.trim() !== '';
        return (
          <div key={`${name} ${unit}`} className="returns-figure" role="group" aria-label={name}>
            <span className="returns-figure-name">
              {name}
              {before && (
                <span className="quiet small">
                  {' '}
                  {t('valueBefore', { value: before.value, unit, asOf: before.asOf.slice(5) })}
                </span>
              )}
            </span>
            <span className="returns-value">
              <input
                {...place}
                data-column="value"
                className="returns-field returns-number"
                inputMode="decimal"
                aria-label={t('column.value')}
                aria-invalid={isGiven && !isDecimal(figure.value)}
                value={figure.value}
                onChange={({ target }) => change(index, { value: target.value })}
              />
              <span className="small">{unit}</span>
            </span>
            <input
              {...place}
              data-column="asOf"
              className="returns-field"
              aria-label={t('column.asOf')}
              aria-invalid={isGiven && dateOf(figure.asOf) === undefined}
              value={figure.asOf}
              onChange={({ target }) => change(index, { asOf: target.value })}
              onBlur={({ target }) => change(index, { asOf: dateOf(target.value) ?? target.value })}
            />
            <button
              type="button"
              data-column="nature"
              data-member={row.member}
              data-figure={index}
              className="returns-field returns-nature"
              disabled={!isOpen}
              aria-label={t('natureIs', { nature: term('nature', figure.nature) })}
              onClick={() => change(index, { nature: figure.nature === 'actual' ? 'forecast' : 'actual' })}
            >
              {term('nature', figure.nature)}
            </button>
            {isGiven && !isDecimal(figure.value) && <p className="returns-fault">{t('fault.value')}</p>}
            {isGiven && dateOf(figure.asOf) === undefined && <p className="returns-fault">{t('fault.asOf')}</p>}
          </div>
        );
      })}
    </div>
  );
}
