import { expect, test } from 'vitest';
import { allowedEvents, evolveTask } from './evolve-task.js';
import { expectSameOnPart } from './invariants.fixture.js';
import { MemberNotLoaded } from './refusal.js';
import {
  due,
  membersOfTask,
  newObligation,
  on,
  partFor,
  plain,
  stamped,
  submitReport,
  TaskRun,
} from './task.fixture.js';
import { levelOf, statusOf } from './task-state.js';
import { nextWake } from './wakes.js';

const status = (run: TaskRun) => statusOf(run.state);

function complete(run: TaskRun, day: number) {
  run.tell(on(day), {
    type: 'closeOut.claimed',
    closeOut: { id: `claim-${day}`, kind: 'closeOut', context: { content: 'c' } },
    content: 'c',
  });
  const member = `claim-${day}`;
  run.tell(on(day), { type: 'closeOut.signed', member });
  run.tell(on(day), { type: 'closeOut.verifying', member });
  run.tell(on(day), { type: 'closeOut.confirmed', member });
}

test('a task goes from assigned over planned and reporting to completed', () => {
  const run = new TaskRun();
  expect(status(run)).toBe('assigned');
  run.tell(on(2), { type: 'acknowledgement.given', member: 'ack-L' });
  run.tell(on(2), { type: 'acknowledgement.given', member: 'ack-C' });
  run.tell(on(4), { type: 'planPart.submitted', member: 'part', content: 'p' });
  run.tell(on(5), { type: 'planPart.approved', member: 'part' });
  run.tell(on(6), { type: 'plan.drafted', member: 'plan', content: 'v1' });
  run.tell(on(6), { type: 'plan.signed', member: 'plan' });
  run.tell(on(7), { type: 'plan.filed', member: 'plan', milestones: [] });
  expect(status(run)).toBe('assigned');
  const milestone = newObligation('m', 'milestone', null, due(60, 8));
  const approved = run.tell(on(8), { type: 'plan.approved', member: 'plan', milestones: [milestone] });
  expect(status(run)).toBe('planned');
  expect(approved.arrows).toContain('task: lifecycle.assigned --plan.cameIntoForce--> lifecycle.planned');
  expect(run.value('m')).toBe('open');
  run.until(on(14));
  expect(status(run)).toBe('reporting');
  expect(run.value('report-1')).toBe('open');
  submitReport(run, on(20), 'report-1');
  run.tell(on(21), { type: 'report.accepted', member: 'report-1' });
  run.tell(on(22), { type: 'subReport.submitted', member: 'sub-1', content: 's' });
  complete(run, 23);
  expect(status(run)).toBe('completed');
  expect(run.value('o-report-2')).toBe('cancelled');
  expect(run.value('m')).toBe('cancelled');
  expect(run.value('o-report-1')).toBe('met');
});

test('a report window that opens before the plan is in force makes the task reporting, and the plan moves nothing', () => {
  const run = new TaskRun().until(on(14));
  expect(run.state.value.lifecycle).toEqual({ reporting: 'working' });
  run.tell(on(15), { type: 'plan.drafted', member: 'plan', content: 'v1' });
  run.tell(on(15), { type: 'plan.signed', member: 'plan' });
  run.tell(on(15), { type: 'plan.filed', member: 'plan', milestones: [] });
  run.tell(on(15), { type: 'plan.approved', member: 'plan', milestones: [] });
  expect(run.state.value.lifecycle).toEqual({ reporting: 'working' });
});

test('what the lead misses makes the task overdue; what a coordinating unit misses alerts the lead', () => {
  const run = new TaskRun();
  run.tell(on(2), { type: 'acknowledgement.given', member: 'ack-L' });
  run.until(on(4));
  expect(run.value('ack-C')).toBe('missed');
  expect(status(run)).toBe('assigned');
  expect(run.effects).toContainEqual({
    type: 'notify',
    kind: 'leadAlert',
    unit: 'L',
    roles: ['unitLiaison', 'unitHead'],
    obligation: 'ack-C',
  });
  run.until(on(13));
  expect(run.value('o-plan')).toBe('missed');
  expect(status(run)).toBe('overdue');
  expect(levelOf(run.state)).toBe(0);
  run.until(on(14, 9));
  expect(levelOf(run.state)).toBe(1);
});

