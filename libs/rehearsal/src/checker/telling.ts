import type { Said } from './chain.check.js';
import { type Born, bornIn, isBorn, type Owed, owedFrom, type Story, timetable } from './story.js';

/**
 * Carries the story on by one event: what the design says an event does to the obligations, written a second time, so
 * that the outcome can be held against the rows. An event that fits nothing changes nothing; others name it.
 */
export function tell(story: Story, said: Said): void {
  if (said.type === 'machine.migrated') reseed(story, said['snapshot']);
  else {
    for (const born of bornIn(said)) bear(story, born);
    tellings[said.type]?.(story, { at: String(said['at']), member: String(said['member']), said });
  }
  story.last = said.type;
}

interface Telling {
  readonly at: string;
  readonly member: string;
  readonly said: Said;
}

const tellings: Readonly<Record<string, (story: Story, telling: Telling) => void>> = {
  'acknowledgement.given': deliverOne,
  'milestone.delivered': deliverOne,
  'reply.given': deliverOne,
  'plan.filed': submit,
  'planPart.submitted': submit,
  'report.submitted': submit,
  'subReport.submitted': submit,
  'planPart.withdrawn': makeVoid,
  'subReport.withdrawn': makeVoid,
  'report.withdrawn': makeVoid,
  'report.emptied': makeVoid,
  'report.accepted': cure,

  'obligation.opened': (story, { member }) => reach(story, member, 1),
  'obligation.reminded': (story, { member }) => reach(story, member, 2),
  'obligation.fellDue': (story, { member }) =>
    forOwed(story, member, (owed) => owed.state === 'unsettled' && miss(owed)),
  'obligation.escalated': (story, { member }) => reach(story, member, 4),
  'obligation.waived': (story, { member }) => forOwed(story, member, (owed) => dismiss(owed, 'waived')),
  'obligation.exempted': (story, { member }) => forOwed(story, member, (owed) => (owed.exempted = true)),
  'obligation.exemptionRevoked': (story, { member }) => forOwed(story, member, (owed) => (owed.exempted = false)),
  'obligation.rescheduled': (story, { member, said, at }) =>
    forOwed(story, member, (owed) => reschedule(story, owed, said, at)),

  'extension.requested': (story, { said }) =>
    forExtension(story, idOf(said['extension']), (owed) => (owed.asked = true)),
  'extension.granted': (story, { member, said, at }) =>
    forExtension(story, member, (owed) => {
      owed.asked = false;
      move(owed, said['schedule']);
      lapse(story, owed, at);
    }),
  'extension.refused': endExtension,
  'extension.withdrawn': endExtension,

  'objection.raised': (story, { said }) =>
    forExtension(story, idOf(said['objection']), (owed) => (owed.objected = owed.state === 'unsettled')),
  'objection.upheld': (story, { member }) => forExtension(story, member, (owed) => dismiss(owed, 'waived')),
  'objection.refused': endObjection,
  'objection.withdrawn': endObjection,

  'task.suspended': (story) => (story.suspended = true),
  'task.resumed': resume,
  'task.replanned': replan,
  'adjustment.approved': reassign,
  'task.handedOver': reassign,
  'instruction.withdrawn': cancelListed,
  'task.withdrawn': (story) => end(story, 'withdrawn'),
  'closeOut.confirmed': (story) => end(story, 'completed'),
  'task.reopened': (story) => (story.ended = null),
  'directive.issued': (story) => (story.issued = true),
  'directive.closed': (story) => (story.ended = 'closed'),
  'meeting.held': (story) => (story.held = true),
  'meeting.closed': (story) => (story.ended = 'closed'),
  'meeting.cancelled': (story) => (story.ended = 'cancelled'),
};

