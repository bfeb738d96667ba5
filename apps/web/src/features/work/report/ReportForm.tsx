import { Button } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GivenCommand } from '../../../client/use-give.js';
import { Panel } from '../../../parts/Page.js';
import { ReportFields } from '../../../parts/report/ReportFields.js';
import { type ReportDraft, reportContentOf, reportDraftOf, reportFaults } from '../../../parts/report/report-draft.js';
import { TextDifference } from '../../../parts/TextDifference.js';
import { type Edited, useEdited } from '../../../parts/useEdited.js';
import { useTerm } from '../../../parts/useTerm.js';
import { EditedNotes } from '../EditedNotes.js';
import type { MemberOf } from '../matter.js';
import { type Acts, useActs } from '../useActs.js';
import { usePlace } from '../usePlace.js';
import { LastPeriod } from './LastPeriod.js';
import { lastReportOf, withSubReport } from './periods.js';
import type { ReportProps } from './ReportWork.js';
import { SubReportsBeside } from './SubReportsBeside.js';
import { useAutosave } from './useAutosave.js';

interface ReportFormProps extends ReportProps {
  onRead: (() => void) | undefined;
  /** What stands under the form. */
  children: ReactNode;
}

/** A report while it is written, with last period and what the units gave beside it. */
export function ReportForm({ onRead, children, ...props }: ReportFormProps) {
  const { t } = useTranslation('work');
  const { matter, member, rows, today } = props;
  const { task } = matter;
  const acts = useActs(task);
  const own = rows.find(({ id }) => id === member.id);
  const before = lastReportOf(rows, own);
  const occasion = useMemo(() => ({ period: member.period ?? '', today }), [member.period, today]);
  const edited = useEdited<ReportDraft>({
    place: usePlace('report', member.id),
    version: member.version,
    saved: reportDraftOf(own?.content ?? null, before?.content ?? null, occasion),
    textOf,
  });
  const { typed, type } = edited;
  const [isTried, setTried] = useState(false);
  const faults = reportFaults(typed);
  const isCompiled = member.kind === 'report' && member.unit?.id === task.lead?.id;
  return (
    <div className="work-beside-each-other">
      <div className="work-stack">
        <Panel title={t('report.text')}>
          <div className="work-form">
            <EditedNotes
              edited={edited}
              difference={
                edited.newer && <TextDifference before={plainReport(edited.base)} after={plainReport(edited.newer)} />
              }
            />
            <ReportFields
              draft={typed}
              onChange={type}
              before={before?.content ?? null}
              occasion={occasion}
              faults={isTried ? faults : []}
              task={task.task}
            />
            <Sending
              {...{ edited, acts, member }}
              target={task.task}
              faults={faults.length}
              isTried={isTried}
              onTry={() => setTried(true)}
              onRead={onRead}
            />
          </div>
        </Panel>
        {children}
      </div>
      <div className="work-stack">
        {isCompiled && (
          <SubReportsBeside
            {...props}
            onTake={(content, unit, what) => type(withSubReport(typed, content, unit, what))}
          />
        )}
        <LastPeriod before={before} onTake={type} occasion={occasion} />
      </div>
    </div>
  );
}

interface SendingProps {
  edited: Edited<ReportDraft>;
  acts: Acts;
  member: MemberOf;
  target: { kind: 'task' | 'directive'; year: number; id: string };
  faults: number;
  isTried: boolean;
  onTry: () => void;
  onRead: (() => void) | undefined;
}

/** The steps that may follow the writing: kept, signed, handed in. */
function Sending({ edited, acts, member, target, faults, isTried, onTry, onRead }: SendingProps) {
  const { t } = useTranslation('work');
  const term = useTerm();
  const { allowed } = member;
  const { isDirty, newer } = edited;
  const about = { target, member: member.id, group: 'report' };
  const content = reportContentOf(edited.typed);
  const draft = { type: 'report.draft', ...about, expectedVersion: edited.version, content } as const;
  const isDraftable = allowed.includes('report.draft');
  // A draft over what is signed would need a new signature: that is for a person to decide.
  const savedAt = useAutosave(
    draft,
    isDraftable && isDirty && faults === 0 && newer === null && member.state !== 'signed',
  );
  const send = async (type: string, commands: readonly GivenCommand[]): Promise<void> => {
    onTry();
    if (faults > 0 || !(await acts.isMeant(type))) return;
    if ((await acts.give(commands)) && type !== 'report.draft') onRead?.();
  };
  const first = isDirty ? [draft] : [];
  const steps: { type: string; words: string; commands: GivenCommand[] }[] = [
    {
      type: 'report.sign',
      words: isDirty ? t('saveAndSign') : term('command', 'report.sign'),
      commands: [...first, { type: 'report.sign', ...about }],
    },
    {
      type: 'report.submit',
      words: isDirty ? t('saveAndSubmit') : term('command', 'report.submit'),
      commands: [...first, { type: 'report.submit', ...about }],
    },
    {
      type: 'subReport.submit',
      words: term('command', 'subReport.submit'),
      commands: [{ type: 'subReport.submit', target, member: member.id, expectedVersion: edited.version, content }],
    },
    { type: 'report.draft', words: term('command', 'report.draft'), commands: [draft] },
  ];
  // What has been signed is signed anew after a change, before it can be handed in.
  const possible = steps.filter(
    ({ type }) => allowed.includes(type) && !(type === 'report.submit' && member.state === 'signed' && isDirty),
  );
  return (
    <div className="work-acts">
      {possible.map(({ type, words, commands }, index) => (
        <Button
          key={type}
          type={index === 0 ? 'primary' : 'default'}
          loading={acts.isDoing}
          disabled={newer !== null || (type === 'report.draft' && !isDirty)}
          onClick={() => void send(type, commands)}
        >
          {words}
        </Button>
      ))}
      {onRead && <Button onClick={onRead}>{t('read')}</Button>}
      <span className="quiet small" role="status">
        {standing()}
      </span>
    </div>
  );

  function standing(): string {
    if (isTried && faults > 0) return t('faultsLeft', { count: faults });
    if (isDirty) return isDraftable ? t('keptHereAndSaved') : t('keptHere');
    if (savedAt) return t('savedBySelf');
    return isDraftable && member.state === 'drafted' && !allowed.includes('report.sign') ? t('waitsForHead') : '';
  }
}

const textOf = (draft: ReportDraft): string => JSON.stringify(reportContentOf(draft));

function plainReport(draft: ReportDraft): string {
  const { summary, clauses, figures, problems, coordination, nextStep } = reportContentOf(draft);
  return [
    summary,
    ...clauses.map(({ clause, text }) => `${clause} ${text ?? ''}`),
    ...figures.map(({ name, value, unit, asOf }) => `${name} ${value} ${unit} ${asOf}`),
    ...problems,
    ...coordination.map(({ matter }) => matter),
    nextStep ?? '',
  ].join('\n');
}