test('rungs: blue is sent at once, yellow and red are drafted, and a draft falls away when the obligation is met', () => {
  const run = new TaskRun().until(on(18, 10));
  expect(levelOf(run.state)).toBe(3);
  const kinds = run.effects.filter(({ obligation }) => obligation === 'o-plan').map(({ kind }) => kind);
  expect(kinds).toEqual(['reminder', 'reminder', 'blue', 'slipDraft', 'slipDraft']);
  const drafts = [...run.state.members.values()].filter((m) => m.kind === 'slip' && m.context.obligation === 'o-plan');
  expect(drafts.map(({ value }) => value)).toEqual(['drafted', 'drafted']);
  const issued = run.tell(on(18, 11), { type: 'slip.issued', member: drafts[0]!.id });
  expect(issued.effects).toEqual([
    {
      type: 'notify',
      kind: 'yellow',
      unit: 'L',
      roles: ['unitHead', 'leaderInCharge'],
      obligation: 'o-plan',
      member: drafts[0]!.id,
    },
  ]);
  run.tell(on(19), { type: 'plan.drafted', member: 'plan', content: 'v' });
  run.tell(on(19), { type: 'plan.signed', member: 'plan' });
  run.tell(on(19), { type: 'plan.filed', member: 'plan', milestones: [] });
  expect(run.value('o-plan')).toBe('metLate');
  expect(run.value(drafts[1]!.id)).toBe('discarded');
  expect(run.obligation('o-plan').context.missedAt).toBe(on(13));
});

test('a delivery at the due moment is late even when the clock has not been heard: through missed to metLate', () => {
  const run = new TaskRun(membersOfTask(0));
  const event = stamped({ type: 'acknowledgement.given', member: 'ack-L' }, on(4));
  const step = evolveTask(run.state, event);
  expect(step.ok && step.state.members.get('ack-L')?.value).toBe('metLate');
  expect(step.ok && step.arrows).toEqual([
    'obligation: open --acknowledgement.given--> missed',
    'obligation: missed --acknowledgement.given--> metLate',
    'task: timeliness.onTime --lead.missed--> timeliness.overdue',
    'task: timeliness.overdue --lead.settled--> timeliness.onTime',
  ]);
  const inTime = evolveTask(run.state, { ...event, at: '2023-01-03T23:59:59.999Z' });
  expect(inTime.ok && inTime.state.members.get('ack-L')?.value).toBe('met');
});

test('a return leaves the report met and asks for a supplement; meeting that needs a new signature', () => {
  const run = new TaskRun();
  submitReport(run, on(20), 'report-1');
  run.tell(on(29), {
    type: 'report.returned',
    member: 'report-1',
    reason: 'r',
    supplement: newObligation('sup', 'supplement', 'report-1', due(32, 29), 'lead', '2023-01'),
  });
  expect(run.value('o-report-1')).toBe('met');
  expect(run.value('sup')).toBe('open');
  expect(run.try(on(30), { type: 'report.submitted', member: 'report-1' })).toMatchObject({
    ok: false,
    code: 'not-in-state',
    allowed: ['report.drafted'],
    message: 'The report is returned and does not take report.submitted; allowed is report.drafted.',
  });
  submitReport(run, on(33), 'report-1');
  expect(run.value('sup')).toBe('metLate');
  // the second submission delivered the supplement alone
  run.tell(on(34), { type: 'report.emptied', member: 'report-1', reason: 'empty' });
  expect([run.value('sup'), run.value('o-report-1'), run.value('report-1')]).toEqual(['missed', 'met', 'open']);
});

test('empty: open again as if nothing had come, and missed as of the due moment when that has passed', () => {
  const early = new TaskRun();
  submitReport(early, on(20), 'report-1');
  early.tell(on(21), { type: 'report.emptied', member: 'report-1', reason: 'r' });
  expect(early.obligation('o-report-1')).toMatchObject({ value: 'open', context: { deliveredAt: null } });
  expect(nextWake(early.obligation('o-report-1'), early.state)).toEqual({ at: on(26, 9), what: 'remind', index: 0 });

  const late = new TaskRun();
  submitReport(late, on(20), 'report-1');
  late.tell(on(33), { type: 'report.emptied', member: 'report-1', reason: 'r' });
  expect(late.obligation('o-report-1')).toMatchObject({ value: 'missed', context: { missedAt: on(29), rungsDone: 2 } });
  expect(nextWake(late.obligation('o-report-1'), late.state)).toMatchObject({ at: on(34, 9), what: 'rung' });
});

