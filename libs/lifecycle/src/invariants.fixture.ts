import { expect } from 'vitest';
import { evolveTask } from './evolve-task.js';
import type { Member } from './member.js';
import type { Refused } from './refusal.js';
import { replayTask } from './replay.js';
import { partFor, plain, type TaskRun } from './task.fixture.js';
import { type TaskEvent } from './task-event.js';
import { hasEnded, snapshotOf, stateOf, statusOf, type TaskState } from './task-state.js';
import { nextWake } from './wakes.js';

/** 1: overdue exactly while the lead has a missed obligation and the task is neither suspended nor ended. 2 follows. */
export function expectStatusFollowsLead(state: TaskState): void {
  const missed = [...state.members.values()].filter(
    (member) => member.kind === 'obligation' && member.value === 'missed' && member.context.owedAs === 'lead',
  );
  const counts = missed.length > 0 && state.value.activity === 'active' && !hasEnded(state.value);
  expect(statusOf(state) === 'overdue').toBe(counts);
  expect([...state.context.missed].toSorted()).toEqual(missed.map(({ id }) => id).toSorted());
}

/** 3: a refusal names state, event and what is allowed. */
export function expectReasons(refused: Refused, event: TaskEvent): void {
  expect(refused.event).toBe(event.type);
  expect(refused.message).toContain(event.type);
  expect(refused.message).toContain(refused.state);
  for (const allowed of refused.allowed) expect(refused.message).toContain(allowed);
}

/** 4: replaying gives what is stored, also through JSON; so does taking each step on what an engine would have loaded. */
export function expectReplays(run: TaskRun): void {
  const stored: unknown = JSON.parse(JSON.stringify(snapshotOf(run.state)));
  expect(JSON.parse(JSON.stringify(snapshotOf(replayTask(run.events))))).toEqual(stored);
}

/** The same step on the whole and on the part that must be loaded. */
export function expectSameOnPart(whole: TaskState, event: TaskEvent): void {
  const before = partFor(whole, event);
  const onPart = evolveTask(before, event);
  const onWhole = evolveTask(whole, event);
  if (!onWhole.ok || !onPart.ok) {
    expect(onPart).toEqual(onWhole);
    return;
  }
  expect(JSON.stringify([onPart.effects, onPart.arrows])).toBe(JSON.stringify([onWhole.effects, onWhole.arrows]));
  const changed = new Map(onPart.changed.map((id) => [id, onPart.state.members.get(id)!]));
  const patched = { ...onPart.state, members: new Map([...whole.members, ...changed]) };
  expect(JSON.stringify(plain(patched))).toBe(JSON.stringify(plain(onWhole.state)));
}

/** 5: none disappears, and what is settled by decision stays so. */
export function expectNoneLost(before: TaskState, after: TaskState): void {
  for (const [id, { kind, value }] of before.members) {
    const now = after.members.get(id);
    if (now?.kind !== kind) expect(now?.kind).toBe(kind);
    if (kind === 'obligation' && (value === 'waived' || value === 'cancelled')) expect(now?.value).toBe(value);
  }
  const ended = ['met', 'metLate', 'waived', 'cancelled', 'missed'];
  if (hasEnded(after.value)) for (const member of obligationsOf(after)) expect(ended).toContain(member.value);
}

/** 6: each rung once per obligation and due date, in order, only while it is missed; slips only of what is missed. */
export function expectRungsOnce(run: TaskRun): void {
  const fired: string[] = [];
  run.events.forEach((event, index) => {
    if (event.type !== 'obligation.escalated' && event.type !== 'slip.issued') return;
    const before = run.steps[index - 1]!.state;
    const of = event.type === 'slip.issued' ? slipIn(before, event.member).obligation : event.member;
    const owed = before.members.get(of);
    if (owed?.kind !== 'obligation') throw new Error('an obligation');
    expect(owed.value).toBe('missed');
    const { schedule } = owed.context;
    if (event.type === 'slip.issued') return;
    expect(schedule.rungs).toContainEqual({ rung: event.rung, at: event.at });
    if (!event.skipped) fired.push(`${of} ${schedule.dueOn} ${event.rung}`);
  });
  expect(fired).toEqual([...new Set(fired)]);
}

/** What is settled, held or of a quiet task has no wake; nothing ever waits for a moment that lies before `now`. */
export function expectNoStaleWakes(state: TaskState, now: string): void {
  for (const member of obligationsOf(state)) {
    const wake = nextWake(member, state);
    if (state.value.activity === 'suspended' || hasEnded(state.value)) expect(wake).toBe(null);
    if (wake && wake.at < now) expect(wake.at).toBe(`at or after ${now}`);
  }
}

/** Freezes a state deeply: a step that wrote to it would throw. */
export function frozen(state: TaskState): TaskState {
  for (const member of state.members.values()) deepFreeze(member);
  deepFreeze(state.value);
  deepFreeze(state.context);
  return stateOf(snapshotOf(state));
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
}

function obligationsOf(state: TaskState) {
  return [...state.members.values()].filter((member) => member.kind === 'obligation');
}

function slipIn(state: TaskState, id: string) {
  const slip: Member | undefined = state.members.get(id);
  if (slip?.kind !== 'slip') throw new Error('a slip');
  return slip.context;
}
