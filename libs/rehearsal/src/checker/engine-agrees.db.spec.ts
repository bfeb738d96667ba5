import { ReportContent } from '@duban/contracts';
import { inTenant } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { holidays, issueTasks, obligationsOf, openWorld, type World } from '../../../../test/support/world.js';
import { checkInvariants } from './checker.js';

let world: World;
beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
});
afterAll(() => world.close());

const violations = () =>
  inTenant(world.pool, world.tenant, (client) =>
    checkInvariants(client, { holidays, workedOffUntil: world.clock.now() }),
  );

async function moveTo(instant: string): Promise<void> {
  world.clock.moveTo(instant);
  await world.engine.fireDue(world.tenant, world.clock.now());
}

test('the checker finds nothing wrong with what the engine writes', async () => {
  const { tasks } = await issueTasks(world, 3);
  const [task, paused] = tasks;
  if (!task || !paused) throw new Error('no tasks');
  expect(await violations()).toEqual([]);

  // Nobody does anything: rungs fire, tasks are overdue.
  await moveTo('2023-03-20T02:00:00.000Z');
  expect(await violations()).toEqual([]);

  // A report comes late, another task is suspended for a month.
  const report = (await obligationsOf(world, task.id)).find(
    ({ kind, value }) => kind === 'report' && value === 'missed',
  );
  const member = String(report?.subject);
  expect(
    await world.tell('report.draft', 'liaison0', task, {
      member,
      content: ReportContent.parse({ summary: '已完成。' }),
    }),
  ).toMatchObject({
    ok: true,
  });
  expect(await world.tell('report.sign', 'head0', task, { member })).toMatchObject({ ok: true });
  expect(await world.tell('report.submit', 'liaison0', task, { member })).toMatchObject({ ok: true });
  expect(await world.tell('task.suspend', 'supervisor', paused, { reason: '等待审批。' })).toMatchObject({ ok: true });
  expect(await violations()).toEqual([]);
  await moveTo('2023-04-20T02:00:00.000Z');
  expect(await violations()).toEqual([]);
  expect(await world.tell('task.resume', 'supervisor', paused, {})).toMatchObject({ ok: true });
  expect(await violations()).toEqual([]);
  await moveTo('2024-01-20T02:00:00.000Z');
  expect(await violations()).toEqual([]);
});