test('withdrawn before review and delivered months later: late since the due moment', () => {
  const run = new TaskRun();
  submitReport(run, on(20), 'report-1');
  run.tell(on(21), { type: 'report.withdrawn', member: 'report-1' });
  expect(run.value('report-1')).toBe('drafted');
  run.tell(on(80), { type: 'report.signed', member: 'report-1' });
  expect(levelOf(run.state)).toBe(3);
  run.tell(on(80), { type: 'report.submitted', member: 'report-1' });
  expect(run.obligation('o-report-1')).toMatchObject({
    value: 'metLate',
    context: { missedAt: on(29), deliveredAt: on(80) },
  });
});

test('an accepted report for a later period cures what was missed earlier; it stays late', () => {
  const run = new TaskRun().until(on(42));
  submitReport(run, on(50), 'report-2');
  expect(run.value('o-report-1')).toBe('missed');
  run.tell(on(51), { type: 'report.accepted', member: 'report-2' });
  expect(run.obligation('o-report-1')).toMatchObject({ value: 'metLate', context: { missedAt: on(29) } });
  expect(run.value('o-plan')).toBe('missed');
  // the coordinating unit's own report is not cured by the lead's
  expect(run.value('o-sub-1')).toBe('missed');
});

test('an accepted report cures nothing that fell due after it, and nothing where the regime says so', () => {
  const run = new TaskRun().until(on(90));
  submitReport(run, on(90), 'report-2');
  run.tell(on(91), { type: 'report.accepted', member: 'report-2' });
  expect([1, 2, 3].map((index) => run.value(`o-report-${index}`))).toEqual(['metLate', 'metLate', 'missed']);

  const strict = new TaskRun(
    membersOfTask().map((member) =>
      member.kind === 'obligation' ? { ...member, context: { ...member.context, laterReportCures: false } } : member,
    ),
  );
  submitReport(strict.until(on(50)), on(50), 'report-2');
  strict.tell(on(51), { type: 'report.accepted', member: 'report-2' });
  expect(strict.value('o-report-1')).toBe('missed');
});

test('an extension holds; refused after the due moment means missed as of it; granted moves', () => {
  const ask = (run: TaskRun, day: number) =>
    run.try(on(day), {
      type: 'extension.requested',
      member: 'e',
      extension: {
        id: 'e',
        kind: 'extension',
        context: { obligation: 'o-report-1', newDueOn: '2023-02-12', requestedAt: on(day) },
      },
      reason: 'why',
    });
  const refused = new TaskRun();
  expect(ask(refused, 27).ok).toBe(true);
  expect(refused.state.members.get('e')).toMatchObject({ value: 'requested', context: { unit: 'L', reason: 'why' } });
  refused.until(on(34));
  expect(refused.value('o-report-1')).toBe('held');
  refused.tell(on(34), { type: 'extension.refused', member: 'e', reason: 'no' });
  expect(refused.obligation('o-report-1')).toMatchObject({
    value: 'missed',
    context: { missedAt: on(29), rungsDone: 2 },
  });

  const granted = new TaskRun();
  ask(granted, 10);
  granted.until(on(15));
  // an extension asked for keeps nobody from working
  expect(granted.value('report-1')).toBe('open');
  granted.tell(on(34), { type: 'extension.granted', member: 'e', schedule: due(40, 14) });
  expect(granted.obligation('o-report-1')).toMatchObject({
    value: 'open',
    context: { firstDueOn: '2023-01-28', moves: 1, holds: [], schedule: { dueOn: '2023-02-12' } },
  });
  expect(ask(new TaskRun(), 29)).toMatchObject({ ok: false, machine: 'obligation', state: 'missed' });

  const delivered = new TaskRun();
  ask(delivered, 27);
  submitReport(delivered, on(30), 'report-1');
  expect(delivered.value('o-report-1')).toBe('met');
  // void while the request is undecided: held again, not missed
  delivered.tell(on(31), { type: 'report.emptied', member: 'report-1', reason: 'r' });
  expect(delivered.value('o-report-1')).toBe('held');
  delivered.tell(on(32), { type: 'extension.withdrawn', member: 'e' });
  expect(delivered.value('o-report-1')).toBe('missed');
});

