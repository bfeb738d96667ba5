import { ItemTarget, ItemTimeLimit, type TaskView } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { Assignment, ExtensionApprover, ObligationContext, TaskValue } from '@duban/lifecycle';
import { reasonView, type Texts, textView } from '../report/contents.js';
import { exemptionView } from './exemption.js';
import { slipReplyView } from './slip-reply.js';
import { assignmentView } from './units.read.js';
import type { StoredMember, StoredObligation, TaskRoot } from './task.read.js';

type Members = TaskView['members'];
type Obligations = TaskView['obligations'];

/** What the parts of a task need beside themselves. */
export interface Around {
  texts: Texts;
  units: ReadonlyMap<string, string>;
  /** The commands that may be given on one of them. */
  allowed: (member: string) => string[];
}

/** Contents that stand with a task; those of reports are read by themselves. */
const SHOWN_WITH_TASK = new Set([
  'plan',
  'planPart',
  'closeOut',
  'instruction',
  'disagreement',
  'objection',
  'adjustment',
  'slip',
]);

/** What a member may have in its context, whatever its kind. */
interface AnyContext {
  unit?: string | null;
  period?: string;
  submissions?: number;
  submittedAt?: string | null;
  mark?: string | null;
  reason?: string | null;
  content?: string | null;
  obligation?: string;
  newDueOn?: string;
  about?: string;
  progress?: string;
  approver?: ExtensionApprover;
  level?: string;
  rung?: number;
  by?: string | null;
  approvalsLeft?: readonly string[];
  missingParts?: readonly string[];
  assignment?: Assignment | null;
  proposedAt?: string;
  answer?: string | null;
}

/** What a claim says beside its text. */
const closeOutView = ({ context }: Extract<StoredMember, { kind: 'closeOut' }>): Members[number]['closeOut'] => ({
  claimedAt: context.claimedAt ?? null,
  closesAs: context.closesAs ?? 'measured',
  manner: context.manner ?? null,
  stays: [...(context.stays ?? [])],
  endedAt: context.endedAt ?? null,
});

/** The addresses of what is shown of a task's parts and obligations. */
export function addressesIn(
  members: readonly StoredMember[],
  obligations: readonly StoredObligation[],
  root?: TaskRoot['context'],
) {
  return [
    root?.pause?.basis ?? null,
    root?.reopened?.reason ?? null,
    root?.reopened?.consequence ?? null,
    ...members.flatMap(({ kind, context }) => {
      const { reason, content, progress, answer } = context as AnyContext;
      return [reason ?? null, progress ?? null, answer ?? null, SHOWN_WITH_TASK.has(kind) ? (content ?? null) : null];
    }),
    ...obligations.flatMap(({ context }) => [context.reason, context.exemption?.basis ?? null]),
  ];
}

/** To which day a task is meant to rest, and on what basis. */
export const pauseView = ({ pause }: TaskRoot['context'], texts: Texts): TaskView['pause'] => {
  const basis = pause && textView(pause.basis, texts);
  return pause && basis ? { until: pause.until, basis } : null;
};

/** Why a task was last opened again. */
export const reopenedView = ({ reopened }: TaskRoot['context'], texts: Texts): TaskView['reopened'] => {
  const reason = reopened && textView(reopened.reason, texts);
  if (!reopened || !reason) return null;
  const { at, ground, consequence } = reopened;
  return { at, ground, reason, consequence: textView(consequence, texts) };
};

