import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedEvents, evolveTask } from './evolve-task.js';
import { adjustedEarlyAndLate, handedOverWhilePlanned, reassignment } from './adjustment.fixture.js';
import { definitions, machineNames } from './definitions.js';
import {
  expectNoneLost,
  expectNoStaleWakes,
  expectReasons,
  expectReplays,
  expectRungsOnce,
  expectSameOnPart,
  expectStatusFollowsLead,
  frozen,
} from './invariants.fixture.js';
import { arrowsOf } from './mermaid.js';
import { due, newObligation, on, partFor, stamped, submitReport, TaskRun, type Told } from './task.fixture.js';
import { type TaskEventType, taskEventTypes } from './task-event.js';
import { statusOf, type TaskState } from './task-state.js';

/** One move of the model: wait, then bring about one of the events that are allowed (or, wild, any at all). */
interface Move {
  readonly wait: number;
  readonly pick: number;
  readonly wild: boolean;
  /** Hears of the wakes only when the move comes, as after downtime. */
  readonly deaf: boolean;
}

const moves = fc.array(
  fc.record({
    wait: fc.oneof({ weight: 5, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(25) }),
    pick: fc.nat(),
    wild: fc.nat(9).map((chance) => chance === 0),
    deaf: fc.nat(9).map((chance) => chance === 0),
  }),
  { minLength: 20, maxLength: 80, size: 'max' },
);

const taken = new Set<string>();

test('what always holds, over any sequence of events: one lead, one coordinating unit, three periods', () => {
  fc.assert(
    fc.property(moves, (sequence) => {
      const run = new TaskRun();
      let day = 1;
      for (const move of sequence) {
        day = Math.min(day + move.wait, 300);
        step(run, move, day);
      }
      expectReplays(run);
      expectRungsOnce(run);
      run.arrows.forEach((arrow) => taken.add(arrow));
    }),
    { numRuns: 150, seed: 7 },
  );
  expect(taken.size).toBeGreaterThan(100);
}, 300_000);

test('the sequences, and examples of what they leave out, take every arrow of the task and of its members', () => {
  const all = machineNames.filter((name) => name === 'task' || name in definitions.task[1]!.members).flatMap(arrowsOf);
  for (const run of examples()) run.arrows.forEach((arrow) => taken.add(arrow));
  expect(all.filter((arrow) => !taken.has(arrow))).toEqual([]);
});

/** What the model's task does not come to: wakes that were not heard, provisional days, other regimes. */
function examples(): TaskRun[] {
  const later = [
    newObligation('ack', 'acknowledgement', null, due(30, 20)),
    newObligation('m', 'milestone', null, due(30, 20)),
    { id: 'plan', kind: 'plan', context: { unit: 'L', approvals: [] } } as const,
    newObligation('o-plan', 'plan', 'plan', due(30, 20)),
  ];
  const sooner = later.map((member) =>
    member.kind === 'obligation' ? { ...member, context: { ...member.context, schedule: due(30, 1) } } : member,
  );
  const delivered = [later, sooner].flatMap((members) =>
    [10, 40].map((day) => {
      const run = new TaskRun(members);
      run.tellUnheard(on(day), { type: 'acknowledgement.given', member: 'ack' });
      run.tellUnheard(on(day), { type: 'milestone.delivered', member: 'm' });
      run.tellUnheard(on(day), { type: 'plan.drafted', member: 'plan', content: 'c' });
      run.tellUnheard(on(day), { type: 'plan.signed', member: 'plan' });
      run.tellUnheard(on(day), { type: 'plan.filed', member: 'plan', milestones: [] });
      const value = day === 10 ? 'met' : 'metLate';
      expect(['ack', 'm', 'o-plan'].map((id) => run.value(id))).toEqual([value, value, value]);
      return run;
    }),
  );
  return [
    ...delivered,
    provisional(),
    otherRegime(),
    decidedLate(),
    free(),
    ...replies(),
    movedIntoItsWindow(),
    planned(),
    handedOverWhilePlanned(),
    ...adjustedEarlyAndLate(),
    voidedWhileAsked(),
    agreedWhileSuspended(),
    ...objectedInPause(),
    ...returned(),
    ...objected(),
    refusedSoon(),
    exempted(),
    ...announced(),
  ];
}

