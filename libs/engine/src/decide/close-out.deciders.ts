import type { CloseOutContent, CommandOf, Refusal } from '@duban/contracts';
import type { Closing } from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import { type ClaimAsk, claimAsks, unanswered } from './claim-asks.js';
import { isRefusal, memberOf, type TaskDecision } from './decision.js';
import { reportsFrom } from './members.js';

/** The lead says that the task is done, and answers for each of its targets and milestones. */
export function claimCloseOut(
  { content, closesAs }: CommandOf<'closeOut.claim'>,
  { state, at, targets, textOf, newId, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const asks = claimAsks(state.members.values(), targets, textOf);
  const issues = issuesOf(content, closesAs, asks);
  if (issues.length > 0)
    return refusal(
      'claim-incomplete',
      'A claim answers for each target and milestone of the task: with evidence, or with why there is none.',
      { issues },
    );
  const id = newId();
  const address = keep(JSON.stringify(content));
  const rows = content.evidence.length;
  return {
    type: 'closeOut.claimed',
    closeOut: { id, kind: 'closeOut', context: { content: address, claimedAt: at, closesAs, rows } },
    content: address,
  };
}

type Issues = NonNullable<Refusal['issues']>;

/** What is missing of a claim, by where it would stand. */
function issuesOf(content: CloseOutContent, closesAs: Closing, asks: readonly ClaimAsk[]): Issues {
  const missing = unanswered(asks, content).map(({ subject }, index) => ({
    path: `/content/evidence/${content.evidence.length + index}`,
    message: `is missing: nothing is said of “${subject}”`,
  }));
  const isShown = asks.length === 0 || content.evidence.some(({ lacks }) => lacks === undefined);
  if (closesAs === 'measured' && !isShown)
    missing.push({ path: '/closesAs', message: 'is not measured by anything: no row has evidence' });
  if (closesAs !== 'measured' && content.explanation === undefined)
    missing.push({
      path: '/content/explanation',
      message: 'is missing: say how it goes on, or why it is not measured',
    });
  return missing;
}

/** The inspectorate confirms, as what the claim says or as less: nothing becomes an achievement that was not claimed as one. */
export function confirmCloseOut(
  { member, closesAs }: CommandOf<'closeOut.confirm'>,
  { state }: TaskDecision,
): NewTaskEvent | Refusal {
  const claim = memberOf(state, member, 'closeOut');
  if (isRefusal(claim)) return claim;
  const claimed = claim.context.closesAs ?? 'measured';
  if (closesAs === 'measured' && claimed !== 'measured')
    return refusal('class-above-claim', 'The claim does not say that the task is measured.', {
      issues: [{ path: '/closesAs', message: `was claimed as ${claimed}` }],
    });
  return { type: 'closeOut.confirmed', member, closesAs: closesAs ?? claimed };
}

/** Part of it is confirmed; what stays open is named among the rows of the claim. */
export function confirmPartly(
  { member, reason, stays }: CommandOf<'closeOut.confirmPartly'>,
  { state, keep }: TaskDecision,
): NewTaskEvent | Refusal {
  const claim = memberOf(state, member, 'closeOut');
  if (isRefusal(claim)) return claim;
  const { rows } = claim.context;
  const open = [...new Set(stays)].toSorted((a, b) => a - b);
  const fault = rows === undefined ? null : faultOf(open, rows);
  if (fault)
    return refusal('bad-command', 'What stays open is named among the rows of the claim.', {
      issues: [{ path: '/stays', message: fault }],
    });
  return { type: 'closeOut.partlyConfirmed', member, reason: keep(reason), stays: open };
}

function faultOf(stays: readonly number[], rows: number): string | null {
  if (stays.some((row) => row >= rows)) return `the claim has ${rows} rows`;
  return rows > 0 && stays.length === 0 ? 'is empty: name at least one row' : null;
}

/**
 * A completed task that turns out not to be done goes on: the reports of the rest of the year are owed again, save those
 * that a unit has handed in or missed before.
 */
export function reopenTask(command: CommandOf<'task.reopen'>, decision: TaskDecision): NewTaskEvent | Refusal {
  const { state, at, calendar } = decision;
  const { lead, jointLeads, coordinating, told } = state.context;
  if (!lead) return refusal('missing-lead', 'The task has no lead unit.');
  if (command.ground !== 'other' && command.consequence === undefined)
    return refusal('bad-command', 'A look back, and a claim that was not true, say what follows.', {
      issues: [{ path: '/consequence', message: 'is missing' }],
    });
  // What a task of no directive owed are replies: the leader asks again.
  if (state.context.directive === null) return reopened(command, [], decision);
  const owing = { lead, jointLeads, coordinating, told };
  const standing = new Set(
    [...state.members.values()].flatMap((member) =>
      member.kind === 'obligation' && member.value !== 'cancelled' ? [reportKey(member.context)] : [],
    ),
  );
  const members = reportsFrom(owing, at, calendar.dateOf(at), decision).filter((member) =>
    member.kind === 'obligation'
      ? !standing.has(reportKey(member.context))
      : !('period' in member.context) || !standing.has(reportKey({ ...member.context, kind: member.kind })),
  );
  return reopened(command, members, decision);
}

const reopened = (
  { reason, ground, consequence }: CommandOf<'task.reopen'>,
  members: ReturnType<typeof reportsFrom>,
  { keep }: TaskDecision,
): NewTaskEvent => ({
  type: 'task.reopened',
  reason: keep(reason),
  members,
  ground,
  ...(consequence === undefined ? {} : { consequence: keep(consequence) }),
});

const reportKey = ({ kind, unit, period }: { kind: string; unit: string; period: string | null }): string =>
  `${kind} ${unit} ${period}`;
