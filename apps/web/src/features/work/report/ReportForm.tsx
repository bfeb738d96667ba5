import type { ReportRow } from '@duban/contracts';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../parts/Page.js';
import { ReportFields } from '../../../parts/report/ReportFields.js';
import { type ReportDraft, reportContentOf, reportDraftOf, reportFaults } from '../../../parts/report/report-draft.js';
import { TextDifference } from '../../../parts/TextDifference.js';
import { useEdited } from '../../../parts/useEdited.js';
import { EditedNotes } from '../EditedNotes.js';
import { useActs } from '../useActs.js';
import { usePlace } from '../usePlace.js';
import { LastPeriod } from './LastPeriod.js';
import { lastReportOf, withSubReport } from './periods.js';
import { isOfLead, type ReportProps } from './report-props.js';
import { Sending } from './Sending.js';
import { SubReportsBeside } from './SubReportsBeside.js';

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
  const { row, before } = textsOf(rows, member.id);
  const occasion = useMemo(() => ({ period: member.period ?? '', today }), [member.period, today]);
  const edited = useEdited<ReportDraft>({
    place: usePlace('report', member.id),
    // Of the row that has the wording: the task may have been read again earlier than its reports.
    version: row?.version ?? member.version,
    saved: reportDraftOf(row?.content ?? null, before?.content ?? null, occasion),
    textOf,
  });
  const { typed, type } = edited;
  const [isTried, setTried] = useState(false);
  const faults = reportFaults(typed);
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
        {isOfLead(matter, member) && (
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

/** A report as it was saved, and the unit's report before it. */
function textsOf(rows: readonly ReportRow[], id: string) {
  const row = rows.find((each) => each.id === id);
  return { row, before: lastReportOf(rows, row) };
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
