import { expect, test } from 'vitest';
import { transition } from 'xstate';
import { machineNames, machines } from './definitions.js';
import { transitionsOf } from './machine-definition.js';
import { arrowsOf } from './mermaid.js';
import { membersOfTask, on, stamped, submitReport, TaskRun, type Told } from './task.fixture.js';
import { taskEventTypes } from './task-event.js';

test('an event belongs to one region: no type is taken by two regions of the task, nor by two kinds of machines', () => {
  expect(
    sharedEvents(transitionsOf(machines.task.machine).map(({ source, event }) => [source.split('.')[0]!, event])),
  ).toEqual([]);
  const outward = machineNames.flatMap((name) =>
    transitionsOf(machines[name].machine)
      .filter(({ event }) => taskEventTypes.some((type) => type === event))
      .map(({ event }): [string, string] => [name, event]),
  );
  expect(sharedEvents(outward)).toEqual([]);
  // the test can fail
  expect(
    sharedEvents([
      ['lifecycle', 'e'],
      ['activity', 'e'],
    ]),
  ).toEqual(['e']);
});

test('every event type from outside is taken by some machine, or makes or replaces a task', () => {
  const taken = new Set(
    machineNames.flatMap((name) => transitionsOf(machines[name].machine).map(({ event }) => event)),
  );
  expect(taskEventTypes.filter((type) => !taken.has(type))).toEqual(['task.issued', 'machine.migrated']);
});

/** Beside the initial ones: a clue of which it is known who reported it is born with that under seal. */
const bornIn: Readonly<Record<string, readonly string[]>> = { clue: ['identity.sealed'] };

test('every state of every machine can be reached', () => {
  for (const name of machineNames) {
    const reached = new Set([...initialLeaves(name), ...(bornIn[name] ?? [])]);
    const arrows = transitionsOf(machines[name].machine);
    for (let size = -1; size !== reached.size;) {
      size = reached.size;
      for (const { source, target } of arrows) if (reached.has(source)) reached.add(target);
    }
    const all = new Set(arrows.flatMap(({ source, target }) => [source, target]));
    expect([...all].filter((leaf) => !reached.has(leaf))).toEqual([]);
  }
});

test('the reused inert scope gives what transition() gives: on every state of every machine, for every event', () => {
  const run = new TaskRun();
  submitReport(run, on(20), 'report-1');
  const contexts = new Map<string, object>([...run.state.members.values()].map(({ kind, context }) => [kind, context]));
  contexts.set('task', run.state.context);
  let compared = 0;
  // Guards of these read all of their contexts: they are led along sequences in their own specs.
  const ledElsewhere: readonly string[] = ['inspection', 'clue', 'meeting'];
  for (const name of machineNames.filter((each) => !ledElsewhere.includes(each))) {
    const definition = machines[name];
    const context = contexts.get(name) ?? { approvals: [], tasks: [], to: [], version: 1, units: [], replies: [] };
    for (const value of valuesOf(name))
      for (const type of new Set(transitionsOf(definition.machine).map(({ event }) => event))) {
        const event = { ...detailsOf(type), type, from: 'o-plan' };
        const snapshot = definition.machine.resolveState({ value, context });
        const [after, actions] = transition(definition.machine, snapshot, event);
        const taken = definition.take(value, context, event);
        const asked = actions.map(({ type: action, params }) => ({ type: action, params }));
        const plain = taken
          ? { value: taken.value, context: taken.context, actions: taken.actions }
          : { value, context, actions: [] };
        expect(plain).toEqual({ value: after.value, context: after.context, actions: asked });
        compared += 1;
      }
  }
  expect(compared).toBeGreaterThan(400);
});

test('a value that lacks a region or has an unknown state is told before any machine sees it', () => {
  const { task, obligation } = machines;
  const good = { lifecycle: { reporting: 'working' }, activity: 'active', timeliness: 'onTime' };
  expect(task.defectOf(good)).toBe(null);
  expect(task.defectOf({ lifecycle: 'assigned', activity: 'active' })).toBe('region-missing');
  expect(task.defectOf({ ...good, lifecycle: 'reporting' })).toBe('region-missing');
  expect(task.defectOf({ ...good, lifecycle: {} })).toBe('unknown-state');
  expect(task.defectOf({ ...good, lifecycle: { reporting: 'dreaming' } })).toBe('unknown-state');
  expect(task.defectOf({ ...good, lifecycle: { planned: 'x' } })).toBe('unknown-state');
  expect(task.defectOf({ ...good, mood: 'gloomy' })).toBe('unknown-state');
  expect(task.defectOf('assigned')).toBe('region-missing');
  expect(task.defectOf(null)).toBe('region-missing');
  expect(obligation.defectOf('open')).toBe(null);
  for (const wrong of ['opened', 'constructor', '', null, 7, { open: 'x' }])
    expect(obligation.defectOf(wrong)).toBe('unknown-state');
});

test('the arrows that steps report are those of the definitions', () => {
  const known = new Set(machineNames.flatMap(arrowsOf));
  const run = new TaskRun(membersOfTask());
  submitReport(run, on(20), 'report-1');
  run.until(on(80));
  expect(run.arrows.length).toBeGreaterThan(30);
  expect(run.arrows.filter((taken) => !known.has(taken))).toEqual([]);
});

function sharedEvents(pairs: readonly (readonly [string, string])[]): string[] {
  const owners = new Map<string, Set<string>>();
  for (const [owner, event] of pairs) owners.set(event, (owners.get(event) ?? new Set()).add(owner));
  return [...owners].filter(([, by]) => by.size > 1).map(([event]) => event);
}

function initialLeaves(name: (typeof machineNames)[number]): string[] {
  const { root } = machines[name].machine;
  if (root.type !== 'parallel') return [String(root.initial.target[0]?.key)];
  return Object.values(root.states).map(({ key, initial }) => `${key}.${initial.target[0]?.key}`);
}

function valuesOf(name: (typeof machineNames)[number]) {
  if (name !== 'task') return Object.keys(machines[name].machine.root.states);
  const lifecycles = [
    'assigned',
    'planned',
    { reporting: 'working' },
    { reporting: 'verifying' },
    'completed',
    'withdrawn',
  ];
  return lifecycles.flatMap((lifecycle) =>
    ['active', 'suspended'].flatMap((activity) =>
      ['onTime', 'overdue'].map((timeliness) => ({ lifecycle, activity, timeliness })),
    ),
  );
}

/** Enough of every event for actions and guards to work with. */
function detailsOf(type: string): object {
  const told = { type: 'obligation.fellDue', member: 'x' } satisfies Told;
  return {
    ...stamped(told, on(60)),
    suspended: false,
    submission: 1,
    milestones: [],
    members: [],
    replies: [],
    made: [],
    dropped: [],
    unit: 'L',
    ladder: [],
    laterReportCures: true,
    instruction: { id: 'i', kind: 'instruction', context: { units: ['L'] } },
    cancelled: [],
    moved: [],
    missingParts: [],
    dispositions: [],
    tasks: [],
    schedule: type === 'suspension.ended' ? null : { reminders: [], rungs: [], dueAt: on(70), opensAt: on(2) },
    extension: { id: 'e', kind: 'extension', context: {} },
    disagreement: { id: 'd', kind: 'disagreement', context: { about: 'x', partOf: 'C', unit: 'L' } },
    objection: { id: 'o', kind: 'objection', context: { obligation: 'x', unit: 'L' } },
    closeOut: { id: 'c', kind: 'closeOut', context: {} },
    rung: 1,
    index: 0,
    reason: 'r',
    basis: 'b',
    content: 'c',
    version: 2,
  };
}