function bear(story: Story, born: Born): void {
  story.members.add(born.id);
  if (born.kind === 'obligation') {
    const owed = owedFrom(born);
    story.owed.set(born.id, owed);
    if (owed.subject !== null && !story.subjectDueOn.has(owed.subject))
      story.subjectDueOn.set(owed.subject, owed.schedule.dueOn);
  }
  if (born.kind === 'extension' || born.kind === 'objection')
    story.extensions.set(born.id, String(born.context['obligation']));
}

function forOwed(story: Story, id: string, act: (owed: Owed) => unknown): void {
  const owed = story.owed.get(id);
  if (owed) act(owed);
}

const forExtension = (story: Story, id: string, act: (owed: Owed) => unknown): void =>
  forOwed(story, story.extensions.get(id) ?? '', act);

const idOf = (value: unknown): string => (isBorn(value) ? value.id : '');

const about = (story: Story, subject: string): Owed[] =>
  [...story.owed.values()].filter((owed) => owed.subject === subject);

function reach(story: Story, member: string, stage: number): void {
  forOwed(story, member, (owed) => (owed.stage = Math.max(owed.stage, stage)));
}

function deliverOne(story: Story, { at, member }: Telling): void {
  forOwed(story, member, (owed) => deliver(story, owed, at, null));
}

function submit(story: Story, { at, member }: Telling): void {
  const submission = (story.submissions.get(member) ?? 0) + 1;
  story.submissions.set(member, submission);
  for (const owed of about(story, member)) deliver(story, owed, at, submission);
}

function deliver(story: Story, owed: Owed, at: string, by: number | null): void {
  if (owed.state !== 'unsettled' && owed.state !== 'missed') return;
  const late = owed.state === 'missed' || (!isHeld(owed) && !story.suspended && isPast(owed, at));
  Object.assign(owed, { state: late ? 'metLate' : 'met', objected: false, deliveredAt: at, deliveredBy: by });
}

function makeVoid(story: Story, { at, member }: Telling): void {
  const submission = story.submissions.get(member);
  for (const owed of about(story, member)) {
    if (owed.deliveredBy !== submission || (owed.state !== 'met' && owed.state !== 'metLate')) continue;
    const wasLate = owed.state === 'metLate';
    Object.assign(owed, { state: 'unsettled', deliveredAt: null, deliveredBy: null });
    if (wasLate) miss(owed);
    else lapse(story, owed, at);
  }
}

/** A report accepted for a later period cures what its unit missed of the earlier ones, supplements included. */
function cure(story: Story, { at, member }: Telling): void {
  const dueOn = story.subjectDueOn.get(member);
  const unit = story.subjectUnit.get(member) ?? about(story, member)[0]?.unit;
  for (const owed of story.owed.values()) {
    if (owed.state !== 'missed' || owed.unit !== unit || !owed.laterReportCures || !isOfPeriod(owed)) continue;
    const earlier = story.subjectDueOn.get(owed.subject ?? '');
    if (dueOn !== undefined && earlier !== undefined && earlier < dueOn)
      Object.assign(owed, { state: 'metLate', deliveredAt: at, deliveredBy: null });
  }
}

const isOfPeriod = ({ kind, period }: Owed): boolean => period !== null && (kind === 'report' || kind === 'supplement');

function endExtension(story: Story, { at, member }: Telling): void {
  forExtension(story, member, (owed) => {
    owed.asked = false;
    lapse(story, owed, at);
  });
}

/** Refused, the days of what was held begin anew; withdrawn, they stay. What was not held is left as it is. */
function endObjection(story: Story, { at, member, said }: Telling): void {
  forExtension(story, member, (owed) => {
    if (owed.objected && said['schedule'] !== undefined) move(owed, said['schedule']);
    owed.objected = false;
    lapse(story, owed, at);
  });
}

const isHeld = ({ asked, objected }: Owed): boolean => asked || objected;

function cancelListed(story: Story, { said }: Telling): void {
  for (const id of listOf(said['cancelled'])) forOwed(story, String(id), (owed) => dismiss(owed, 'cancelled'));
}