/** Objected to and refused at once: it is open as before. */
function refusedSoon(): TaskRun {
  const run = new TaskRun([newObligation('ack', 'acknowledgement', null, due(5))]);
  const context = { obligation: 'ack', unit: 'L', raisedAt: on(2), content: 'c' };
  run.tell(on(2), { type: 'objection.raised', member: 'ob', objection: { id: 'ob', kind: 'objection', context } });
  run.tell(on(3), { type: 'objection.refused', member: 'ob', reason: 'r', schedule: due(9) });
  expect(run.value('ack')).toBe('open');
  return run;
}

/** Exempted while a draft waits and after a late delivery, and revoked in both states. */
function exempted(): TaskRun {
  const run = new TaskRun([newObligation('m', 'milestone', null, due(10, 2))]).until(on(14, 10));
  const exempt = { type: 'obligation.exempted', member: 'm', ground: 'errorTolerance', basis: 'b' } as const;
  const revoke = { type: 'obligation.exemptionRevoked', member: 'm', reason: 'r' } as const;
  run.tell(on(14, 11), exempt);
  expect([...run.state.members.values()].filter(({ kind }) => kind === 'slip').map(({ value }) => value)).toEqual([
    'discarded',
  ]);
  run.tell(on(15), revoke);
  run.tell(on(15), { type: 'milestone.delivered', member: 'm' });
  run.tell(on(15, 1), exempt);
  run.tell(on(15, 2), revoke);
  expect(run.obligation('m')).toMatchObject({ value: 'metLate', context: { exemption: null } });
  return run;
}

/** A red slip about which its unit was told: what it said is heard and the slip dropped, or it says nothing and it is issued. */
function announced(): TaskRun[] {
  return [true, false].map((isHeard) => {
    const run = new TaskRun([newObligation('m', 'milestone', null, due(10, 2))]).until(on(17, 10));
    const member = [...run.state.members.values()].find((each) => each.kind === 'slip' && each.context.rung === 3)!.id;
    expect(run.try(on(17, 11), { type: 'slip.issued', member })).toMatchObject({ ok: false, code: 'not-announced' });
    run.tell(on(17, 11), { type: 'slip.announced', member, replyOn: due(19).dueOn, replyBefore: on(20) });
    expect(run.try(on(19, 23), { type: 'slip.issued', member })).toMatchObject({ ok: false, code: 'reply-pending' });
    if (isHeard) {
      run.tell(on(18), { type: 'slip.replied', member, content: 'c' });
      run.tell(on(19), { type: 'slip.discarded', member, reason: 'r' });
    } else run.tell(on(20), { type: 'slip.issued', member });
    expect(run.value(member)).toBe(isHeard ? 'discarded' : 'issued');
    return run;
  });
}

function provisional(): TaskRun {
  const run = new TaskRun([newObligation('m', 'milestone', null, due(30, 20, true))]);
  run.tell(on(2), { type: 'obligation.rescheduled', member: 'm', schedule: due(31, 19, true) });
  run.tell(on(20), { type: 'obligation.rescheduled', member: 'm', schedule: due(32, 19, true) });
  run.tell(on(40), { type: 'obligation.rescheduled', member: 'm', schedule: due(32, 19) });
  expect(run.obligation('m')).toMatchObject({ value: 'missed', context: { moves: 2 } });
  run.tell(on(40), { type: 'task.suspended', reason: 'r' });
  run.tell(on(41), { type: 'task.resumed', cancelled: ['m'], moved: [] });
  expect(run.value('m')).toBe('cancelled');
  return run;
}

function otherRegime(): TaskRun {
  const run = new TaskRun([
    { id: 'plan', kind: 'plan', context: { unit: 'L', approvals: ['supervisor', 'chiefSupervisor'] } },
    { id: 'report', kind: 'report', context: { unit: 'L', period: 'p', signing: 'skipped' } },
    newObligation('o', 'report', 'report', due(30)),
  ]);
  run.tell(on(2), { type: 'plan.drafted', member: 'plan', content: 'c' });
  run.tell(on(2), { type: 'plan.signed', member: 'plan' });
  run.tell(on(2), { type: 'plan.filed', member: 'plan', milestones: [] });
  run.tell(on(2), { type: 'plan.approved', member: 'plan', milestones: [] });
  expect(run.value('plan')).toBe('filed');
  run.tell(on(2), { type: 'plan.approved', member: 'plan', milestones: [] });
  expect(run.value('plan')).toBe('inForce');
  run.tell(on(2), { type: 'report.drafted', member: 'report', content: 'c' });
  run.tell(on(2), { type: 'report.submitted', member: 'report' });
  expect(run.value('o')).toBe('met');
  return run;
}

