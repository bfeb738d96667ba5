import type { ReportRow } from '@duban/contracts';
import type { Client } from '../task/ledger.read.js';
import type { TaskKey } from '../task/task.read.js';

/** A report as stored; what it says and why it came back are addresses. */
export type StoredReport = Omit<ReportRow, 'content' | 'reason' | 'erased'> & {
  content: string | null;
  reason: string | null;
};

/** The reports and sub-reports of a task in the order of their days, the lead's first; one where it is named. */
export async function readReports(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
  member: string | null,
): Promise<StoredReport[]> {
  const { rows } = await client.query<StoredReport>({
    name: 'task-reports',
    text: `SELECT m.id, m.kind, jsonb_build_object('id', u.id, 'name', u.name) AS unit, m.context->>'period' AS period,
                  m.value AS state, m.version, coalesce(m.context->>'dueOn', o.due_on::text) AS "dueOn", o.due_at AS "dueAt",
                  CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'state', o.value) END AS obligation,
                  (m.context->>'submissions')::int AS submissions, m.context->>'submittedAt' AS "submittedAt",
                  m.context->>'mark' AS mark,
                  coalesce((m.context->>'unchanged')::int, 0) AS unchanged, m.context->>'reason' AS reason, m.context->>'content' AS content
             FROM member m
             JOIN unit u ON u.tenant_id = m.tenant_id AND u.id = (m.context->>'unit')::uuid
             LEFT JOIN obligation o ON o.tenant_id = m.tenant_id AND o.year = $2 AND o.aggregate_id = m.aggregate_id
                   AND o.id = (m.context->'obligations'->>0)::uuid
            WHERE m.tenant_id = $1 AND m.year = $2 AND m.aggregate_id = $3 AND m.kind IN ('report', 'subReport')
              AND ($4::uuid IS NULL OR m.id = $4)
            ORDER BY o.due_at, m.kind, u.sort, m.id`,
    values: [tenant, year, id, member],
  });
  return rows;
}
