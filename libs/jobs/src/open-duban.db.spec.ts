import { StandingClock } from '@duban/engine';
import { inTenant, migrate, openDataSource } from '@duban/persistence';
import { afterAll, describe, expect, test } from 'vitest';
import { freshRedis } from '../../../test/support/redis.js';
import { holidays, issueTasks, obligationsOf, openWorld, permissions } from '../../../test/support/world.js';
import { openDuban } from './open-duban.js';
import { migrateQueue } from './postgres.backend.js';

const redis = await freshRedis();
afterAll(() => redis?.stop());

describe.each(redis ? (['postgres', 'redis'] as const) : (['postgres'] as const))('the whole on %s', (kind) => {
  test('a task whose plan never comes becomes overdue at its moment, and its unit is told once', async () => {
    const world = await openWorld('2023-01-03T01:00:00.000Z');
    await migrate(world.database.ownerUrl, { queue: migrateQueue });
    const dataSource = await openDataSource(world.database.appUrl);
    const clock = new StandingClock('2023-01-03T01:00:00.000Z');
    const sent: string[] = [];
    const { runner, close } = await openDuban({
      dataSource,
      queueUrl: kind === 'redis' ? (redis?.url ?? '') : world.database.queueUrl,
      permissions,
      holidays,
      notifier: () => ({ send: async ({ notice }) => void sent.push(notice) }),
      log: { info: () => {}, warn: () => {}, error: () => {} },
      clock,
      jobs: { queue: `test-${world.database.name}`, horizonMs: 0 },
    });
    await runner.start();
    try {
      const { tasks } = await issueTasks(world);
      const [task] = tasks;
      await runner.waitUntilIdle();
      for (let moments = 0; moments < 40; moments++) {
        const next = await nextWake(world);
        if (next === null || next > '2023-03-10') break;
        clock.moveTo(next);
        await runner.waitUntilIdle();
      }
      const owed = await obligationsOf(world, task?.id ?? '');
      expect(owed.filter(({ value }) => value === 'missed').map((each) => each.kind)).toContain('plan');
      const { rows } = await inTenant(world.pool, world.tenant, (client) =>
        client.query<{ status: string }>('SELECT status FROM task'),
      );
      expect(rows).toEqual([{ status: 'overdue' }]);
      expect(sent.length).toBeGreaterThan(3);
      expect(new Set(sent).size).toBe(sent.length);
    } finally {
      await runner.obliterate();
      await close();
      await dataSource.destroy();
      await world.close();
    }
  });
});

async function nextWake({ pool, tenant }: Awaited<ReturnType<typeof openWorld>>): Promise<string | null> {
  const { rows } = await inTenant(pool, tenant, (client) =>
    client.query<{ at: string | null }>('SELECT min(at) AS at FROM wake WHERE done_at IS NULL'),
  );
  return rows[0]?.at?.replace(/Z$/, '.000Z') ?? null;
}