/** Born of an instruction, of no directive: it is worked at from its birth, and ends as any other. */
function free(): TaskRun {
  const run = new TaskRun([], on(1, 8), null);
  expect(run.effects).toEqual([]);
  run.tell(on(1, 8), instructionOf(newObligation('r', 'reply', 'i', due(9))));
  expect(run.state.value.lifecycle).toEqual({ reporting: 'working' });
  expect(run.effects.map(({ kind, unit }) => `${kind} ${unit}`)).toEqual(['instruction L']);
  run.until(on(12));
  expect(statusOf(run.state)).toBe('overdue');
  run.tell(on(12), { type: 'reply.given', member: 'r', content: 'c' });
  expect(statusOf(run.state)).toBe('reporting');
  expect(run.state.members.get('i')?.context).toMatchObject({
    replies: [{ obligation: 'r', unit: 'L', content: 'c', at: on(12) }],
  });
  run.tell(on(13), {
    type: 'closeOut.claimed',
    content: 'c',
    closeOut: { id: 'claim', kind: 'closeOut', context: { content: 'c' } },
  });
  run.tell(on(13), { type: 'closeOut.signed', member: 'claim' });
  run.tell(on(13), { type: 'closeOut.verifying', member: 'claim' });
  run.tell(on(13), { type: 'closeOut.confirmed', member: 'claim' });
  expect(statusOf(run.state)).toBe('completed');
  return run;
}

function instructionOf(...owed: ReturnType<typeof newObligation>[]): Told {
  const context = { units: ['L'], content: 'c', dueOn: '2023-01-09', by: 'p', role: 'leaderInCharge' } as const;
  return { type: 'instruction.given', instruction: { id: 'i', kind: 'instruction', context }, replies: owed };
}

/** Replies before the window, unheard and late; and one that comes after the instruction was withdrawn. */
function replies(): TaskRun[] {
  const given = (schedule = due(30, 20)) => {
    const run = new TaskRun([]);
    run.tell(
      on(2),
      instructionOf(newObligation('r', 'reply', 'i', schedule), newObligation('s', 'reply', 'i', due(6))),
    );
    return run;
  };
  const [early, unheard, open, late] = [given(), given(), given(due(30, 1)), given()];
  early.tell(on(3), { type: 'reply.given', member: 'r', content: 'c' });
  unheard.tellUnheard(on(40), { type: 'reply.given', member: 'r', content: 'c' });
  open.tellUnheard(on(40), { type: 'reply.given', member: 'r', content: 'c' });
  late.tell(on(8), { type: 'instruction.withdrawn', member: 'i', reason: 'r', cancelled: ['r'] });
  expect([late.value('r'), late.value('s'), late.value('i')]).toEqual(['cancelled', 'missed', 'withdrawn']);
  late.tell(on(9), { type: 'reply.given', member: 's', content: 'c' });
  expect([early.value('r'), unheard.value('r'), open.value('r'), late.value('s')]).toEqual([
    'met',
    'metLate',
    'metLate',
    'metLate',
  ]);
  return [early, unheard, open, late];
}

/** Planned, and nothing to report yet: a leader instructs, the rules change, and it is withdrawn. */
function planned(): TaskRun {
  const run = new TaskRun([
    { id: 'plan', kind: 'plan', context: { unit: 'L', approvals: [] } },
    newObligation('o-plan', 'plan', 'plan', due(12)),
  ]);
  run.tell(on(2), { type: 'plan.drafted', member: 'plan', content: 'c' });
  run.tell(on(2), { type: 'plan.signed', member: 'plan' });
  run.tell(on(2), { type: 'plan.filed', member: 'plan', milestones: [] });
  run.tell(on(3), instructionOf(newObligation('r', 'reply', 'i', due(9, 3))));
  run.tell(on(3), { type: 'task.replanned', made: [], moved: [], dropped: [] });
  expect(statusOf(run.state)).toBe('planned');
  run.tell(on(4), { type: 'task.withdrawn', reason: 'r' });
  expect(run.value('r')).toBe('cancelled');
  return run;
}

