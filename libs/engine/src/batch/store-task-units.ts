import type { TaskContext } from '@duban/lifecycle';
import type { PoolClient } from 'pg';
import type { TaskDraft } from './aggregate.js';
import type { Batch } from './batch.js';

/** The units of tasks that existed and have got others: the rows by which lists and permissions find them. */
export function storeTaskUnits(client: PoolClient, { tenant }: Batch, tasks: readonly TaskDraft[]): Promise<unknown>[] {
  const changed = tasks.flatMap(({ year, id, before, state }) =>
    before && state && written(before.context) !== written(state.context) ? [{ year, id, units: state.context }] : [],
  );
  if (changed.length === 0) return [];
  return [
    client.query({
      name: 'delete-task-units',
      text: `DELETE FROM task_unit u USING unnest($2::int[], $3::uuid[]) AS v(year, id)
              WHERE u.tenant_id = $1 AND u.year = v.year AND u.task_id = v.id`,
      values: [tenant, changed.map(({ year }) => year), changed.map(({ id }) => id)],
    }),
    insertTaskUnits(client, tenant, changed),
  ];
}

type Units = Pick<TaskContext, 'lead' | 'jointLeads' | 'coordinating' | 'told'>;

/** Who is what in some tasks, of which no rows are there. */
export function insertTaskUnits(
  client: PoolClient,
  tenant: string,
  tasks: readonly { year: number; id: string; units: Units }[],
): Promise<unknown> {
  const links = tasks.flatMap(({ year, id, units }) =>
    linksOf(units).map(([unit, relation]) => ({ year, id, unit, relation })),
  );
  return client.query({
    name: 'insert-task-units',
    text: `INSERT INTO task_unit (tenant_id, year, task_id, unit_id, relation)
           SELECT $1, * FROM unnest($2::int[], $3::uuid[], $4::uuid[], $5::text[]) ON CONFLICT DO NOTHING`,
    values: [
      tenant,
      links.map(({ year }) => year),
      links.map(({ id }) => id),
      links.map(({ unit }) => unit),
      links.map(({ relation }) => relation),
    ],
  });
}

function linksOf({ lead, jointLeads, coordinating, told }: Units): [unit: string, relation: string][] {
  return [
    ...(lead === null ? [] : [[lead, 'lead'] as [string, string]]),
    ...jointLeads.map((unit): [string, string] => [unit, 'jointLead']),
    ...coordinating.map((unit): [string, string] => [unit, 'coordinating']),
    ...told.map((unit): [string, string] => [unit, 'member']),
  ];
}

const written = (context: TaskContext): string => linksOf(context).join();
