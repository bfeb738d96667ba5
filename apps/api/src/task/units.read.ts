import type { TaskView } from '@duban/contracts';
import type { Assignment, TaskContext } from '@duban/lifecycle';
import type { Client } from './ledger.read.js';
import type { TaskKey } from './task.read.js';

/** What the first event of a task says of its units. */
type FirstUnits = Pick<TaskContext, 'lead' | 'jointLeads' | 'coordinating' | 'told'>;

/** The units to which a task was first assigned. */
export async function readFirstUnits(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
): Promise<FirstUnits | null> {
  const { rows } = await client.query<FirstUnits>({
    name: 'task-first-units',
    text: `SELECT e.event->>'lead' AS lead, e.event->'jointLeads' AS "jointLeads", e.event->'coordinating' AS coordinating,
                  e.event->'told' AS told
             FROM (SELECT convert_from(bytes, 'UTF8')::jsonb AS event FROM event
                    WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3 AND seq = 1) e`,
    values: [tenant, year, id],
  });
  return rows[0] ?? null;
}

/** The names of a tenant's units that a task, its parts and its obligations speak of, now and before. */
export async function readUnitNames(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>({
    name: 'task-unit-names',
    text: `SELECT id, name FROM unit WHERE tenant_id = $1 AND id IN (
             SELECT unit_id FROM task_unit WHERE tenant_id = $1 AND year = $2 AND task_id = $3
              UNION SELECT unit_id FROM obligation WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3
              UNION SELECT (context->'inheritedFrom'->>'unit')::uuid FROM obligation
                     WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3
              UNION SELECT (jsonb_path_query(context, '$.assignment.*[*]') #>> '{}')::uuid FROM member
                     WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3 AND kind = 'adjustment'
              UNION SELECT (jsonb_path_query(e.event, '$.keyvalue() ? (@.key == "lead" || @.key == "jointLeads" || @.key == "coordinating" || @.key == "told").value[*]') #>> '{}')::uuid
                      FROM (SELECT convert_from(bytes, 'UTF8')::jsonb AS event FROM event
                             WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3 AND seq = 1) e)`,
    values: [tenant, year, id],
  });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Units of a task with their names. */
export function assignmentView(
  { lead, jointLeads, coordinating, told }: FirstUnits | Assignment,
  units: ReadonlyMap<string, string>,
): NonNullable<TaskView['original']> {
  const named = (id: string) => ({ id, name: units.get(id) ?? '' });
  return {
    lead: lead === null ? null : named(lead),
    jointLeads: jointLeads.map(named),
    coordinating: coordinating.map(named),
    told: told.map(named),
  };
}

/** The first assignment, where the present one is another. */
export function originalView(
  first: FirstUnits | null | undefined,
  now: TaskContext | undefined,
  units: ReadonlyMap<string, string>,
): TaskView['original'] {
  if (!first || !now || written(first) === written(now)) return null;
  return assignmentView(first, units);
}

const written = ({ lead, jointLeads, coordinating, told }: FirstUnits): string =>
  JSON.stringify([lead, [...jointLeads].toSorted(), [...coordinating].toSorted(), [...told].toSorted()]);