test('a disagreement about a part goes to the inspectorate and the other side; it moves neither the part nor its day', () => {
  const raise = (run: TaskRun, unit: string) =>
    run.try(on(3), {
      type: 'planPart.disputed',
      member: 'part',
      disagreement: {
        id: 'd',
        kind: 'disagreement',
        context: { about: 'part', partOf: 'C', unit, raisedAt: on(3), content: 'why' },
      },
    });
  const byPart = new TaskRun();
  const before = [byPart.value('part'), byPart.obligation('o-part')];
  expect(raise(byPart, 'C')).toMatchObject({
    ok: true,
    effects: [
      { kind: 'disagreement', unit: null, roles: ['supervisor', 'chiefSupervisor'] },
      { kind: 'disagreement', unit: 'L' },
    ],
  });
  expect([byPart.value('part'), byPart.obligation('o-part')]).toEqual(before);
  expect(byPart.value('d')).toBe('raised');
  byPart.tell(on(4), { type: 'disagreement.settled', member: 'd', reason: 'answer' });
  expect(byPart.state.members.get('d')).toMatchObject({
    value: 'settled',
    context: { content: 'why', reason: 'answer' },
  });
  expect(byPart.try(on(5), { type: 'disagreement.withdrawn', member: 'd' })).toMatchObject({
    ok: false,
    machine: 'disagreement',
    state: 'settled',
  });
  expect(raise(new TaskRun(), 'L')).toMatchObject({ effects: [{ unit: null }, { kind: 'disagreement', unit: 'C' }] });
});

test('suspension: nothing fires, deliveries are taken, and resuming cancels, moves or releases', () => {
  const run = new TaskRun().until(on(13));
  run.tell(on(20), { type: 'task.suspended', reason: 'r' });
  expect(status(run)).toBe('suspended');
  expect([run.value('o-report-1'), run.value('o-report-2')]).toEqual(['held', 'held']);
  const quiet = run.events.length;
  run.until(on(70));
  expect(run.events.length).toBe(quiet);
  const wake = stamped({ type: 'obligation.escalated', member: 'o-plan', rung: 3, skipped: false }, on(30));
  expect(evolveTask(run.state, wake)).toMatchObject({ ok: false, code: 'suspended' });
  submitReport(run, on(30), 'report-1');
  expect(run.value('o-report-1')).toBe('met');
  run.tell(on(70), {
    type: 'task.resumed',
    cancelled: ['o-report-2'],
    moved: [{ member: 'o-part', schedule: due(73, 1) }].filter(({ member }) => run.value(member) === 'held'),
  });
  expect(status(run)).toBe('overdue');
  expect(run.value('o-report-2')).toBe('cancelled');
  expect(run.value('o-report-3')).toBe('open');
  expect(run.value('report-3')).toBe('open');
  // rungs that passed in the pause are not made up for
  expect(nextWake(run.obligation('o-plan'), run.state)).toBe(null);
});

test('what is cancelled or moved on resuming must be held: else the whole act is refused', () => {
  const run = new TaskRun();
  run.tell(on(2), { type: 'acknowledgement.given', member: 'ack-L' });
  run.tell(on(2), { type: 'task.suspended', reason: 'r' });
  const moved = [{ member: 'ack-L', schedule: due(9) }];
  expect(run.try(on(3), { type: 'task.resumed', cancelled: [], moved })).toMatchObject({
    ok: false,
    machine: 'obligation',
    state: 'met',
  });
  expect(status(run)).toBe('suspended');
});

test('completed with a miss, reopened: overdue again, rungs that fired or passed are not repeated', () => {
  const run = new TaskRun();
  run.tell(on(2), { type: 'acknowledgement.given', member: 'ack-L' });
  complete(run.until(on(16)), 16);
  expect(status(run)).toBe('completed');
  expect(run.state.value.timeliness).toBe('onTime');
  expect(run.value('o-plan')).toBe('missed');
  expect(nextWake(run.obligation('o-plan'), run.state)).toBe(null);
  expect(run.try(on(17), { type: 'obligation.waived', member: 'o-plan', basis: 'b' })).toMatchObject({
    ok: false,
    machine: 'task',
    allowed: ['task.reopened'],
  });
  run.tell(on(17), {
    type: 'task.reopened',
    reason: 'r',
    members: [newObligation('again', 'milestone', null, due(40, 17))],
  });
  expect(status(run)).toBe('overdue');
  expect(levelOf(run.state)).toBe(1);
  expect(run.value('again')).toBe('open');
  expect(nextWake(run.obligation('o-plan'), run.state)).toEqual({ at: on(18, 9), what: 'rung', index: 2 });
  // the second rung passed while the task was completed
  expect(run.obligation('o-plan').context).toMatchObject({ reached: 1, rungsDone: 2 });
});

