import type { ReportContent } from '@duban/contracts';
import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FilesField } from '../Files.js';
import { FaultLine, FigureRows } from './FigureRows.js';
import { isCopy, type Occasion, type ReportDraft, type ReportFault } from './report-draft.js';
import { ClauseRows, CoordinationRows, ProblemRows } from './ReportRows.js';
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
      <Summary draft={draft} onChange={onChange} before={before} fault={faultAt('summary')} />
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

type SummaryProps = Pick<ReportFieldsProps, 'draft' | 'onChange' | 'before'> & { fault: string | undefined };

function Summary({ draft: { summary }, onChange, before, fault }: SummaryProps) {
  const { t } = useTranslation('report');
  return (
    <Field label={t('summary')} isNeeded fault={fault}>
      {(id) => (
        <>
          <Input.TextArea
            id={id}
            value={summary}
            autoSize={{ minRows: 5, maxRows: 24 }}
            status={fault ? 'error' : ''}
            placeholder={t('summaryHint')}
            onChange={({ target }) => onChange({ summary: target.value })}
          />
          {isCopy(summary, before?.summary) && (
            <span className="report-copy small" role="status">
              {t('copied')}
            </span>
          )}
        </>
      )}
    </Field>
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
