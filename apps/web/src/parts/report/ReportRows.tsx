import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTerm } from '../useTerm.js';
import { useUnitNames } from '../useUnitNames.js';
import { FaultLine } from './FigureRows.js';
import type { ClauseDraft, CoordinationDraft } from './report-draft.js';

const clauseStatuses = ['notStarted', 'underWay', 'done', 'behind'] as const;

interface RowsProps<Row> {
  value: readonly Row[];
  onChange: (rows: Row[]) => void;
}

interface CheckedProps<Row> extends RowsProps<Row> {
  faultAt: (at: string) => string | undefined;
}

const at = <Row,>(rows: readonly Row[], row: number, next: Row): Row[] =>
  rows.map((each, index) => (index === row ? next : each));
const without = <Row,>(rows: readonly Row[], row: number): Row[] => rows.filter((_, index) => index !== row);

/** How far each clause of the task has come. */
export function ClauseRows({ value, onChange, faultAt }: CheckedProps<ClauseDraft>) {
  const { t } = useTranslation('report');
  const term = useTerm();
  return (
    <div className="report-rows">
      {value.map((clause, row) => (
        <div key={row} className="report-clause" role="group" aria-label={t('clause.row', { row: row + 1 })}>
          <Input
            value={clause.clause}
            aria-label={t('clause.name')}
            placeholder={t('clause.name')}
            maxLength={500}
            status={faultAt(`clauses.${row}.clause`) ? 'error' : ''}
            onChange={({ target }) => onChange(at(value, row, { ...clause, clause: target.value }))}
          />
          <Select
            value={clause.status}
            aria-label={t('clause.status')}
            onChange={(status) => onChange(at(value, row, { ...clause, status }))}
            options={clauseStatuses.map((status) => ({ value: status, label: term('clauseStatus', status) }))}
          />
          <Input.TextArea
            value={clause.text}
            aria-label={t('clause.text')}
            placeholder={t('clause.text')}
            autoSize={{ minRows: 1, maxRows: 8 }}
            onChange={({ target }) => onChange(at(value, row, { ...clause, text: target.value }))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('clause.remove', { row: row + 1 })}
            onClick={() => onChange(without(value, row))}
          />
          {faultAt(`clauses.${row}.clause`) && <FaultLine>{faultAt(`clauses.${row}.clause`)}</FaultLine>}
        </div>
      ))}
      <Add
        label={t('clause.add')}
        onAdd={() => onChange([...value, { clause: '', status: 'underWay' as const, text: '' }])}
      />
    </div>
  );
}

/** What stands in the way. */
export function ProblemRows({ value, onChange }: RowsProps<string>) {
  const { t } = useTranslation('report');
  return (
    <div className="report-rows">
      {value.map((problem, row) => (
        <div key={row} className="report-problem">
          <Input.TextArea
            value={problem}
            aria-label={t('problem.row', { row: row + 1 })}
            autoSize={{ minRows: 1, maxRows: 8 }}
            onChange={({ target }) => onChange(at(value, row, target.value))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('problem.remove', { row: row + 1 })}
            onClick={() => onChange(without(value, row))}
          />
        </div>
      ))}
      <Add label={t('problem.add')} onAdd={() => onChange([...value, ''])} />
    </div>
  );
}

/** What needs coordination, and of which unit. */
export function CoordinationRows({ value, onChange, faultAt }: CheckedProps<CoordinationDraft>) {
  const { t } = useTranslation('report');
  const units = useUnitNames();
  return (
    <div className="report-rows">
      {value.map((asked, row) => (
        <div key={row} className="report-clause" role="group" aria-label={t('asked.row', { row: row + 1 })}>
          <Input.TextArea
            value={asked.matter}
            aria-label={t('asked.matter')}
            placeholder={t('asked.matter')}
            autoSize={{ minRows: 1, maxRows: 8 }}
            status={faultAt(`coordination.${row}.matter`) ? 'error' : ''}
            onChange={({ target }) => onChange(at(value, row, { ...asked, matter: target.value }))}
          />
          <Select
            value={asked.of}
            aria-label={t('asked.of')}
            placeholder={t('asked.of')}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(of) => onChange(at(value, row, { ...asked, of: of ?? null }))}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Input
            value={asked.note}
            aria-label={t('asked.note')}
            placeholder={t('asked.note')}
            onChange={({ target }) => onChange(at(value, row, { ...asked, note: target.value }))}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('asked.remove', { row: row + 1 })}
            onClick={() => onChange(without(value, row))}
          />
          {faultAt(`coordination.${row}.matter`) && <FaultLine>{faultAt(`coordination.${row}.matter`)}</FaultLine>}
        </div>
      ))}
      <Add label={t('asked.add')} onAdd={() => onChange([...value, { matter: '', of: null, note: '' }])} />
    </div>
  );
}

function Add({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <div>
      <Button size="small" icon={<PlusOutlined />} onClick={onAdd}>
        {label}
      </Button>
    </div>
  );
}
