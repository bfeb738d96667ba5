import type { Said } from './chain.check.js';
import { bornIn, type Owed, type Story } from './story.js';
import type { Findings } from './violation.js';

/** Invariant 3: whether the machines could take this event after those before it. To be asked before `tell`. */
export function checkOrder(story: Story, said: Said, seq: number, findings: Findings): void {
  const member = typeof said['member'] === 'string' ? said['member'] : undefined;
  const fault = faultOf(story, said, member);
  if (!fault) return;
  const [code, fact] = fault;
  findings.add({
    invariant: 3,
    code,
    aggregate: story.aggregate,
    ...(member && { member }),
    message: `Event ${seq} of ${story.aggregate} (${said.type}) ${fact}.`,
  });
}

type Fault = readonly [code: string, fact: string];

function faultOf(story: Story, said: Said, member: string | undefined): Fault | null {
  if (!KNOWN.has(said.type)) return ['event-unknown', 'is of a type that no machine takes'];
  if (said.type === 'machine.migrated') return story.last === null ? NOT_FIRST : null;
  return lifeFault(story, said.type) ?? memberFault(story, said, member) ?? clockFault(story, said, member);
}

const NOT_FIRST: Fault = ['not-born', 'comes before the event that begins the chain'];

/** Whether the whole can take it: begun, not ended, not already there. */
function lifeFault(story: Story, type: string): Fault | null {
  if (story.last === null) return BIRTHS.has(type) ? null : NOT_FIRST;
  if (story.ended && !(story.ended === 'completed' && type === 'task.reopened'))
    return ['event-after-end', `follows although this is ${story.ended}`];
  if (type.startsWith('clue.')) return type === 'clue.received' ? ['born-twice', 'begins what has begun'] : null;
  if (type.startsWith('meeting.')) return meetingFault(story, type);
  return type.startsWith('directive.') ? directiveFault(story, type) : taskFault(story, type);
}

/** Called once; decided and scored only when it has been held, and held only once. */
function meetingFault({ held }: Story, type: string): Fault | null {
  if (type === 'meeting.called') return ['born-twice', 'begins what has begun'];
  return AFTER_HOLDING.has(type) === held
    ? null
    : ['meeting-order', `comes while the meeting is ${held ? 'held' : 'still to be held'}`];
}

function taskFault({ ended, suspended }: Story, type: string): Fault | null {
  if (type === 'task.issued') return ['born-twice', 'begins what has begun'];
  if (type === 'task.reopened' && !ended) return ['reopened-unended', 'reopens what has not ended'];
  if (type !== 'task.suspended' && type !== 'task.resumed') return null;
  if ((type === 'task.suspended') !== suspended) return null;
  return ['suspension-repeated', `comes while the task is ${suspended ? 'suspended' : 'active'}`];
}

/** Imported, again while it is a draft; issued once; only then amended and closed. */
function directiveFault({ issued }: Story, type: string): Fault | null {
  const wantsDraft = type === 'directive.imported' || type === 'directive.issued';
  return wantsDraft === issued
    ? ['directive-order', `comes while the directive is ${issued ? 'issued' : 'a draft'}`]
    : null;
}

function memberFault({ members }: Story, said: Said, member: string | undefined): Fault | null {
  const born = bornIn(said);
  const again = born.find(({ id }) => members.has(id));
  if (again) return ['member-born-twice', `brings ${again.kind} ${again.id}, which is there already`];
  if (member === undefined || members.has(member) || born.some(({ id }) => id === member)) return null;
  return ['member-unborn', `speaks of ${member}, which no event before it has brought`];
}