/** A part of a task as it is shown. */
export function memberView(member: StoredMember, around: Around): Members[number] {
  const { id, kind, value, context, version } = member;
  const { texts, units, allowed } = around;
  const of = context as AnyContext;
  return {
    id,
    kind,
    state: value,
    version,
    unit: of.unit ? { id: of.unit, name: units.get(of.unit) ?? '' } : null,
    period: of.period ?? null,
    submissions: of.submissions ?? null,
    submittedAt: of.submittedAt ?? null,
    mark: of.mark ?? null,
    reason: reasonView(of.reason, texts),
    content: SHOWN_WITH_TASK.has(kind) ? textView(of.content, texts) : null,
    progress: textView(of.progress, texts),
    approver: kind === 'extension' ? (of.approver ?? 'supervisor') : null,
    ...ofSomeKinds(of),
    assignment: of.assignment ? assignmentView(of.assignment, units) : null,
    answer: textView(of.answer, texts),
    ...ofOneKind(member),
    allowed: allowed(id),
  };
}

/** What a claim says beside its text, and where the unit of a slip is to be heard. */
const ofOneKind = (member: StoredMember): Pick<Members[number], 'closeOut' | 'reply'> => ({
  closeOut: member.kind === 'closeOut' ? closeOutView(member) : null,
  reply: member.kind === 'slip' ? slipReplyView(member.context) : null,
});

/** What extensions, slips and plans have of their own. */
const ofSomeKinds = ({ approvalsLeft, missingParts, ...of }: AnyContext) => ({
  obligation: of.obligation ?? null,
  about: of.about ?? null,
  newDueOn: of.newDueOn ?? null,
  level: of.level ?? null,
  rung: of.rung ?? null,
  by: of.by ?? null,
  proposedAt: of.proposedAt ?? null,
  approvalsLeft: approvalsLeft ? [...approvalsLeft] : null,
  missingParts: missingParts ? [...missingParts] : null,
});

/** An obligation as it is shown. */
export function obligationView(
  { id, value, context, version, dueOn, dueAt }: StoredObligation,
  { texts, units, allowed }: Around,
): Obligations[number] {
  return {
    id,
    unit: { id: context.unit, name: units.get(context.unit) ?? '' },
    state: value,
    dueOn,
    dueAt: instantFromRow(dueAt),
    ...factsOf(context),
    inheritedFrom: context.inheritedFrom
      ? {
          unit: { id: context.inheritedFrom.unit, name: units.get(context.inheritedFrom.unit) ?? '' },
          obligation: context.inheritedFrom.obligation,
        }
      : null,
    reason: reasonView(context.reason, texts),
    exemption: exemptionView(context, texts),
    version,
    allowed: allowed(id),
  };
}

/** What every view of an obligation takes over from its machine. */
export function factsOf(context: ObligationContext) {
  const { kind, owedAs, subject, period, schedule, firstDueOn, missedAt, deliveredAt, reached, holds } = context;
  const { opensAt, provisional } = schedule;
  return {
    kind,
    owedAs,
    subject,
    period,
    opensAt,
    provisional,
    firstDueOn,
    missedAt,
    deliveredAt,
    reached,
    holds: [...holds],
  };
}

/** What the text of a task promises and by when, each time limit with the milestone that the lead owes for its day. */
export function figuresView(
  { targets, timeLimits }: Pick<TaskRoot, 'targets' | 'timeLimits'>,
  obligations: readonly StoredObligation[],
): Pick<TaskView, 'targets' | 'timeLimits'> {
  const owed = new Map(
    obligations.flatMap(({ id, context }) => (context.kind === 'milestone' ? [[context.firstDueOn, id] as const] : [])),
  );
  return {
    targets: ItemTarget.array().parse(targets),
    timeLimits: ItemTimeLimit.array()
      .parse(timeLimits)
      .map((limit) => ({
        ...limit,
        obligation: limit.decided === 'milestone' && limit.dueOn !== null ? (owed.get(limit.dueOn) ?? null) : null,
      })),
  };
}

/** The regions of a task's machine. */
export function regionsView({ lifecycle, activity, timeliness }: TaskValue): TaskView['regions'] {
  return typeof lifecycle === 'string'
    ? { lifecycle, reporting: null, activity, timeliness }
    : { lifecycle: 'reporting', reporting: lifecycle.reporting, activity, timeliness };
}
