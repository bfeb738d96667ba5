import type { FigureInPlace, ReturnRow } from '@duban/contracts';
import { useTranslation } from 'react-i18next';
import { useTerm } from '../../parts/useTerm.js';
import { dateOf, type FigureCell, isDecimal } from './row-draft.js';

interface FigureCellsProps {
  row: ReturnRow;
  figures: readonly FigureCell[];
  isOpen: boolean;
  onChange: (figures: FigureCell[]) => void;
}

/** The figures of a report, each with its value of last time; only the new value, its day and its nature are filled. */
export function FigureCells({ row, figures, isOpen, onChange }: FigureCellsProps) {
  const { t } = useTranslation('returns');
  if (row.figures.length === 0) return <span className="quiet small">{t('noFigures')}</span>;
  const change = (index: number, part: Partial<FigureCell>): void =>
    onChange(figures.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <div className="returns-figures">
      {row.figures.map((named, index) => {
        const figure = figures[index];
        if (!figure || (!isOpen && figure.value === '')) return null;
        return (
          <Figure
            key={`${named.name} ${named.unit} ${named.scope ?? ''}`}
            named={named}
            figure={figure}
            place={{ member: row.member, index, isOpen }}
            onChange={(part) => change(index, part)}
          />
        );
      })}
    </div>
  );
}

interface FigureProps {
  named: FigureInPlace;
  figure: FigureCell;
  place: { member: string; index: number; isOpen: boolean };
  onChange: (part: Partial<FigureCell>) => void;
}

function Figure({ named: { name, unit, before }, figure, place, onChange }: FigureProps) {
  const { t } = useTranslation('returns');
  const { value, asOf, nature } = figure;
  const at = { 'data-member': place.member, 'data-figure': place.index, className: 'returns-field' };
  const typed = { ...at, readOnly: !place.isOpen, type: 'text' as const };
  const isGiven = value.trim() !== '';
  const [isNumber, isDay] = [!isGiven || isDecimal(value), !isGiven || dateOf(asOf) !== undefined];
  return (
    <div className="returns-figure" role="group" aria-label={name}>
      <span className="returns-figure-name">
        {name}{' '}
        {before && (
          <span className="quiet small">
            {t('valueBefore', { value: before.value, unit, asOf: before.asOf.slice(5) })}
          </span>
        )}
      </span>
      <span className="returns-value">
        <input
          {...typed}
          data-column="value"
          className="returns-field returns-number"
          inputMode="decimal"
          aria-label={t('column.value')}
          aria-invalid={!isNumber}
          value={value}
          onChange={({ target }) => onChange({ value: target.value })}
        />
        <span className="small">{unit}</span>
      </span>
      <input
        {...typed}
        data-column="asOf"
        aria-label={t('column.asOf')}
        aria-invalid={!isDay}
        value={asOf}
        onChange={({ target }) => onChange({ asOf: target.value })}
        onBlur={({ target }) => dateOf(target.value) && onChange({ asOf: dateOf(target.value) })}
      />
      <Nature nature={nature} at={at} isOpen={place.isOpen} onChange={onChange} />
      {!isNumber && <p className="returns-fault">{t('fault.value')}</p>}
      {!isDay && <p className="returns-fault">{t('fault.asOf')}</p>}
    </div>
  );
}

interface NatureProps extends Pick<FigureProps, 'onChange'> {
  nature: FigureCell['nature'];
  at: object;
  isOpen: boolean;
}

/** 实际 or 预计: one press changes it. */
function Nature({ nature, at, isOpen, onChange }: NatureProps) {
  const { t } = useTranslation('returns');
  const term = useTerm();
  return (
    <button
      type="button"
      {...at}
      data-column="nature"
      className="returns-field returns-nature"
      disabled={!isOpen}
      aria-label={t('natureIs', { nature: term('nature', nature) })}
      onClick={() => onChange({ nature: nature === 'actual' ? 'forecast' : 'actual' })}
    >
      {term('nature', nature)}
    </button>
  );
}