/** Opened, reminded, fell due, escalated: in this order for each due date, and never while something holds it. */
function clockFault({ owed, suspended }: Story, { type, at }: Said, member: string | undefined): Fault | null {
  const stage = STAGES.get(type);
  const one = owed.get(member ?? '');
  if (!stage || !one) return null;
  const what = `to obligation ${one.id}`;
  if (suspended) return ['fired-while-suspended', `happens ${what} while the task is suspended`];
  if ((one.asked || one.objected) && stage > 1)
    return ['fired-while-held', `happens ${what} while a request about it is open`];
  if (stage === 3 && String(at) < one.schedule.dueAt)
    return ['fell-due-early', `happens ${what} before ${one.schedule.dueAt}`];
  return isInOrder(one, stage)
    ? null
    : ['out-of-order', `happens ${what}, ${PASSED[one.stage] ?? 'new'} for its due date`];
}

/** Being reminded and escalated may repeat; what has settled is told by invariant 6. */
function isInOrder({ state, stage: reached }: Owed, stage: number): boolean {
  if (state !== 'unsettled' && state !== 'missed') return true;
  if (stage === 4) return state === 'missed';
  return reached < stage || (stage === 2 && reached === 2);
}

const STAGES: ReadonlyMap<string, number> = new Map([
  ['obligation.opened', 1],
  ['obligation.reminded', 2],
  ['obligation.fellDue', 3],
  ['obligation.escalated', 4],
]);
const PASSED = ['not yet opened', 'already opened', 'already reminded', 'already fallen due', 'already escalated'];

const AFTER_HOLDING: ReadonlySet<string> = new Set(['meeting.decided', 'meeting.scored', 'meeting.closed']);

const BIRTHS: ReadonlySet<string> = new Set([
  'task.issued',
  'inspection.proposed',
  'clue.received',
  'meeting.called',
  'directive.imported',
]);

const KNOWN: ReadonlySet<string> = new Set(
  [
    'machine.migrated directive.imported directive.issued directive.amended directive.regimeApplied directive.closed',
    'task.issued task.suspended task.resumed task.withdrawn task.reopened task.replanned',
    'acknowledgement.given milestone.delivered reply.given instruction.given instruction.withdrawn',
    'obligation.opened obligation.reminded obligation.fellDue obligation.escalated obligation.urged',
    'obligation.waived obligation.exempted obligation.exemptionRevoked obligation.rescheduled',
    'planPart.submitted planPart.withdrawn planPart.approved planPart.sentBack',
    'plan.drafted plan.signed plan.filed plan.approved plan.returned plan.revised',
    'report.drafted report.signed report.submitted report.withdrawn report.accepted report.returned report.emptied',
    'subReport.submitted subReport.withdrawn subReport.approved subReport.sentBack',
    'extension.requested extension.granted extension.refused extension.withdrawn',
    'planPart.disputed subReport.disputed disagreement.settled disagreement.withdrawn',
    'objection.raised objection.upheld objection.refused objection.withdrawn',
    'closeOut.claimed closeOut.signed closeOut.verifying closeOut.confirmed closeOut.partlyConfirmed closeOut.rejected',
    'adjustment.proposed adjustment.approved adjustment.refused adjustment.withdrawn task.handedOver',
    'slip.announced slip.replied slip.issued slip.discarded',
    'inspection.proposed inspection.approved inspection.planned inspection.planApproved inspection.teamFormed',
    'inspection.recused inspection.trained inspection.notified inspection.keptCovert inspection.begun',
    'inspection.evidenceLogged inspection.found inspection.released inspection.concluded inspection.issued',
    'inspection.fedBack inspection.received inspection.reviewRequested inspection.reviewDecided',
    'inspection.rectificationOrdered inspection.rectificationReported inspection.rectificationVerified',
    'inspection.resultProposed inspection.resultApproved inspection.resultDropped inspection.resultCarriedOut',
    'inspection.closed inspection.terminated',
    'clue.received clue.linked clue.unlinked clue.assigned clue.checkingBegun clue.concluded clue.closed clue.reopened',
    'meeting.called meeting.agendaChanged meeting.rescheduled meeting.held meeting.decided meeting.scored meeting.closed',
    'meeting.cancelled',
    'clue.identityOpened clue.handOverAsked clue.handOverApproved clue.handOverRefused clue.identityErased',
  ].flatMap((line) => line.split(' ')),
);
