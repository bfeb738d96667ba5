import { ReportContent } from '@duban/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueTasks, obligationsOf, openWorld, type World } from '../../../test/support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
});
afterAll(() => world.close());

test('a task goes from assigned to overdue to completed, and was late for ever', async () => {
  const { tasks } = await issueTasks(world);
  const task = tasks[0] as (typeof tasks)[number];
  const { engine, tenant, clock } = world;

  const issued = await obligationsOf(world, task.id);
  const report = issued.find(({ kind, period }) => kind === 'report' && period === '2023-02');
  expect(report?.due_on).toBe('2023-02-25');

  // Nobody reports: the due moment is worked off, and the task is overdue.
  clock.moveTo('2023-02-25T16:00:00.000Z');
  const { woken } = await engine.fireDue(tenant, clock.now());
  expect(woken).toBeGreaterThan(0);
  const missed = (await obligationsOf(world, task.id)).filter(({ value }) => value === 'missed');
  expect(missed.map(({ kind }) => kind)).toContain('report');

  // The report comes late: it is cured, and stays late.
  clock.moveTo('2023-02-27T02:00:00.000Z');
  const member = report?.subject as string;
  expect(
    await world.tell('report.draft', 'liaison0', task, {
      member,
      content: ReportContent.parse({ summary: '已完成。' }),
    }),
  ).toMatchObject({
    ok: true,
  });
  expect(await world.tell('report.sign', 'head0', task, { member })).toMatchObject({ ok: true });
  const submitted = await world.tell('report.submit', 'liaison0', task, { member });
  expect(submitted).toMatchObject({ ok: true });
  const late = (await obligationsOf(world, task.id)).find(({ id }) => id === report?.id);
  expect(late?.value).toBe('metLate');

  expect(await world.tell('report.accept', 'supervisor', task, { member })).toMatchObject({ ok: true });
});
