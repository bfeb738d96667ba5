import type { Command } from '@duban/contracts';
import type { PoolClient } from 'pg';
import type { Batch, InspectedUnit } from './batch.js';

/** What commands on inspections need beside the inspection itself. */
export function readForInspections(client: PoolClient, batch: Batch, commands: readonly Command[]): Promise<void>[] {
  const units = [...new Set(commands.flatMap(unitsInspected))];
  const files = [...new Set(commands.flatMap(filesNamed))];
  const targets = commands.flatMap(({ type, target }) => (type === 'inspection.plan' ? [target] : []));
  return [
    ...(units.length > 0 ? [readInspected(client, batch, units, targets)] : []),
    ...(files.length > 0 ? [readFiles(client, batch, files)] : []),
  ];
}

function unitsInspected(command: Command): string[] {
  if (command.type === 'inspection.plan') return command.plan.objects;
  if (command.type !== 'inspection.propose') return [];
  const { authority, intended } = command;
  return [...(authority.type === 'department' ? [authority.unit] : []), ...(intended?.objects ?? [])];
}

const filesNamed = (command: Command): string[] =>
  command.type === 'inspection.logEvidence' || command.type === 'inspection.reportRectification' ? command.files : [];

/** Units with the inspections that a plan has for them: what is only intended fills no cap. */
async function readInspected(
  client: PoolClient,
  batch: Batch,
  units: readonly string[],
  targets: readonly { year: number; id: string }[],
): Promise<void> {
  const { rows } = await client.query<InspectedUnit & { id: string }>({
    name: 'read-inspected',
    text: `SELECT u.id, u.kind, coalesce(u.valid_to < $3::date, false) AS "isOver", coalesce(had.counts, '{}') AS counts
             FROM unit u
             LEFT JOIN (
               SELECT unit, jsonb_object_agg(kind, number) AS counts FROM (
                 SELECT object.unit, i.kind, count(*)::int AS number
                   FROM inspection i CROSS JOIN unnest(i.objects) AS object(unit)
                  WHERE i.tenant_id = $1 AND i.year = ANY($4::int[]) AND i.id <> ALL($5::uuid[])
                    AND object.unit = ANY($2::uuid[]) AND i.status NOT IN ('proposed', 'approved')
                  GROUP BY object.unit, i.kind) AS each GROUP BY unit) AS had ON had.unit = u.id
            WHERE u.tenant_id = $1 AND u.id = ANY($2::uuid[])`,
    values: [
      batch.tenant,
      units,
      batch.calendar.dateOf(batch.at),
      [...new Set(targets.map(({ year }) => year))],
      targets.map(({ id }) => id),
    ],
  });
  for (const { id, ...unit } of rows) batch.inspected.set(id, unit);
}

async function readFiles(client: PoolClient, batch: Batch, files: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ id: string }>({
    name: 'read-files',
    text: 'SELECT id FROM file WHERE tenant_id = $1 AND id = ANY($2::uuid[])',
    values: [batch.tenant, files],
  });
  for (const { id } of rows) batch.files.add(id);
}