/** Delivered while more time was asked for: what is withdrawn is held again. */
function voidedWhileAsked(): TaskRun {
  const run = new TaskRun();
  const context = { obligation: 'o-report-1', newDueOn: due(35).dueOn, requestedAt: on(20) };
  run.tell(on(20), {
    type: 'extension.requested',
    member: 'e',
    reason: 'r',
    extension: { id: 'e', kind: 'extension', context },
  });
  submitReport(run, on(21), 'report-1');
  expect(run.value('o-report-1')).toBe('met');
  run.tell(on(22), { type: 'report.withdrawn', member: 'report-1' });
  expect(run.value('o-report-1')).toBe('held');
  return run;
}

/** More time that is given while the task stands still: what is owed stays held, for the other reason. */
function agreedWhileSuspended(): TaskRun {
  const run = new TaskRun([newObligation('m', 'milestone', null, due(30))]);
  const context = { obligation: 'm', newDueOn: due(35).dueOn, requestedAt: on(20) };
  run.tell(on(20), {
    type: 'extension.requested',
    member: 'e',
    reason: 'r',
    extension: { id: 'e', kind: 'extension', context },
  });
  run.tell(on(21), { type: 'task.suspended', reason: 'r' });
  run.tell(on(22), { type: 'extension.granted', member: 'e', schedule: due(35) });
  expect(run.value('m')).toBe('held');
  return run;
}

/** Rules that open a window that lay ahead: it is open at once, its reminders and rungs are the new ones. */
function movedIntoItsWindow(): TaskRun {
  const run = new TaskRun([newObligation('m', 'milestone', null, due(60, 50))]);
  const { ladder, laterReportCures } = run.obligation('m').context;
  const schedule = due(20, 1);
  run.tell(on(10), {
    type: 'task.replanned',
    made: [],
    moved: [{ member: 'm', schedule, ladder: ladder.slice(0, 1), laterReportCures: !laterReportCures }],
    dropped: [],
  });
  expect(run.obligation('m')).toMatchObject({ value: 'open', context: { schedule, moves: 1, opened: true } });
  expect(run.obligation('m').context.ladder).toHaveLength(1);
  return run;
}

/** Objected to in a pause: waived meanwhile, or decided so late that what is owed is missed at once. */
function objectedInPause(): TaskRun[] {
  return [true, false].map((isWaived) => {
    const run = new TaskRun([newObligation('ack', 'acknowledgement', null, due(5))]);
    const context = { obligation: 'ack', unit: 'L', raisedAt: on(3), content: 'c' };
    const objection = { id: 'ob', kind: 'objection', context } as const;
    run.tell(on(2), { type: 'task.suspended', reason: 'r' });
    run.tell(on(3), { type: 'objection.raised', member: 'ob', objection });
    if (isWaived) run.tell(on(4), { type: 'obligation.waived', member: 'ack', basis: 'b' });
    else {
      run.tell(on(20), { type: 'task.resumed', cancelled: [], moved: [] });
      run.tell(on(21), { type: 'objection.withdrawn', member: 'ob' });
    }
    expect(run.value('ack')).toBe(isWaived ? 'waived' : 'missed');
    return run;
  });
}

