import { Regime } from '@duban/calendar';
import { afterEach, expect, test } from 'vitest';
import { holidays, regimeNamed } from '../../../../test/support/world.js';
import { Calendars } from '../calendars.js';
import {
  byHand,
  closeSound,
  eventsOf,
  idOf,
  openScene,
  order,
  owed,
  passTo,
  rowsOf,
  subjectOf,
  type Scene,
} from '../scene.fixture.js';
import { applyRegimeCommands } from './replan.js';

let scene: Scene;
afterEach(() => closeSound(scene));

const before = regimeNamed('monthly-25-quarterly-annual');
const monthlyOnly = Regime.parse({ ...before, reports: { ...before.reports, monthly: { day: 20 }, quarterly: [] } });

async function apply(regime: Regime, by = 'admin'): Promise<string[]> {
  const commands = applyRegimeCommands(scene.directive, scene.tasks, regime, scene.ids.post(by));
  const answers = await scene.engine.execute(scene.tenant, commands);
  return answers.map((answer) => (answer.ok ? 'ok' : answer.code));
}

/** What is owed and not cancelled: kind, unit, period, state, window and due moment with reminders and rungs. */
async function standing(): Promise<string[]> {
  const rows = await rowsOf<{ line: string }>(
    scene,
    `SELECT concat_ws(' ', kind, unit_id, period, value, context->'schedule', context->'ladder') AS line FROM obligation
      WHERE aggregate_id = '${scene.task.id}' AND value <> 'cancelled' AND kind IN ('report', 'subReport') ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

test('what has not opened is made, moved or dropped; what is open stays; the rungs are armed anew', async () => {
  scene = await openScene();
  const open = await owed(scene, 'report', '2023-02');
  expect(await apply(monthlyOnly)).toEqual(scene.tasks.map(() => 'ok').concat('ok'));
  expect(await owed(scene, 'report', '2023-02')).toMatchObject({ value: 'open', due_on: open.due_on });
  expect((await owed(scene, 'report', '2023-03')).due_on).toBe('2023-03-20');
  expect((await owed(scene, 'report', '2023-Q1')).value).toBe('cancelled');
  expect((await owed(scene, 'report', '2023-04')).due_on).toBe('2023-04-20');
  expect((await eventsOf(scene)).at(-1)?.type).toBe('task.replanned');
  expect(await rowsOf(scene, `SELECT regime->'reports'->'monthly'->>'day' AS day FROM directive`)).toEqual([
    { day: '20' },
  ]);
  await passTo(scene, '2023-04-24T02:00:00.000Z');
  expect(await owed(scene, 'report', '2023-04')).toMatchObject({ value: 'missed' });
});

test('the former rules put everything back as it was', async () => {
  scene = await openScene();
  const former = await standing();
  await apply(monthlyOnly);
  expect(await standing()).not.toEqual(former);
  await apply(before);
  expect(await standing()).toEqual(former);
});

test('what an extension has moved keeps its day', async () => {
  scene = await openScene();
  const { id: member } = await owed(scene, 'report', '2023-04');
  await order(scene, 'extension.request', 'liaison0', {
    member,
    newDueOn: '2023-05-04',
    reason: '资料未齐。',
    progress: '已收六成。',
  });
  await order(scene, 'extension.grant', 'supervisor', { member: await idOf(scene, 'extension') });
  await apply(monthlyOnly);
  expect((await owed(scene, 'report', '2023-04')).due_on).toBe('2023-05-04');
});

test('a tenant’s own holiday table counts as soon as it is read anew, and for this tenant alone', async () => {
  scene = await openScene();
  const calendars = new Calendars(holidays, scene.pool);
  const engine = scene.secondEngine({ calendar: calendars });
  expect(calendars.of(scene.tenant).isWorkingDay('2023-03-01')).toBe(true);
  const days = JSON.stringify({ daysOff: ['2023-03-01'], workdays: [] });
  await byHand(scene, (client) =>
    client.query('INSERT INTO holiday_table (tenant_id, of_year, days, version) VALUES ($1, 2023, $2, 1)', [
      scene.tenant,
      days,
    ]),
  );
  const target = scene.task;
  await engine.execute(scene.tenant, [{ type: 'task.replan', target, post: scene.ids.post('admin') }]);
  expect(calendars.of(scene.tenant).isWorkingDay('2023-03-01')).toBe(false);
  expect(calendars.of(subjectOf(await owed(scene, 'report', '2023-Q1'))).isWorkingDay('2023-03-01')).toBe(true);
});
