import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReportContent } from '@duban/contracts';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FilesField } from '../Files.js';
import { useTerm } from '../useTerm.js';
import { useUnitNames } from '../useUnitNames.js';
import { FaultLine, FigureRows } from './FigureRows.js';
import {
  type ClauseDraft,
  type CoordinationDraft,
  isCopy,
  type Occasion,
  type ReportDraft,
  type ReportFault,
} from './report-draft.js';
import './report.css';

interface ReportFieldsProps {
  draft: ReportDraft;
  onChange: (change: Partial<ReportDraft>) => void;
  /** What was reported of the period before. */
  before: ReportContent | null;
  occasion: Occasion;
  /** Shown beside the fields; empty until somebody has tried to send. */
  faults: readonly ReportFault[];
  task: { year: number; id: string };
}

const clauseStatuses = ['notStarted', 'underWay', 'done', 'behind'] as const;

/** The fields of one report, in the order in which an official writes it. */
export function ReportFields({ draft, onChange, before, occasion, faults, task }: ReportFieldsProps) {
  const { t } = useTranslation('report');
  const faultAt = (at: string): string | undefined => {
    const fault = faults.find((each) => each.at === at);
    return fault && t(`fault.${fault.code}`);
  };
  const lastValues = new Map(before?.figures.map(({ name, value, unit }) => [name, `${value} ${unit}`]));
  return (
    <div className="report-fields">
      <Field label={t('summary')} isNeeded fault={faultAt('summary')}>
        {(id) => (
          <>
            <Input.TextArea
              id={id}
              value={draft.summary}
              autoSize={{ minRows: 5, maxRows: 24 }}
              status={faultAt('summary') ? 'error' : ''}
              placeholder={t('summaryHint')}
              onChange={({ target }) => onChange({ summary: target.value })}
            />
            {isCopy(draft.summary, before?.summary) && (
              <span className="report-copy small" role="status">
                {t('copied')}
              </span>
            )}
          </>
        )}
      </Field>
      <Part title={t('clauses')}>
        <ClauseRows value={draft.clauses} onChange={(clauses) => onChange({ clauses })} faultAt={faultAt} />
      </Part>
      <Part title={t('figures')}>
        <FigureRows
          value={draft.figures}
          onChange={(figures) => onChange({ figures })}
          occasion={occasion}
          lastValues={lastValues}
          faultAt={faultAt}
        />
      </Part>
      <Part title={t('problems')}>
        <ProblemRows value={draft.problems} onChange={(problems) => onChange({ problems })} />
      </Part>
      <Part title={t('coordination')}>
        <CoordinationRows
          value={draft.coordination}
          onChange={(coordination) => onChange({ coordination })}
          faultAt={faultAt}
        />
      </Part>
      <Field label={t('nextStep')}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={draft.nextStep}
            autoSize={{ minRows: 2, maxRows: 12 }}
            onChange={({ target }) => onChange({ nextStep: target.value })}
          />
        )}
      </Field>
      <Part title={t('attachments')}>
        <FilesField
          value={draft.attachments}
          onChange={(attachments) => onChange({ attachments })}
          task={{ year: task.year, id: task.id }}
        />
      </Part>
    </div>
  );
}

interface FieldProps {
  label: string;
  isNeeded?: boolean;
  fault?: string | undefined;
  children: (id: string) => ReactNode;
}

/** One field under its label, with what is wrong with it. */
export function Field({ label, isNeeded = false, fault, children }: FieldProps) {
  const { t } = useTranslation('report');
  const id = useId();
  return (
    <div className="report-field">
      <label htmlFor={id}>
        {label}
        {isNeeded && <span className="quiet small"> {t('needed')}</span>}
      </label>
      {children(id)}
      {fault && <FaultLine>{fault}</FaultLine>}
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="report-part">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

interface RowsProps<Row> {
  value: readonly Row[];
  onChange: (rows: Row[]) => void;
}

const at = <Row,>(rows: readonly Row[], row: number, next: Row): Row[] =>
  rows.map((each, index) => (index === row ? next : each));
const without = <Row,>(rows: readonly Row[], row: number): Row[] => rows.filter((_, index) => index !== row);

function ClauseRows({
  value,
  onChange,
  faultAt,
}: RowsProps<ClauseDraft> & { faultAt: (at: string) => string | undefined }) {
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
          {faultAt(`clauses.${row}.clause`) && <FaultLine>{faultAt(`clauses.${row}.clause`) ?? ''}</FaultLine>}
        </div>
      ))}
      <Add
        label={t('clause.add')}
        onAdd={() => onChange([...value, { clause: '', status: 'underWay' as const, text: '' }])}
      />
    </div>
  );
}

function ProblemRows({ value, onChange }: RowsProps<string>) {
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

function CoordinationRows({
  value,
  onChange,
  faultAt,
}: RowsProps<CoordinationDraft> & { faultAt: (at: string) => string | undefined }) {
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
          {faultAt(`coordination.${row}.matter`) && (
            <FaultLine>{faultAt(`coordination.${row}.matter`) ?? ''}</FaultLine>
          )}
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