test('an exemption stands beside the miss: nothing is cured, no rung fires, and revoked the ladder goes on with what is to come', () => {
  const run = new TaskRun([newObligation('m', 'milestone', null, due(10, 2))]);
  const exempt = { type: 'obligation.exempted', member: 'm', ground: 'forceMajeure', basis: 'b' } as const;
  expect(run.until(on(5)).try(on(5), exempt)).toMatchObject({ ok: false, code: 'not-in-state', state: 'open' });
  run.until(on(13));
  run.tell(on(13), exempt);
  expect(run.try(on(13), exempt)).toMatchObject({ ok: false, code: 'already-exempted' });
  expect(run.obligation('m')).toMatchObject({
    value: 'missed',
    context: { missedAt: on(11), exemption: { ground: 'forceMajeure', basis: 'b', at: on(13) } },
  });
  expect(status(run)).toBe('overdue');
  expect(nextWake(run.obligation('m'), run.state)).toBe(null);
  const slip = {
    id: 's',
    kind: 'slip',
    context: { obligation: 'm', rung: 2, level: 'yellow', to: [], by: null },
  } as const;
  const rung = { type: 'obligation.escalated', member: 'm', rung: 2, skipped: false, slip } as const;
  expect(run.try(on(14, 9), rung)).toMatchObject({ ok: false, code: 'exempted' });
  run.tell(on(15), { type: 'obligation.exemptionRevoked', member: 'm', reason: 'r' });
  expect(run.try(on(15), { type: 'obligation.exemptionRevoked', member: 'm', reason: 'r' })).toMatchObject({
    code: 'not-exempted',
  });
  expect(run.obligation('m').context).toMatchObject({ exemption: null, reached: 1, rungsDone: 2 });
  expect(nextWake(run.obligation('m'), run.state)).toEqual({ at: on(16, 9), what: 'rung', index: 2 });
});

test('delivered late, it stays late and exempted', () => {
  const run = new TaskRun([newObligation('m', 'milestone', null, due(10, 2))]).until(on(13));
  run.tell(on(13), { type: 'obligation.exempted', member: 'm', ground: 'precondition', basis: 'b' });
  run.tell(on(14), { type: 'milestone.delivered', member: 'm' });
  expect(run.obligation('m')).toMatchObject({ value: 'metLate', context: { exemption: { ground: 'precondition' } } });
  expect(status(run)).not.toBe('overdue');
});

test('a provisional day decides nothing until its year has a table', () => {
  const run = new TaskRun([newObligation('m', 'milestone', null, due(10, 2, true))]);
  run.until(on(20));
  expect(run.value('m')).toBe('open');
  expect(run.try(on(20), { type: 'obligation.fellDue', member: 'm' })).toMatchObject({
    ok: false,
    code: 'provisional',
  });
  run.tell(on(21), { type: 'obligation.rescheduled', member: 'm', schedule: due(10, 2) });
  expect(run.obligation('m')).toMatchObject({ value: 'missed', context: { moves: 0, missedAt: on(11) } });
  expect(run.try(on(21), { type: 'obligation.rescheduled', member: 'm', schedule: due(30) }).ok).toBe(false);
});

test('after downtime a reminder whose due moment has passed is skipped, and of several rungs only the highest is sent', () => {
  const run = new TaskRun([newObligation('m', 'milestone', null, due(10, 2))]);
  run.wakeUpAt(on(20));
  const said = run.effects.filter(({ obligation }) => obligation === 'm').map(({ kind }) => kind);
  expect(said).toEqual(['slipDraft']);
  expect(run.obligation('m').context).toMatchObject({ reached: 3, rungsDone: 3, remindersDone: 2 });
});

test('an event is refused with the state, the event and what is allowed, and changes nothing', () => {
  const run = new TaskRun();
  const before = plain(run.until(on(1, 9)).state);
  expect(run.try(on(1, 9), { type: 'milestone.delivered', member: 'ack-L' })).toMatchObject({
    code: 'wrong-kind',
    allowed: [
      'acknowledgement.given',
      'obligation.waived',
      'obligation.urged',
      'extension.requested',
      'objection.raised',
    ],
  });
  expect(run.try(on(1, 9), { type: 'task.resumed', cancelled: [], moved: [] })).toMatchObject({
    code: 'not-in-state',
    state: 'assigned active onTime',
    allowed: [
      'instruction.given',
      'task.replanned',
      'adjustment.proposed',
      'task.handedOver',
      'task.withdrawn',
      'task.suspended',
    ],
  });
  expect(evolveTask(null, stamped({ type: 'plan.signed', member: 'plan' }, on(1)))).toMatchObject({
    allowed: ['task.issued'],
  });
  expect(plain(run.state)).toEqual(before);
});