/** The unit objects: upheld, what is held is owed no more; refused in a pause, it stays held for that. */
function objected(): TaskRun[] {
  return [true, false].map((isRight) => {
    const run = new TaskRun([
      newObligation('ack', 'acknowledgement', null, due(5)),
      { id: 'plan', kind: 'plan', context: { unit: 'L', approvals: [] } },
      newObligation('o-plan', 'plan', 'plan', due(12)),
      { id: 'report', kind: 'report', context: { unit: 'L', period: 'p', signing: 'skipped' } },
      newObligation('o', 'report', 'report', due(30, 8)),
    ]);
    const context = { obligation: 'ack', unit: 'L', raisedAt: on(2), content: 'c' };
    const objection = { id: 'ob', kind: 'objection', context } as const;
    run.tell(on(2), { type: 'objection.raised', member: 'ob', objection });
    run.tell(on(2), { type: 'plan.drafted', member: 'plan', content: 'c' });
    run.tell(on(2), { type: 'plan.signed', member: 'plan' });
    run.tell(on(2), { type: 'plan.filed', member: 'plan', milestones: [] });
    if (isRight) run.tell(on(6), { type: 'objection.upheld', member: 'ob', reason: 'r' });
    else {
      run.tell(on(3), { type: 'task.suspended', reason: 'r' });
      run.tell(on(6), { type: 'objection.refused', member: 'ob', reason: 'r', schedule: due(9) });
      run.tell(on(7), { type: 'task.resumed', cancelled: [], moved: [] });
    }
    expect(run.value('ack')).toBe(isRight ? 'waived' : 'open');
    expect(statusOf(run.until(on(8, 9)).state)).toBe('reporting');
    const claim = { id: 'claim', kind: 'closeOut', context: { content: 'c' } } as const;
    run.tell(on(9), { type: 'closeOut.claimed', content: 'c', closeOut: claim });
    run.tell(on(9), { type: 'closeOut.signed', member: 'claim' });
    run.tell(on(9), { type: 'closeOut.verifying', member: 'claim' });
    run.tell(on(9), { type: 'task.replanned', made: [], moved: [], dropped: [] });
    return run;
  });
}

/** A report that came back, comes again and cures the one before; what is held is urged; a claim ends with its task. */
function returned(): TaskRun[] {
  const run = new TaskRun().until(on(45));
  submitReport(run, on(45), 'report-2');
  const supplement = newObligation('s', 'supplement', 'report-2', due(50, 45), 'lead', '2023-02');
  run.tell(on(46), { type: 'report.returned', member: 'report-2', reason: 'r', supplement });
  submitReport(run, on(47), 'report-2');
  run.tell(on(48), { type: 'report.accepted', member: 'report-2' });
  expect(run.value('o-report-1')).toBe('metLate');
  const context = { obligation: 'o-report-3', newDueOn: due(90).dueOn, requestedAt: on(75) };
  run.tell(on(75), {
    type: 'extension.requested',
    member: 'e',
    reason: 'r',
    extension: { id: 'e', kind: 'extension', context },
  });
  run.tell(on(76), { type: 'obligation.urged', member: 'o-report-3' });
  expect(run.value('o-report-3')).toBe('held');
  const claimed = new TaskRun();
  claimed.tell(on(20), {
    type: 'closeOut.claimed',
    content: 'c',
    closeOut: { id: 'claim', kind: 'closeOut', context: { content: 'c' } },
  });
  claimed.tell(on(21), { type: 'closeOut.signed', member: 'claim' });
  claimed.tell(on(22), { type: 'closeOut.verifying', member: 'claim' });
  claimed.tell(on(23), { type: 'task.withdrawn', reason: 'r' });
  expect(statusOf(claimed.state)).toBe('withdrawn');
  return [run, claimed];
}

function decidedLate(): TaskRun {
  const run = new TaskRun([newObligation('m', 'milestone', null, due(30))]);
  const context = { obligation: 'm', newDueOn: '2023-02-05', requestedAt: on(20) };
  run.tell(on(20), {
    type: 'extension.requested',
    member: 'e',
    reason: 'r',
    extension: { id: 'e', kind: 'extension', context },
  });
  run.tell(on(50), { type: 'extension.granted', member: 'e', schedule: due(33) });
  expect(run.obligation('m')).toMatchObject({ value: 'missed', context: { missedAt: on(34), rungsDone: 3 } });
  return run;
}

test('the model is able to fail: a status that ignores the lead is found', () => {
  const run = new TaskRun().until(on(5));
  const broken: TaskState = { ...run.state, value: { ...run.state.value, timeliness: 'onTime' } };
  expect(() => expectStatusFollowsLead(broken)).toThrow();
});

function step(run: TaskRun, move: Move, day: number): void {
  const at = on(day, 10);
  if (move.deaf) run.wakeUpAt(at);
  else run.until(at);
  expectStatusFollowsLead(run.state);
  const told = choose(run, move, day);
  if (!told) return;
  const event = stamped(told, at);
  const before = frozen(run.state);
  expectSameOnPart(before, event);
  const outcome = run.try(at, told);
  if (!outcome.ok) {
    expectReasons(outcome, event);
    return;
  }
  expectNoneLost(before, run.state);
  expectStatusFollowsLead(run.state);
  expectNoStaleWakes(run.until(at).state, at);
}

