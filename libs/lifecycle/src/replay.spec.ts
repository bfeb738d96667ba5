import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { definitions, type Definitions } from './definitions.js';
import { evolveTask } from './evolve-task.js';
import { defineMachine } from './machine-definition.js';
import type { SlipContext } from './member.js';
import { migrateTask, replayTask } from './replay.js';
import { newObligation, due, on, plain, stamped, TaskRun } from './task.fixture.js';
import { snapshotOf, stateOf, type TaskSnapshot, type TaskState } from './task-state.js';

/** Version 2 of a test's registry: a slip waits as `proposed`, which version 1 called `drafted`. */
const slipOfVersion2 = defineMachine(
  'slip',
  setup({ types: { context: {} as SlipContext, events: {} as { type: 'slip.issued' } } }).createMachine({
    id: 'slip',
    context: {} as SlipContext,
    initial: 'proposed',
    states: { proposed: { on: { 'slip.issued': 'issued' } }, issued: {}, discarded: {} },
  }),
);
const version1 = definitions.task[1]!;
const registry: Pick<Definitions, 'task'> = {
  task: {
    1: version1,
    2: {
      ...version1,
      members: { ...version1.members, slip: slipOfVersion2 },
      fromPrevious: (snapshot) => ({
        ...snapshot,
        members: snapshot.members.map((member) =>
          member.kind === 'slip' && member.value === 'drafted' ? { ...member, value: 'proposed' } : member,
        ),
      }),
    },
  },
};

function lateTask() {
  const run = new TaskRun([newObligation('m', 'milestone', null, due(10, 2))]);
  run.until(on(15));
  return run;
}

test('any past date can be rebuilt: every prefix of the events gives the task as it was', () => {
  const run = lateTask();
  run.events.forEach((_, index) => {
    expect(plain(replayTask(run.events.slice(0, index + 1)))).toEqual(plain(run.steps[index]!.state));
  });
});

test('two versions: each stretch is replayed by the definition of its version, over a migration in between', () => {
  const run = lateTask();
  const old = snapshotOf(run.state);
  const slip = old.members.find(({ kind }) => kind === 'slip')!;
  expect(slip.value).toBe('drafted');

  const migrated = migrateTask(old, registry);
  if (!migrated.ok) throw new Error(migrated.message);
  const migration = { ...stamped({ type: 'machine.migrated', snapshot: migrated.snapshot }, on(15)), definition: 2 };
  const issued = { ...stamped({ type: 'slip.issued', member: slip.id }, on(16)), definition: 2 };
  const events = [...run.events, migration, issued];
  const replayed = replayTask(events, registry);
  expect(replayed.definition).toBe(2);
  expect(replayed.members.get(slip.id)?.value).toBe('issued');

  const stored = evolveTask(stateOf(migrated.snapshot), issued, registry);
  expect(stored.ok && plain(stored.state)).toEqual(plain(replayed));
  // the same events without the migration belong to no version
  expect(() => replayTask([...run.events, issued], registry)).toThrow('older-version');
});

test('code that meets a newer version than its own refuses', () => {
  const run = lateTask();
  const newer: TaskState = { ...run.state, definition: 2 };
  const event = stamped({ type: 'milestone.delivered', member: 'm' }, on(16));
  expect(evolveTask(newer, event)).toMatchObject({ ok: false, code: 'newer-version' });
  expect(evolveTask(run.state, { ...event, definition: 2 })).toMatchObject({ ok: false, code: 'newer-version' });
  expect(evolveTask(run.state, { ...event, definition: 0 })).toMatchObject({ ok: false, code: 'unknown-version' });
  expect(migrateTask(snapshotOf(newer))).toMatchObject({ ok: false, code: 'newer-version' });
  expect(evolveTask(run.state, { ...event, definition: 2 }, registry)).toMatchObject({ code: 'older-version' });
});

test('a snapshot with an unknown state or without a region is refused, never filled up', () => {
  const run = lateTask();
  const good = snapshotOf(run.state);
  const event = stamped({ type: 'milestone.delivered', member: 'm' }, on(16));
  const broken: [string, unknown][] = [
    ['region-missing', { ...good, value: { lifecycle: 'assigned', activity: 'active' } }],
    ['region-missing', { ...good, value: { ...good.value, lifecycle: 'reporting' } }],
    ['unknown-state', { ...good, value: { ...good.value, lifecycle: 'dreaming' } }],
    ['unknown-state', { ...good, members: good.members.map((member) => ({ ...member, value: 'dreaming' })) }],
  ];
  for (const [code, stored] of broken) {
    const snapshot = stored as TaskSnapshot;
    expect(migrateTask(snapshot)).toMatchObject({ ok: false, code });
    expect(evolveTask(stateOf(snapshot), event)).toMatchObject({ ok: false, code });
    const migrated = stamped({ type: 'machine.migrated', snapshot }, on(16));
    expect(evolveTask(run.state, migrated)).toMatchObject({ ok: false, code });
  }
  expect(migrateTask(good)).toEqual({ ok: true, snapshot: good });
});

test('a migration is itself checked: one that leaves an unknown state is refused', () => {
  const careless = {
    task: { ...registry.task, 2: { ...registry.task[2]!, fromPrevious: (same: TaskSnapshot) => same } },
  };
  expect(migrateTask(snapshotOf(lateTask().state), careless)).toMatchObject({ ok: false, code: 'unknown-state' });
  const none = { task: { ...registry.task, 2: { ...registry.task[2]!, fromPrevious: null } } };
  expect(migrateTask(snapshotOf(lateTask().state), none)).toMatchObject({ ok: false, code: 'unknown-version' });
});
