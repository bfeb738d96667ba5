import type { PlanRow } from '@duban/contracts';
import type { Client } from '../task/ledger.read.js';
import type { TaskKey } from '../task/task.read.js';

/** A plan or part as stored; what it says and why it came back are addresses. */
export type StoredPlan = Omit<PlanRow, 'content' | 'reason' | 'erased'> & {
  content: string | null;
  reason: string | null;
  /** How many approvals the rules name. */
  approvals: number;
};

/** The plan of a task and its parts; one where it is named. */
export async function readPlans(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
  member: string | null,
): Promise<StoredPlan[]> {
  const { rows } = await client.query<StoredPlan>({
    name: 'task-plans',
    text: `SELECT m.id, m.kind, jsonb_build_object('id', u.id, 'name', u.name) AS unit, m.value AS state, m.version,
                  (m.context->>'submissions')::int AS submissions, m.context->>'submittedAt' AS "submittedAt",
                  coalesce(m.context->'approvalsLeft', '[]') AS "approvalsLeft",
                  coalesce(jsonb_array_length(m.context->'approvals'), 0) AS approvals,
                  m.context->>'reason' AS reason, m.context->>'content' AS content
             FROM member m
             JOIN unit u ON u.tenant_id = m.tenant_id AND u.id = (m.context->>'unit')::uuid
            WHERE m.tenant_id = $1 AND m.year = $2 AND m.aggregate_id = $3 AND m.kind IN ('plan', 'planPart')
              AND ($4::uuid IS NULL OR m.id = $4)
            ORDER BY m.kind, u.sort, m.id`,
    values: [tenant, year, id, member],
  });
  return rows;
}
