import type { CommandOf, Refusal, ReportContent } from '@duban/contracts';
import type { Member, MemberOf, TaskState } from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { isRefusal, memberOf, type TaskDecision } from './decision.js';
import { supplementOf } from './plan.deciders.js';

/** A return leaves the report's obligation met and makes a supplement fall due. */
export function returnReport(
  { member, reason }: CommandOf<'report.return'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const report = memberOf(decision.state, member, 'report');
  if (isRefusal(report)) return report;
  const { unit, period } = report.context;
  const owedAs = unit === decision.state.context.lead ? 'lead' : 'coordinating';
  return {
    type: 'report.returned',
    member,
    reason: decision.keep(reason),
    supplement: supplementOf(member, unit, owedAs, period, decision),
  };
}

/** 进展报告: what is written is kept, and how often in succession it says that there is nothing new. */
export function draftReport(
  { member, content }: CommandOf<'report.draft'>,
  { state, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const counted = countUnchanged(memberOf(state, member, 'report'), content, state);
  if (isRefusal(counted)) return counted;
  return { type: 'report.drafted', member, content: keep(JSON.stringify(content)), ...counted };
}

/** 分报告: as a report, handed in at once. */
export function submitSubReport(
  { member, content }: CommandOf<'subReport.submit'>,
  { state, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const counted = countUnchanged(memberOf(state, member, 'subReport'), content, state);
  if (isRefusal(counted)) return counted;
  return { type: 'subReport.submitted', member, content: keep(JSON.stringify(content)), ...counted };
}

type Reported = MemberOf<'report' | 'subReport'>;

/**
 * Nothing new is an honest answer: it is counted per task and unit, and from the second time on asks for the reason. A
 * wording that says something begins anew.
 */
function countUnchanged(
  report: Reported | Refusal,
  { unchanged }: ReportContent,
  state: TaskState,
): { unchanged?: number } | Refusal {
  if (isRefusal(report)) return report;
  if (!unchanged) return report.context.unchanged ? { unchanged: 0 } : {};
  const before = reportBefore(report, state)?.context.unchanged ?? 0;
  if (before === 0 || unchanged.reason) return { unchanged: before + 1 };
  return refusal(
    'reason-needed',
    `Nothing new was reported ${before} times before this one: say why there is nothing new again.`,
    { issues: [{ path: '/content/unchanged/reason', message: 'is missing' }] },
  );
}

/** The last report of the same unit for an earlier period that says anything. */
function reportBefore(report: Reported, state: TaskState): Reported | undefined {
  const day = firstDueOn(report, state);
  return [...state.members.values()]
    .filter((member) => isReported(member))
    .filter((each) => each.context.unit === report.context.unit && saysSomething(each) && firstDueOn(each, state) < day)
    .toSorted((a, b) => (firstDueOn(a, state) < firstDueOn(b, state) ? -1 : 1))
    .at(-1);
}

const isReported = (member: Member): member is Reported => member.kind === 'report' || member.kind === 'subReport';

/** What came back as empty is as if it had never been written. */
const saysSomething = ({ context }: Reported): boolean =>
  context.content !== null && !('mark' in context && context.mark === 'empty');

/** The day on which a report first fell due, by which the reports of a unit are ordered. */
function firstDueOn({ context }: Reported, { members }: TaskState): string {
  const [first] = context.obligations;
  const owed = first === undefined ? undefined : members.get(first);
  return owed?.kind === 'obligation' ? owed.context.firstDueOn : '';
}