/** First the type, then the member, so that the many obligations do not crowd out the rest; endings are seldom. */
function choose(run: TaskRun, { pick, wild }: Move, day: number): Told | null {
  const ids = [null, ...run.state.members.keys()];
  const options = ids.flatMap((id) =>
    (wild ? taskEventTypes : allowedEvents(run.state, id)).map((type) => ({ id, type })),
  );
  const types = [...new Set(options.map(({ type }) => type))];
  const type = types[pick % types.length];
  if (type === undefined || (seldom.has(type) && pick % 97 > 12)) return null;
  const chosen = options.filter((option) => option.type === type);
  return details(run, type, chosen[Math.floor(pick / 101) % chosen.length]?.id ?? 'ack-L', day);
}

const seldom: ReadonlySet<TaskEventType> = new Set([
  'task.withdrawn',
  'task.suspended',
  'task.replanned',
  'obligation.waived',
  'obligation.urged',
  'task.handedOver',
  'adjustment.proposed',
]);

let born = 0;
const newId = (prefix: string) => `${prefix}-${(born += 1)}`;

/** An event of a type with details that make sense at that moment. */
function details(run: TaskRun, type: TaskEventType, member: string, day: number): Told | null {
  const text = {
    type,
    member,
    reason: 'r',
    content: `c${day}`,
    basis: 'b',
    mark: 'good',
    ground: 'forceMajeure',
  } as Told;
  const special = specials[type];
  return special ? special(run, member, day) : text;
}

const afresh = (day: number) => due(day + 5, Math.max(1, day - 3));

const specials: Partial<Record<TaskEventType, (run: TaskRun, member: string, day: number) => Told | null>> = {
  'task.issued': () => null,
  'machine.migrated': () => null,
  'task.resumed': (run, _, day) => ({ type: 'task.resumed', ...resumption(run, day) }),
  'task.reopened': (_run, _member, day) => ({ type: 'task.reopened', reason: 'r', members: [milestone(day)] }),
  'extension.requested': ({ state }, member, day) => {
    if (state.members.get(member)?.kind !== 'obligation') return null;
    const context = { obligation: member, newDueOn: afresh(day).dueOn, requestedAt: on(day, 10) };
    const id = newId('e');
    return { type: 'extension.requested', member: id, reason: 'r', extension: { id, kind: 'extension', context } };
  },
  'objection.raised': ({ state }, member, day) => {
    if (state.members.get(member)?.kind !== 'obligation') return null;
    const id = newId('ob');
    const context = { obligation: member, unit: 'L', raisedAt: on(day, 10), content: 'c' };
    return { type: 'objection.raised', member: id, objection: { id, kind: 'objection', context } };
  },
  'objection.refused': (_, member, day) => ({ type: 'objection.refused', member, reason: 'r', schedule: afresh(day) }),
  'planPart.disputed': (_run, member, day) => ({
    type: 'planPart.disputed',
    member,
    disagreement: dispute(member, day),
  }),
  'subReport.disputed': (_run, member, day) => ({
    type: 'subReport.disputed',
    member,
    disagreement: dispute(member, day),
  }),
  'adjustment.proposed': (_run, _member, day) => {
    const context = { assignment: null, content: 'c', proposedAt: on(day, 10), post: 'p', unit: 'L' };
    return { type: 'adjustment.proposed', reason: 'r', adjustment: { id: newId('a'), kind: 'adjustment', context } };
  },
  'adjustment.approved': ({ state }, member, day) => ({
    type: 'adjustment.approved',
    member,
    ...reassignment(state, day, () => newId('o')),
  }),
  'task.handedOver': ({ state }, _, day) => ({
    type: 'task.handedOver',
    unit: 'L',
    successor: 'N',
    basis: 'b',
    ...reassignment(state, day, () => newId('o')),
  }),
  'closeOut.claimed': () => ({
    type: 'closeOut.claimed',
    content: 'c',
    closeOut: { id: newId('claim'), kind: 'closeOut', context: { content: 'c' } },
  }),
  'task.replanned': (run, _, day) => ({ type: 'task.replanned', ...replanning(run, day) }),
  'instruction.given': (_run, _member, day) => {
    const id = newId('i');
    const context = { units: ['L', 'C'], content: 'c', dueOn: due(day + 4).dueOn, by: 'p' } as const;
    const reply = (owedAs: 'lead' | 'coordinating') =>
      newObligation(newId('r'), 'reply', id, due(day + 4, day), owedAs);
    const instruction = { id, kind: 'instruction', context: { ...context, role: 'headOfGovernment' } } as const;
    return { type: 'instruction.given', instruction, replies: [reply('lead'), reply('coordinating')] };
  },
  'instruction.withdrawn': ({ state }, member) => {
    const given = state.members.get(member);
    if (given?.kind !== 'instruction') return null;
    const cancelled = given.context.obligations.filter((id) =>
      ['pending', 'open', 'held'].includes(state.members.get(id)?.value ?? ''),
    );
    return { type: 'instruction.withdrawn', member, reason: 'r', cancelled };
  },
  'plan.filed': (_, member) => ({ type: 'plan.filed', member, milestones: [] }),
  'plan.approved': (_, member, day) => ({ type: 'plan.approved', member, milestones: [milestone(day)] }),
  'plan.returned': (_, member, day) => ({
    type: 'plan.returned',
    member,
    reason: 'r',
    supplement: supplement(member, day),
  }),
  'report.returned': ({ state }, member, day) => {
    const report = state.members.get(member);
    const period = report?.kind === 'report' ? report.context.period : null;
    return { type: 'report.returned', member, reason: 'r', supplement: supplement(member, day, period) };
  },
  'obligation.rescheduled': (_, member, day) => ({ type: 'obligation.rescheduled', member, schedule: afresh(day) }),
  'extension.granted': (_, member, day) => ({ type: 'extension.granted', member, schedule: afresh(day) }),
  'obligation.escalated': (_, member) => ({ type: 'obligation.escalated', member, rung: 1, skipped: false }),
  'obligation.reminded': (_, member) => ({ type: 'obligation.reminded', member, index: 0, skipped: false }),
};

