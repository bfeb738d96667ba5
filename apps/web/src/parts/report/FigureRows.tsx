import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayField } from '../DayField.js';
import { useTerm } from '../useTerm.js';
import { emptyFigure, type FigureDraft, type Occasion } from './report-draft.js';

interface FigureRowsProps {
  value: readonly FigureDraft[];
  onChange: (figures: FigureDraft[]) => void;
  occasion: Occasion;
  /** Values of the period before, by name. */
  lastValues: ReadonlyMap<string, string>;
  /** What is wrong with a field: `figures.0.value`. */
  faultAt: (at: string) => string | undefined;
}

const fields = ['name', 'value', 'unit', 'asOf', 'nature', 'period', 'scope', 'source'] as const;

/** 数据: each figure with its unit, day, period, whether it is a forecast, what is counted and who says so. */
export function FigureRows({ value, onChange, occasion, lastValues, faultAt }: FigureRowsProps) {
  const { t } = useTranslation('report');
  const change = (row: number, part: Partial<FigureDraft>): void =>
    onChange(value.map((figure, index) => (index === row ? { ...figure, ...part } : figure)));
  return (
    <div className="report-rows">
      {value.map((figure, row) => (
        <div key={row} className="report-figure" role="group" aria-label={t('figure.row', { row: row + 1 })}>
          {fields.map((field) => (
            <label key={field} className={`report-figure-${field}`}>
              <span className="quiet small">{t(`figure.${field}`)}</span>
              <FigureField
                field={field}
                figure={figure}
                fault={faultAt(`figures.${row}.${field}`)}
                last={lastValues.get(figure.name)}
                onChange={(part) => change(row, part)}
              />
            </label>
          ))}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('figure.remove', { row: row + 1 })}
            onClick={() => onChange(value.filter((_, index) => index !== row))}
          />
        </div>
      ))}
      <div>
        <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, emptyFigure(occasion)])}>
          {t('figure.add')}
        </Button>
      </div>
    </div>
  );
}

interface FigureFieldProps {
  field: (typeof fields)[number];
  figure: FigureDraft;
  fault: string | undefined;
  last: string | undefined;
  onChange: (part: Partial<FigureDraft>) => void;
}

function FigureField({ field, figure, fault, last, onChange }: FigureFieldProps) {
  const { t } = useTranslation('report');
  const term = useTerm();
  if (field === 'nature')
    return (
      <Select
        value={figure.nature}
        aria-label={t('figure.nature')}
        onChange={(nature) => onChange({ nature })}
        options={(['actual', 'forecast'] as const).map((nature) => ({ value: nature, label: term('nature', nature) }))}
      />
    );
  if (field === 'asOf')
    return (
      <>
        <DayField
          value={figure.asOf}
          label={t('figure.asOf')}
          isWrong={fault !== undefined}
          onChange={(asOf) => onChange({ asOf })}
        />
        {fault && <FaultLine>{fault}</FaultLine>}
      </>
    );
  return (
    <>
      <Input
        value={figure[field]}
        maxLength={field === 'value' ? 40 : 500}
        inputMode={field === 'value' ? 'decimal' : undefined}
        status={fault ? 'error' : ''}
        aria-invalid={fault !== undefined}
        onChange={({ target }) => onChange({ [field]: target.value })}
      />
      {field === 'value' && last !== undefined && (
        <span className="quiet small figures">{t('figure.last', { value: last })}</span>
      )}
      {fault && <FaultLine>{fault}</FaultLine>}
    </>
  );
}

/** What is wrong with the field above. */
export function FaultLine({ children }: { children: string | undefined }) {
  return (
    <span className="report-fault small" role="alert">
      {children}
    </span>
  );
}
