import type { BoardTask } from '@duban/contracts';
import type { Instant } from '@duban/calendar';
import type { Member, ObligationMember, TaskContext, TaskValue } from '@duban/lifecycle';
import { reachValues, type Reach, withinReach } from '../http/reach.js';
import type { Client } from '../task/ledger.read.js';

/** A task of the board with as much of its state as tells what may be done. */
export interface BoardRoot {
  year: number;
  id: string;
  number: string | null;
  title: string;
  status: BoardTask['status'];
  level: number;
  directive: BoardTask['directive'];
  definition: number;
  value: TaskValue;
  context: TaskContext;
  units: BoardTask['units'];
}

/** What one unit owes, with the part that delivers it. */
export interface BoardDebt {
  taskId: string;
  obligation: ObligationMember;
  dueOn: string;
  dueAt: string;
  part: (Exclude<Member, ObligationMember> & { version: number }) | null;
}

/** Days before and after today within which also what is settled is shown. */
const AROUND = 35;

/** Tasks within reach that go on: what is left of an ended one waits for nobody. $1 is the tenant, $2 and $3 the reach. */
const LED = `t.tenant_id = $1 AND t.status NOT IN ('completed', 'withdrawn') AND ${withinReach(2)}`;

/** The tasks within reach, in the order of the paper. */
export async function readBoardTasks(client: Client, tenant: string, reach: Reach): Promise<BoardRoot[]> {
  const { rows } = await client.query<BoardRoot>({
    name: 'board-tasks',
    text: `SELECT t.year, t.id, t.number, t.title, t.status, t.level, a.definition, a.value, a.context,
                  CASE WHEN d.id IS NOT NULL THEN jsonb_build_object(
                    'year', d.year, 'id', d.id, 'number', d.number, 'title', d.title) END AS directive,
                  (SELECT jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'relation', tu.relation)
                                    ORDER BY array_position(ARRAY['lead', 'jointLead', 'coordinating', 'member'], tu.relation), u.sort, u.id)
                     FROM task_unit tu JOIN unit u ON u.tenant_id = $1 AND u.id = tu.unit_id
                    WHERE tu.tenant_id = $1 AND tu.year = t.year AND tu.task_id = t.id) AS units
             FROM task t
             JOIN aggregate a ON a.tenant_id = $1 AND a.year = t.year AND a.id = t.id
             LEFT JOIN directive d ON d.tenant_id = $1 AND d.year = t.year AND d.id = t.directive_id
            WHERE ${LED}
            ORDER BY t.year DESC, t.directive_id, t.position, t.id`,
    values: [tenant, ...reachValues(reach)],
  });
  return rows;
}

/** What is owed to those tasks, by task: all that waits, the parts of the plan, and what falls due around today. */
export async function readBoardDebts(
  client: Client,
  tenant: string,
  reach: Reach,
  today: string,
): Promise<Map<string, BoardDebt[]>> {
  const { rows } = await client.query<BoardDebt>({
    name: 'board-debts',
    text: `SELECT o.aggregate_id AS "taskId", o.due_on AS "dueOn", o.due_at AS "dueAt",
                  jsonb_build_object('id', o.id, 'kind', 'obligation', 'value', o.value, 'context', o.context) AS obligation,
                  CASE WHEN m.id IS NOT NULL THEN jsonb_build_object(
                    'id', m.id, 'kind', m.kind, 'value', m.value, 'context', m.context, 'version', m.version) END AS part
             FROM task t
             JOIN obligation o ON o.tenant_id = $1 AND o.year = t.year AND o.aggregate_id = t.id
             LEFT JOIN member m ON m.tenant_id = $1 AND m.year = t.year AND m.aggregate_id = t.id AND m.id = o.subject
                  AND m.kind <> 'instruction'
            WHERE ${LED} AND o.value NOT IN ('waived', 'cancelled')
              AND (o.live OR m.live OR o.kind IN ('plan', 'planPart') OR o.due_on BETWEEN $4::date - ${AROUND} AND $4::date + ${AROUND})
            ORDER BY o.due_at, o.id`,
    values: [tenant, ...reachValues(reach), today],
  });
  const byTask = new Map<string, BoardDebt[]>();
  for (const row of rows) byTask.set(row.taskId, [...(byTask.get(row.taskId) ?? []), row]);
  return byTask;
}

/** When each obligation of those tasks was last urged. */
export async function readUrges(client: Client, tenant: string, reach: Reach): Promise<Map<string, Instant>> {
  const { rows } = await client.query<{ member: string; at: Instant }>({
    name: 'board-urges',
    text: `SELECT convert_from(e.bytes, 'UTF8')::jsonb->>'member' AS member, max(e.at) AS at
             FROM task t
             JOIN event e ON e.tenant_id = $1 AND e.year = t.year AND e.aggregate_id = t.id AND e.type = 'obligation.urged'
            WHERE ${LED} GROUP BY 1`,
    values: [tenant, ...reachValues(reach)],
  });
  return new Map(rows.map(({ member, at }) => [member, at]));
}