test('one claim at a time; a rejected one lets the lead claim again', () => {
  const run = new TaskRun().until(on(14));
  const claim = (id: string) =>
    run.try(on(15), {
      type: 'closeOut.claimed',
      closeOut: { id, kind: 'closeOut', context: { content: 'c' } },
      content: 'c',
    });
  expect(claim('a').ok).toBe(true);
  expect(claim('b')).toMatchObject({ ok: false, code: 'already-claimed' });
  run.tell(on(15), { type: 'closeOut.signed', member: 'a' });
  run.tell(on(15), { type: 'closeOut.verifying', member: 'a' });
  expect(run.state.value.lifecycle).toEqual({ reporting: 'verifying' });
  run.tell(on(15), { type: 'closeOut.rejected', member: 'a', reason: 'r' });
  expect(run.state.value.lifecycle).toEqual({ reporting: 'working' });
  expect(claim('b').ok).toBe(true);
});

test('filing never waits for a part: a missing one is named; the first version in force is the baseline', () => {
  const run = new TaskRun();
  run.tell(on(2), { type: 'plan.drafted', member: 'plan', content: 'v1' });
  run.tell(on(2), { type: 'plan.signed', member: 'plan' });
  run.tell(on(2), { type: 'plan.filed', member: 'plan', milestones: [] });
  expect(run.state.members.get('plan')?.context).toMatchObject({
    missingParts: ['part'],
    approvalsLeft: ['supervisor'],
  });
  const supplement = newObligation('sup', 'supplement', 'plan', due(6, 3));
  run.tell(on(3), { type: 'plan.returned', member: 'plan', reason: 'r', supplement });
  expect([run.value('plan'), run.value('o-plan'), run.value('sup')]).toEqual(['drafting', 'met', 'open']);
  for (const content of ['v2', 'v3']) {
    if (content === 'v3') run.tell(on(4), { type: 'plan.revised', member: 'plan' });
    run.tell(on(4), { type: 'plan.drafted', member: 'plan', content });
    run.tell(on(4), { type: 'plan.signed', member: 'plan' });
    run.tell(on(4), { type: 'plan.filed', member: 'plan', milestones: [] });
    run.tell(on(4), { type: 'plan.approved', member: 'plan', milestones: [] });
  }
  expect(run.value('sup')).toBe('met');
  expect(run.state.members.get('plan')?.context).toMatchObject({ baseline: 'v2', content: 'v3', inForceCount: 2 });
});

test('a report cures what was missed of one that never opened, and that one is among what is loaded', () => {
  const run = new TaskRun();
  run.tell(on(2), { type: 'task.suspended', reason: 'r' });
  run.tell(on(40), { type: 'task.resumed', cancelled: [], moved: [] });
  expect([run.value('report-1'), run.value('o-report-1')]).toEqual(['scheduled', 'missed']);
  submitReport(run, on(50), 'report-2');
  const accepted = stamped({ type: 'report.accepted', member: 'report-2' }, on(51));
  expectSameOnPart(run.state, accepted);
  run.tell(on(51), { type: 'report.accepted', member: 'report-2' });
  expect(run.value('o-report-1')).toBe('metLate');
});

test('a member that is needed and not loaded is a programming error', () => {
  const run = new TaskRun();
  submitReport(run, on(20), 'report-1');
  const event = stamped({ type: 'report.withdrawn', member: 'report-1' }, on(21));
  const part = partFor(run.state, event);
  expect(part.members.has('o-report-1')).toBe(true);
  const members = new Map([...part.members].filter(([id]) => id !== 'o-report-1'));
  expect(() => evolveTask({ ...part, members }, event)).toThrow(MemberNotLoaded);
  expect(() => evolveTask({ ...part, members: new Map() }, event)).toThrow(MemberNotLoaded);
});

test('what is allowed leaves out what the clock sends', () => {
  const run = new TaskRun();
  expect(allowedEvents(run.state, null)).toEqual([
    'instruction.given',
    'task.replanned',
    'adjustment.proposed',
    'task.handedOver',
    'task.withdrawn',
    'task.suspended',
  ]);
  expect(allowedEvents(run.state, 'plan')).toEqual(['plan.drafted', 'plan.signed']);
});
