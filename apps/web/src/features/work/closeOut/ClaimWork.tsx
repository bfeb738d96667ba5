import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { ReportRow } from '@duban/contracts';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../../client/use-ask.js';
import { Asked } from '../../../parts/Asked.js';
import { FilesField } from '../../../parts/Files.js';
import { Nothing } from '../../../parts/Nothing.js';
import { Panel } from '../../../parts/Page.js';
import { Field } from '../../../parts/report/ReportFields.js';
import { useEdited } from '../../../parts/useEdited.js';
import { useTerm } from '../../../parts/useTerm.js';
import { EditedNotes } from '../EditedNotes.js';
import type { Matter } from '../matter.js';
import { planContentOf } from '../plan/plan-draft.js';
import { useActs } from '../useActs.js';
import { usePlace } from '../usePlace.js';
import {
  type ClaimDraft,
  claimDraftOf,
  claimOf,
  emptyEvidence,
  type EvidenceDraft,
  withoutEvidence,
} from './claim-draft.js';

/** 申请销号: the lead says that the task is done, with evidence for each target and time node. */
export function ClaimWork({ matter }: { matter: Matter }) {
  const { t } = useTranslation('work');
  const { task } = matter;
  const query = useAsk('task.reports', { params: { year: task.task.year, id: task.task.id }, query: {} });
  if (!task.allowed.includes('closeOut.claim')) return <Nothing>{t('claim.notNow')}</Nothing>;
  return (
    <Asked query={query}>
      {({ rows }) => {
        const plan = planContentOf(task.members.find(({ kind }) => kind === 'plan') ?? null);
        // Without `fields` each row is whole.
        const figures = (rows as ReportRow[])
          .filter(({ unit }) => unit.id === task.lead?.id)
          .flatMap(({ content }) => content?.figures.map(({ name }) => name) ?? []);
        return (
          <ClaimForm matter={matter} subjects={[...figures, ...(plan?.milestones.map(({ name }) => name) ?? [])]} />
        );
      }}
    </Asked>
  );
}

function ClaimForm({ matter: { task }, subjects }: { matter: Matter; subjects: readonly string[] }) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { give, isDoing } = useActs(task);
  const [isTried, setTried] = useState(false);
  const edited = useEdited<ClaimDraft>({
    place: usePlace('claim', task.task.id),
    // There is nothing yet that somebody else could have changed.
    version: 1,
    saved: claimDraftOf(subjects),
    textOf: (draft) => JSON.stringify(draft),
  });
  const { typed, type } = edited;
  const isEmpty = typed.summary.trim() === '';
  const missing = withoutEvidence(typed);
  const send = async (): Promise<void> => {
    setTried(true);
    if (isEmpty) return;
    const isDone = await give([{ type: 'closeOut.claim', target: task.task, content: claimOf(typed) }]);
    if (isDone) edited.takeNewer();
  };
  return (
    <Panel title={t('claim.title')}>
      <div className="work-form">
        <EditedNotes edited={edited} />
        <Field label={t('claim.summary')} isNeeded fault={isTried && isEmpty ? t('claim.empty') : undefined}>
          {(id) => (
            <Input.TextArea
              id={id}
              value={typed.summary}
              status={isTried && isEmpty ? 'error' : ''}
              autoSize={{ minRows: 3, maxRows: 16 }}
              onChange={({ target }) => type({ summary: target.value })}
            />
          )}
        </Field>
        <Evidence value={typed.evidence} onChange={(evidence) => type({ evidence })} task={task.task} />
        {missing.length > 0 && (isTried || edited.isDirty) && (
          <Alert
            type="warning"
            title={t('claim.missing', { count: missing.length })}
            description={missing.join('、')}
          />
        )}
        <div className="work-acts">
          <Button type="primary" loading={isDoing} onClick={() => void send()}>
            {term('command', 'closeOut.claim')}
          </Button>
          <span className="quiet">{t('claim.means')}</span>
        </div>
      </div>
    </Panel>
  );
}

interface EvidenceProps {
  value: readonly EvidenceDraft[];
  onChange: (evidence: EvidenceDraft[]) => void;
  task: { year: number; id: string };
}

function Evidence({ value, onChange, task }: EvidenceProps) {
  const { t } = useTranslation('work');
  const change = (row: number, part: Partial<EvidenceDraft>): void =>
    onChange(value.map((each, index) => (index === row ? { ...each, ...part } : each)));
  return (
    <fieldset className="report-part">
      <legend>{t('claim.evidence')}</legend>
      <div className="report-rows">
        {value.map((each, row) => (
          <div key={row} className="work-evidence" role="group" aria-label={t('claim.row', { row: row + 1 })}>
            <div className="report-problem">
              <Input
                value={each.subject}
                maxLength={500}
                aria-label={t('claim.subject')}
                placeholder={t('claim.subject')}
                onChange={({ target }) => change(row, { subject: target.value })}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('claim.remove', { row: row + 1 })}
                onClick={() => onChange(value.filter((_, index) => index !== row))}
              />
            </div>
            <Input.TextArea
              value={each.text}
              aria-label={t('claim.text')}
              placeholder={t('claim.text')}
              autoSize={{ minRows: 2, maxRows: 10 }}
              onChange={({ target }) => change(row, { text: target.value })}
            />
            <FilesField
              value={each.attachments}
              onChange={(attachments) => change(row, { attachments })}
              task={{ year: task.year, id: task.id }}
            />
          </div>
        ))}
        <div>
          <Button size="small" icon={<PlusOutlined />} onClick={() => onChange([...value, emptyEvidence('')])}>
            {t('claim.add')}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