/** Other units: what goes over is another's, and what nobody owes any more is cancelled. What was missed stays. */
function reassign(story: Story, { said }: Telling): void {
  for (const handed of listOf(said['handed']) as { member: string; unit: string }[]) {
    story.subjectUnit.set(handed.member, handed.unit);
    forOwed(story, handed.member, (owed) => (owed.unit = handed.unit));
  }
  for (const id of listOf(said['kept'])) forOwed(story, String(id), (owed) => (owed.laterReportCures = false));
  for (const id of listOf(said['dropped'])) forOwed(story, String(id), (owed) => dismiss(owed, 'cancelled'));
}

/** Under changed rules: only what has not opened is moved or dropped, and it settles nothing. */
function replan(story: Story, { said }: Telling): void {
  for (const id of listOf(said['dropped'])) forOwed(story, String(id), (owed) => dismiss(owed, 'cancelled'));
  for (const moved of listOf(said['moved'])) {
    const { member, schedule, laterReportCures } = moved as Record<string, unknown>;
    forOwed(story, String(member), (owed) => {
      move(owed, schedule);
      owed.laterReportCures = laterReportCures === true;
    });
  }
}

function resume(story: Story, telling: Telling): void {
  const { at, said } = telling;
  story.suspended = false;
  cancelListed(story, telling);
  for (const moved of listOf(said['moved'])) {
    const { member, schedule } = moved as { member?: unknown; schedule?: unknown };
    forOwed(story, String(member), (owed) => move(owed, schedule));
  }
  for (const owed of story.owed.values()) lapse(story, owed, at);
}

function reschedule(story: Story, owed: Owed, said: Said, at: string): void {
  const wasProvisional = owed.schedule.provisional;
  move(owed, said['schedule']);
  if (wasProvisional) lapse(story, owed, at);
}

function move(owed: Owed, schedule: unknown): void {
  if (owed.state !== 'unsettled' && owed.state !== 'met') return;
  owed.schedule = timetable(schedule);
  owed.stage = 0;
}

function end(story: Story, how: 'completed' | 'withdrawn'): void {
  story.ended = how;
  for (const owed of story.owed.values()) if (owed.state === 'unsettled') dismiss(owed, 'cancelled');
}

function dismiss(owed: Owed, how: 'waived' | 'cancelled'): void {
  if (owed.state === 'unsettled' || owed.state === 'missed') owed.state = how;
}

/** What nothing holds any more is missed as of its due moment when that has passed. */
function lapse(story: Story, owed: Owed, at: string): void {
  if (owed.state === 'unsettled' && !isHeld(owed) && !story.suspended && isPast(owed, at)) miss(owed);
}

function miss(owed: Owed): void {
  Object.assign(owed, { state: 'missed', asked: false, objected: false, stage: Math.max(owed.stage, 3) });
}

const isPast = ({ schedule }: Owed, at: string): boolean => !schedule.provisional && at >= schedule.dueAt;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A migrated snapshot is taken as it is; what the clock has done before stays known. */
function reseed(story: Story, snapshot: unknown): void {
  const { value, members } = snapshot as { value?: { lifecycle?: unknown; activity?: unknown }; members?: unknown };
  story.suspended = value?.activity === 'suspended';
  story.ended = value?.lifecycle === 'completed' || value?.lifecycle === 'withdrawn' ? value.lifecycle : null;
  for (const born of listOf(members).filter(isBorn)) {
    const before = story.owed.get(born.id);
    bear(story, born);
    const { submissions, dueOn } = born.context;
    if (typeof submissions === 'number') story.submissions.set(born.id, submissions);
    if (typeof dueOn === 'string') story.subjectDueOn.set(born.id, dueOn);
    const after = story.owed.get(born.id);
    if (before && after) story.owed.set(born.id, { ...after, fired: before.fired, stage: before.stage });
  }
}