function dispute(about: string, day: number) {
  const context = { about, partOf: 'C', unit: 'L', raisedAt: on(day, 10), content: 'c' };
  return { id: newId('d'), kind: 'disagreement', context } as const;
}

function supplement(subject: string, day: number, period: string | null = null) {
  return newObligation(newId('s'), 'supplement', subject, due(day + 3, day), 'lead', period);
}

function milestone(day: number) {
  return newObligation(newId('m'), 'milestone', null, due(day + 12, day + (day % 4)));
}

/** What an engine would work out under changed rules: of the reports not yet open some are moved, some dropped, one is made. */
function replanning({ state }: TaskRun, day: number) {
  const pending = [...state.members.values()].flatMap((member) =>
    member.kind === 'obligation' && member.value === 'pending' ? [member] : [],
  );
  const dropped = pending.filter((_, index) => index % 3 === 0).map(({ id }) => id);
  const moved = pending
    .filter((_, index) => index % 3 === 1)
    .map(({ id, context: { ladder } }, index) => ({
      member: id,
      schedule: due(day + 6 + index, day + index),
      ladder,
      laterReportCures: true,
    }));
  const id = newId('report');
  const part = { id, kind: 'report', context: { unit: 'L', period: id, signing: 'head' } } as const;
  return { made: [part, newObligation(newId('o'), 'report', id, due(day + 9, day + 2), 'lead', id)], moved, dropped };
}

/** What an engine would work out on resuming: what fell due in the pause is moved or cancelled, some is left. */
function resumption({ state }: TaskRun, day: number) {
  const held = [...state.members.values()].flatMap((member) =>
    member.kind === 'obligation' && member.value === 'held' && member.context.schedule.dueAt <= on(day, 10)
      ? [member]
      : [],
  );
  const cancelled = held.filter((_, index) => index % 3 === 0).map(({ id }) => id);
  const moved = held
    .filter((_, index) => index % 3 === 1)
    .map(({ id, context }) => ({ member: id, schedule: { ...due(day + 3, 1), opensAt: context.schedule.opensAt } }));
  return { cancelled, moved };
}

test('what must be loaded is far less than everything, and a step on it reads nothing else', () => {
  const run = new TaskRun().until(on(60));
  const event = stamped({ type: 'report.drafted', member: 'report-2', content: 'c' }, on(60));
  const part = partFor(run.state, event);
  expect(part.members.size).toBeLessThan(run.state.members.size);
  expect(evolveTask(part, event).ok).toBe(true);
});
