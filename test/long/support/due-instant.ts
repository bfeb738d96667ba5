import { randomUUID } from 'node:crypto';
import { type Instant, Regime } from '@duban/calendar';
import { instantFromRow, instantOf, millisecondsOf } from '@duban/engine';
import { migrateQueue } from '@duban/jobs';
import { createDatabase, dropDatabase, inTenant, migrate, withDatabase } from '@duban/persistence';
import type { FreshDatabase } from '../../support/database.js';
import { issueTasks, type World } from '../../support/world.js';

/** Monday, 13 February, nine o'clock: when the tasks are issued. */
export const ISSUED_AT = '2023-02-13T01:00:00.000Z';
const TASKS = 1_000;
const HOUR = 3_600_000;
/** The annual report alone: a database that is copied quickly. */
const regime = Regime.parse({ code: 'annual', title: '年报', reports: { monthly: null, annual: '12-25' } });

/** A government an hour before the instant by which the two units of each of its tasks have to acknowledge it. */
export interface DueInstant {
  /** The instant. */
  due: Instant;
  /** An hour before it. */
  before: Instant;
  /** How many obligations fall due at the instant. */
  obligations: number;
  tenant: string;
  /** A copy of its database with everything in it, the queue's tables too: two copies go the same way. */
  copy(): Promise<FreshDatabase>;
  drop(): Promise<void>;
}

/**
 * Issues 1,000 tasks in a world that has just been opened and goes on to an hour before their first due moment; nobody
 * has done anything. The world is used up: nobody may be connected to a database that is copied.
 */
export async function prepareDueInstant(world: World): Promise<DueInstant> {
  const { clock, database, engine, pool, tenant } = world;
  await migrate(database.ownerUrl, { queue: migrateQueue });
  await issueTasks(world, TASKS, regime);
  const { rows } = await inTenant(pool, tenant, (client) =>
    client.query<{ due_at: string; count: number }>(
      'SELECT due_at, count(*)::int AS count FROM obligation GROUP BY due_at ORDER BY due_at LIMIT 1',
    ),
  );
  const due = instantFromRow(rows[0]?.due_at ?? '');
  const before = instantOf(millisecondsOf(due) - HOUR);
  clock.moveTo(before);
  await engine.fireDue(tenant, before);
  await pool.end();
  return {
    due,
    before,
    obligations: rows[0]?.count ?? 0,
    tenant,
    copy: () => copyOf(database),
    drop: () => database.drop(),
  };
}

async function copyOf(template: FreshDatabase): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(template.superuserUrl, name, template.name);
  const at = (url: string): string => withDatabase(url, name);
  return {
    ownerUrl: at(template.ownerUrl),
    appUrl: at(template.appUrl),
    queueUrl: at(template.queueUrl),
    superuserUrl: at(template.superuserUrl),
    name,
    drop: () => dropDatabase(template.superuserUrl, name),
  };
}
