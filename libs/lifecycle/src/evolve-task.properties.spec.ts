import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedEvents, evolveTask } from './evolve-task.js';
import { machineNames } from './definitions.js';
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
import { due, newObligation, on, partFor, stamped, TaskRun, type Told } from './task.fixture.js';
import { type TaskEventType, taskEventTypes } from './task-event.js';
import type { TaskState } from './task-state.js';

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
}, 60_000);

test('the sequences, and examples of what they leave out, take every arrow of the task and of its members', () => {
  const all = machineNames.filter((name) => name !== 'directive').flatMap(arrowsOf);
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
  return [...delivered, provisional(), otherRegime(), decidedLate()];
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

const seldom: ReadonlySet<TaskEventType> = new Set(['task.withdrawn', 'task.suspended', 'obligation.waived']);

let born = 0;
const newId = (prefix: string) => `${prefix}-${(born += 1)}`;

/** An event of a type with details that make sense at that moment. */
function details(run: TaskRun, type: TaskEventType, member: string, day: number): Told | null {
  const text = { type, member, reason: 'r', content: `c${day}`, basis: 'b', mark: 'good' } as Told;
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
  'closeOut.claimed': () => ({
    type: 'closeOut.claimed',
    content: 'c',
    closeOut: { id: newId('claim'), kind: 'closeOut', context: { content: 'c' } },
  }),
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

function supplement(subject: string, day: number, period: string | null = null) {
  return newObligation(newId('s'), 'supplement', subject, due(day + 3, day), 'lead', period);
}

function milestone(day: number) {
  return newObligation(newId('m'), 'milestone', null, due(day + 12, day + (day % 4)));
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
