import { setImmediate as turn } from 'node:timers/promises';
import { type Lateness, latenessesOf, type TaskEvent } from '@duban/lifecycle';
import { inTenant } from '@duban/persistence';
import type { Pool } from 'pg';

/** How many tasks' records are in memory at a time. */
const SLICE = 25;

/** What was missed in the tasks of a directive, and for how many tasks that was looked at. */
export interface ReadLatenesses {
  tasks: number;
  latenesses: Lateness[];
}

/**
 * What the units missed of a directive and for how long, replayed from the record. Only tasks that ever missed something
 * are replayed, and others get their turn between two of them: a year takes seconds.
 */
export async function readLatenesses(
  pool: Pool,
  tenant: string,
  { year, id }: { year: number; id: string },
): Promise<ReadLatenesses> {
  const tasks = await inTenant(pool, tenant, async (client) => {
    const { rows } = await client.query<{ id: string; missed: boolean }>({
      name: 'tasks-that-missed',
      text: `SELECT t.id, EXISTS (SELECT FROM obligation o
                                   WHERE o.tenant_id = t.tenant_id AND o.year = t.year AND o.aggregate_id = t.id
                                     AND o.context->>'missedAt' IS NOT NULL) AS missed
               FROM task t WHERE t.tenant_id = $1 AND t.year = $2 AND t.directive_id = $3 ORDER BY t.position, t.id`,
      values: [tenant, year, id],
    });
    return rows;
  });
  const late = tasks.filter(({ missed }) => missed).map((task) => task.id);
  const latenesses: Lateness[] = [];
  for (let first = 0; first < late.length; first += SLICE) {
    for (const events of await readRecords(pool, tenant, year, late.slice(first, first + SLICE))) {
      latenesses.push(...latenessesOf(events));
      await turn();
    }
  }
  return { tasks: tasks.length, latenesses };
}

function readRecords(pool: Pool, tenant: string, year: number, tasks: readonly string[]): Promise<TaskEvent[][]> {
  return inTenant(pool, tenant, async (client) => {
    const { rows } = await client.query<{ events: TaskEvent[] }>({
      name: 'records-of-tasks',
      text: `SELECT json_agg(convert_from(e.bytes, 'UTF8')::json ORDER BY e.seq) AS events
               FROM unnest($3::uuid[]) WITH ORDINALITY AS task(id, place)
               JOIN event e ON e.tenant_id = $1 AND e.year = $2 AND e.aggregate_id = task.id
              GROUP BY task.id, task.place ORDER BY task.place`,
      values: [tenant, year, tasks],
    });
    return rows.map(({ events }) => events);
  });
}
