import { matterKinds, type MatterRow } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { Reach } from '../http/reach.js';
import type { Client } from '../task/ledger.read.js';

type Unit = Extract<Reach, { all: false }>;

/** What concerns the unit $2 beside its work. A slip is told to its unit when it is announced or issued, and not before. */
const CONCERNS = `
  m.kind = ANY ($4::text[])
  AND (m.kind = 'adjustment' OR (m.kind = 'closeOut' AND own.relation = 'lead') OR m.context->>'unit' = $2::uuid::text)
  AND (m.kind <> 'slip' OR m.value = 'issued' OR m.context->>'announcedAt' IS NOT NULL)`;

const MOMENTS = ['announcedAt', 'requestedAt', 'raisedAt', 'proposedAt', 'claimedAt'];
const SINCE = `coalesce(${MOMENTS.map((name) => `(m.context->>'${name}')::timestamptz`).join(', ')}, issued.at)`;

/** When a slip was issued that nobody announced: its record alone has it. */
const ISSUED = `
  SELECT e.at FROM event e
   WHERE e.tenant_id = m.tenant_id AND e.year = m.year AND e.aggregate_id = m.aggregate_id AND e.type = 'slip.issued'
     AND convert_from(e.bytes, 'UTF8')::jsonb->>'member' = m.id::text LIMIT 1`;

interface Found extends Omit<MatterRow, 'task'> {
  year: number;
  taskId: string;
  total: number;
}

/** What concerns a unit in the tasks within its reach: what is under way first, then the latest. */
export async function readMatters(
  client: Client,
  tenant: string,
  { unit, relations }: Unit,
  limit: number,
): Promise<{ total: number; rows: MatterRow[] }> {
  const { rows } = await client.query<Found>({
    name: 'matters-of-unit',
    text: `SELECT m.id, m.kind, m.value AS state, m.live AS "isOpen", t.year, t.id AS "taskId", t.number, t.title,
                  CASE WHEN d.id IS NOT NULL THEN jsonb_build_object(
                    'year', d.year, 'id', d.id, 'number', d.number, 'title', d.title) END AS directive,
                  CASE WHEN o.id IS NOT NULL THEN jsonb_build_object(
                    'id', o.id, 'kind', o.kind, 'period', o.period, 'dueOn', o.due_on) END AS obligation,
                  m.context->>'level' AS level, ${SINCE} AS since, m.context->>'replyOn' AS "replyOn",
                  (count(*) OVER ())::int AS total
             FROM task_unit own
             JOIN task t ON t.tenant_id = $1 AND t.year = own.year AND t.id = own.task_id
             JOIN member m ON m.tenant_id = $1 AND m.year = own.year AND m.aggregate_id = own.task_id
             LEFT JOIN obligation o ON o.tenant_id = $1 AND o.year = m.year AND o.aggregate_id = m.aggregate_id
                   AND o.id = (m.context->>'obligation')::uuid
             LEFT JOIN LATERAL (${ISSUED}) issued ON m.kind = 'slip' AND m.context->>'announcedAt' IS NULL
             LEFT JOIN directive d ON d.tenant_id = $1 AND d.year = t.year AND d.id = t.directive_id
            WHERE own.tenant_id = $1 AND own.unit_id = $2::uuid AND own.relation = ANY ($3::text[]) AND ${CONCERNS}
            ORDER BY m.live DESC, ${SINCE} DESC NULLS LAST, t.year DESC, t.position, m.id
            LIMIT $5`,
    values: [tenant, unit, relations, matterKinds, limit],
  });
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ year, taskId, total: _, since, ...row }) => ({
      ...row,
      task: { kind: 'task', year, id: taskId },
      since: since && instantFromRow(since),
    })),
  };
}
