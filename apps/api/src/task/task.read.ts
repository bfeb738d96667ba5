import type { Instant } from '@duban/calendar';
import type { TaskView } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { Member, ObligationMember, TaskContext, TaskValue } from '@duban/lifecycle';
import { reachValues, type Reach, withinReach } from '../http/reach.js';
import { type Client, type LedgerLine, readLedgerLine } from './ledger.read.js';

/** Names one task. */
export interface TaskKey {
  year: number;
  id: string;
}

/** The line of a task; nothing where it is not within reach. */
export function readLine(client: Client, tenant: string, key: TaskKey, reach: Reach): Promise<LedgerLine | undefined> {
  return readLedgerLine(client, tenant, key, { sql: withinReach(4), values: reachValues(reach) });
}

/** Whether the task is there and within reach. */
export async function isWithinReach(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
  reach: Reach,
): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'task-within-reach',
    text: `SELECT FROM task t WHERE t.tenant_id = $1 AND t.year = $2 AND t.id = $3 AND ${withinReach(4)}`,
    values: [tenant, year, id, ...reachValues(reach)],
  });
  return rowCount === 1;
}

/** A task's state and full text. */
export interface TaskRoot {
  version: number;
  definition: number;
  value: TaskValue;
  context: TaskContext;
  body: string | null;
  /** As the directive has its item: a directive that was imported before has neither. */
  targets: unknown[];
  timeLimits: unknown[];
}

export async function readRoot(client: Client, tenant: string, { year, id }: TaskKey): Promise<TaskRoot | undefined> {
  const { rows } = await client.query<TaskRoot>({
    name: 'task-root',
    text: `SELECT a.version, a.definition, a.value, a.context, coalesce(c.body, i.item->>'text') AS body,
                  coalesce(i.item->'targets', '[]') AS targets, coalesce(i.item->'timeLimits', '[]') AS "timeLimits"
             FROM aggregate a
             JOIN task t ON t.tenant_id = a.tenant_id AND t.year = a.year AND t.id = a.id
             LEFT JOIN content c ON c.tenant_id = t.tenant_id AND c.hash = t.body
             LEFT JOIN directive_item i ON i.tenant_id = t.tenant_id AND i.year = t.year
                   AND i.directive_id = t.directive_id AND i.position = t.position
            WHERE a.tenant_id = $1 AND a.year = $2 AND a.id = $3 AND a.kind = 'task'`,
    values: [tenant, year, id],
  });
  return rows[0];
}

/** A task of another year, with which this one goes on or which goes on with it. */
type ContinuedRow = Omit<TaskView['continues'][number], 'task'> & { year: number; id: string; isEarlier: boolean };

/** The tasks of other years that a task goes on with, and those that go on with it, as far as they are within reach. */
export async function readContinued(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
  reach: Reach,
): Promise<Pick<TaskView, 'continues' | 'continuedBy'>> {
  const { rows } = await client.query<ContinuedRow>({
    name: 'task-continued',
    text: `SELECT k."isEarlier", t.year, t.id, t.number, t.title, t.status, coalesce(d.number, '') AS directive
             FROM (SELECT true AS "isEarlier", earlier_year AS year, earlier_id AS id FROM task_continued
                    WHERE tenant_id = $1 AND year = $2 AND task_id = $3
                    UNION ALL
                   SELECT false, year, task_id FROM task_continued
                    WHERE tenant_id = $1 AND earlier_year = $2 AND earlier_id = $3) k
             JOIN task t ON t.tenant_id = $1 AND t.year = k.year AND t.id = k.id
             LEFT JOIN directive d ON d.tenant_id = $1 AND d.year = t.year AND d.id = t.directive_id
            WHERE ${withinReach(4)}
            ORDER BY t.year, t.directive_id, t.position`,
    values: [tenant, year, id, ...reachValues(reach)],
  });
  const told = (isEarlier: boolean): TaskView['continues'] =>
    rows
      .filter((row) => row.isEarlier === isEarlier)
      .map(({ isEarlier: _way, year: of, id: task, ...row }) => ({
        task: { kind: 'task', year: of, id: task },
        ...row,
      }));
  return { continues: told(true), continuedBy: told(false) };
}

/** A part of a task as stored, with its version. */
export type StoredMember = Exclude<Member, ObligationMember> & { version: number };

/** The parts of a task in the order in which people look for them: by kind, then by when they are due or came. */
export async function readMembers(client: Client, tenant: string, { year, id }: TaskKey): Promise<StoredMember[]> {
  const { rows } = await client.query<StoredMember>({
    name: 'task-members',
    text: `SELECT id, kind, value, context, version FROM member
            WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3
            ORDER BY kind, coalesce(context->>'dueOn', context->>'requestedAt', context->>'claimedAt', context->>'period', ''), id`,
    values: [tenant, year, id],
  });
  return rows;
}

/** An obligation as stored, with its version and due moment. */
export type StoredObligation = ObligationMember & { version: number; dueOn: string; dueAt: Instant };

/** The obligations of a task in the order in which they fall due. */
export async function readObligations(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
): Promise<StoredObligation[]> {
  const { rows } = await client.query<StoredObligation>({
    name: 'task-obligations',
    text: `SELECT id, 'obligation' AS kind, value, context, version, due_on AS "dueOn", due_at AS "dueAt" FROM obligation
            WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3
            ORDER BY due_at, owed_as, id`,
    values: [tenant, year, id],
  });
  return rows.map((row) => ({ ...row, dueAt: instantFromRow(row.dueAt) }));
}

/** How often each unit of a task has asked for more time in its year, in all tasks. */
export async function readExtensionCounts(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
): Promise<TaskView['extensions']> {
  const { rows } = await client.query<TaskView['extensions'][number]>({
    name: 'task-extension-counts',
    text: `SELECT u.id, u.name, count(*)::int AS asked, (count(*) FILTER (WHERE m.value = 'granted'))::int AS granted,
                  (count(*) FILTER (WHERE m.value = 'refused'))::int AS refused
             FROM unit u
             JOIN member m ON m.tenant_id = $1 AND m.year = $2 AND m.kind = 'extension' AND m.context->>'unit' = u.id::text
            WHERE u.tenant_id = $1 AND u.id IN (
              SELECT unit_id FROM task_unit WHERE tenant_id = $1 AND year = $2 AND task_id = $3)
            GROUP BY u.id, u.name ORDER BY count(*) DESC, u.name`,
    values: [tenant, year, id],
  });
  return rows;
}
