import { definitions, TASK_DEFINITION, type Definitions, type TaskSnapshot } from '@duban/lifecycle';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Engine } from '../engine.js';
import {
  closeSound,
  eventsOf,
  openScene,
  order,
  owed,
  rowsOf,
  statusOf,
  subjectOf,
  type Scene,
  saying,
} from '../scene.fixture.js';

const NEXT = TASK_DEFINITION + 1;
const current = definitions.task[TASK_DEFINITION];
if (!current) throw new Error('the current version is not released');
/** A later release that calls the units told of a task coordinating too. */
const newer: Definitions = {
  ...definitions,
  task: {
    ...definitions.task,
    [NEXT]: {
      ...current,
      fromPrevious: (snapshot: TaskSnapshot): TaskSnapshot => ({
        ...snapshot,
        context: { ...snapshot.context, told: [...snapshot.context.told, ...snapshot.context.coordinating] },
      }),
    },
  },
};

let scene: Scene;
let upgraded: Engine;
beforeEach(async () => {
  scene = await openScene();
  upgraded = scene.secondEngine({ definitions: newer });
});
afterEach(() => closeSound(scene, newer));

const draft = async (engine: Engine) => {
  const member = subjectOf(await owed(scene, 'report', '2023-02'));
  const command = {
    type: 'report.draft',
    target: scene.task,
    post: scene.ids.post('liaison0'),
    member,
    content: saying('初稿。'),
  };
  const [answer] = await engine.execute(scene.tenant, [command]);
  return answer;
};

test('a task of an older version is migrated by an event that carries the whole of it, and goes on', async () => {
  await order(scene, 'task.suspend', 'supervisor', { reason: '等资金。' });
  await order(scene, 'task.resume', 'supervisor', {});
  expect(await draft(upgraded)).toMatchObject({
    ok: true,
    events: [{ type: 'machine.migrated' }, { type: 'report.drafted' }],
  });
  const events = await eventsOf(scene);
  expect(events.map(({ definition }) => definition)).toEqual([1, 1, 1, NEXT, NEXT]);
  const rows = await rowsOf(scene, `SELECT definition, context->'told' AS told FROM aggregate WHERE kind = 'task'`);
  expect(rows).toEqual([{ definition: NEXT, told: [scene.ids.unit('u1')] }]);

  // and is migrated once
  expect(await draft(upgraded)).toMatchObject({ ok: true, events: [{ type: 'report.drafted' }] });
});

test('the clock migrates too', async () => {
  scene.clock.moveTo('2023-02-28T00:00:00.000Z');
  const { woken, left } = await upgraded.fireDue(scene.tenant, scene.clock.now());
  expect(left).toBe(0);
  expect(woken).toBeGreaterThan(5);
  expect((await eventsOf(scene)).map(({ type }) => type).slice(0, 2)).toEqual(['task.issued', 'machine.migrated']);
  expect(await statusOf(scene)).toBe('overdue');
});

test('an engine that meets a newer version than its own leaves the work to a newer process', async () => {
  await draft(upgraded);
  const before = await eventsOf(scene);
  expect(await draft(scene.engine)).toMatchObject({ ok: false, code: 'newer-version' });
  scene.clock.moveTo('2023-02-28T00:00:00.000Z');
  expect(await scene.engine.fireDue(scene.tenant, scene.clock.now())).toEqual({ woken: 0, left: 1 });
  expect(await eventsOf(scene)).toEqual(before);
  expect(await upgraded.fireDue(scene.tenant, scene.clock.now())).toMatchObject({ left: 0 });
});

test('a stored state that no version knows is refused and never given to a machine', async () => {
  const strange = { ...newer, task: { ...newer.task, [NEXT]: { ...current, fromPrevious: dreaming } } };
  const answer = await draft(scene.secondEngine({ definitions: strange }));
  expect(answer).toMatchObject({ ok: false, code: 'not-in-state', message: expect.stringContaining('unknown-state') });
  expect(await draft(scene.engine)).toMatchObject({ ok: true });
});

const dreaming = (snapshot: TaskSnapshot): TaskSnapshot => ({
  ...snapshot,
  members: snapshot.members.map((member) => ({ ...member, value: 'dreaming' })),
});
