import type { LocalDate } from '@duban/calendar';
import { Regime } from '@duban/calendar';
import type { DirectiveReference, TaskReference } from '@duban/contracts';
import type { Member, TaskContext } from '@duban/lifecycle';
import type { PoolClient } from 'pg';
import { Fault, notFound } from '../http/fault.js';

type Client = Pick<PoolClient, 'query'>;

/** A directive that is in force, with the rules that it is under. */
export interface RuledDirective {
  reference: DirectiveReference;
  /** Of the aggregate. */
  version: number;
  regime: Regime;
  effectiveOn: LocalDate;
}

/** The directive of this id. Throws the fault of one that is not there, not issued yet, or closed. */
export async function readRuled(client: Client, tenant: string, key: DirectiveKey): Promise<RuledDirective> {
  const { status, ...directive } = await readWithRules(client, tenant, key);
  if (status === 'issued' && directive.regime !== null) return { ...directive, regime: Regime.parse(directive.regime) };
  throw new Fault('not-in-state', `The directive is ${status}: only one that is issued is put under other rules.`, {
    state: status,
  });
}

/** The rules of a directive that is or was in force. Throws the fault of one that is not there, or not issued yet. */
export async function readRules(client: Client, tenant: string, key: DirectiveKey): Promise<Regime> {
  const { status, regime } = await readWithRules(client, tenant, key);
  if (regime !== null) return Regime.parse(regime);
  throw new Fault('not-in-state', `The directive is ${status}: it has no year yet to try rules on.`, { state: status });
}

interface DirectiveKey {
  year: number;
  id: string;
}

async function readWithRules(client: Client, tenant: string, { year, id }: DirectiveKey) {
  const { rows } = await client.query<{ status: string; regime: unknown; effectiveOn: string; version: number }>({
    name: 'directive-with-rules',
    text: `SELECT d.status, d.regime, d.effective_on AS "effectiveOn", a.version
             FROM directive d
             JOIN aggregate a ON a.tenant_id = d.tenant_id AND a.year = d.year AND a.id = d.id
            WHERE d.tenant_id = $1 AND d.year = $2 AND d.id = $3`,
    values: [tenant, year, id],
  });
  const [row] = rows;
  if (!row) throw notFound();
  const reference: DirectiveReference = { kind: 'directive', year, id };
  return { ...row, reference };
}

/** A task that is open, with what it owes by the calendar. */
export interface PlannedTask {
  reference: TaskReference;
  number: string | null;
  title: string;
  context: TaskContext;
  members: Map<string, Member>;
}

/** The open tasks of a directive with their reports, sub-reports and extensions, in the order of the document. */
export async function readPlanned(
  client: Client,
  tenant: string,
  { year, id }: DirectiveReference,
): Promise<PlannedTask[]> {
  const [tasks, members] = await Promise.all([
    client.query<{ id: string; number: string | null; title: string; context: TaskContext }>({
      name: 'open-tasks-of-directive',
      text: `SELECT t.id, t.number, t.title, a.context
               FROM task t JOIN aggregate a ON a.tenant_id = t.tenant_id AND a.year = t.year AND a.id = t.id
              WHERE ${OPEN_TASKS} ORDER BY t.position`,
      values: [tenant, year, id],
    }),
    client.query<Member & { task: string }>({
      name: 'planned-members-of-directive',
      text: `SELECT o.aggregate_id AS task, o.id, 'obligation' AS kind, o.value, o.context
               FROM task t
               JOIN obligation o ON o.tenant_id = t.tenant_id AND o.year = t.year AND o.aggregate_id = t.id
              WHERE ${OPEN_TASKS} AND o.kind IN ('report', 'subReport')
              UNION ALL
             SELECT m.aggregate_id, m.id, m.kind, m.value, m.context
               FROM task t JOIN member m ON m.tenant_id = t.tenant_id AND m.year = t.year AND m.aggregate_id = t.id
              WHERE ${OPEN_TASKS} AND m.kind = 'extension'`,
      values: [tenant, year, id],
    }),
  ]);
  const byTask = new Map<string, Map<string, Member>>(tasks.rows.map((task) => [task.id, new Map<string, Member>()]));
  for (const { task, ...member } of members.rows) byTask.get(task)?.set(member.id, member as Member);
  return tasks.rows.map(({ id: task, number, title, context }) => ({
    reference: { kind: 'task', year, id: task },
    number,
    title,
    context,
    members: byTask.get(task) ?? new Map<string, Member>(),
  }));
}

const OPEN_TASKS = `t.tenant_id = $1 AND t.year = $2 AND t.directive_id = $3 AND t.status NOT IN ('completed', 'withdrawn')`;
