import { DESK_COUNTED, type DeskRow } from '@duban/contracts';
import type { Instant } from '@duban/calendar';
import { instantFromRow } from '@duban/engine';
import type { Member, ObligationMember, TaskContext, TaskValue } from '@duban/lifecycle';
import { reasonView, type Texts } from '../report/contents.js';
import type { Client } from '../task/ledger.read.js';

/** What a section of the desk looks for: a selection of the columns year, task_id, member_id, obligation_id, since, due_at. */
export interface Search {
  section: string;
  /** $1 is the tenant; conditions on `task t` leave ended tasks out where they should. */
  candidates: string;
  values: readonly unknown[];
  order?: string;
  /** Of tasks that are late: shown with what the lead missed first. */
  isLate?: boolean;
}

/** Something that was found, with as much of its task as tells what may be done about it. */
export interface Found {
  year: number;
  taskId: string;
  number: string | null;
  title: string;
  directive: DeskRow['directive'];
  status: NonNullable<DeskRow['status']>;
  level: number;
  since: Instant | null;
  definition: number;
  value: TaskValue;
  context: TaskContext;
  member: Exclude<Member, ObligationMember> | null;
  obligation: ObligationMember | null;
  unit: { id: string; name: string } | null;
  dueOn: string | null;
  dueAt: string | null;
  total: number;
}

/** Tasks that go on: what is left of an ended one waits for nobody. */
export const GOING_ON = `t.status NOT IN ('completed', 'withdrawn')`;

/** Reads the first rows of a section, and how many there are, as far as it is counted. */
export async function readSection(
  client: Client,
  tenant: string,
  { section, candidates, values, order = 'f.due_at, f.since', isLate = false }: Search,
  limit: number,
): Promise<Found[]> {
  const most = `$${values.length + 2}::int`;
  const { rows } = await client.query<Found>({
    // A section of the same name asks otherwise for a unit, which is a value, than for the inspectorate.
    name: `desk-${section}-${values.length}`,
    text: `WITH found AS MATERIALIZED (${candidates} LIMIT ${DESK_COUNTED}),
                first AS MATERIALIZED (
                  SELECT f.*, (count(*) OVER ())::int AS total FROM found f
                   ORDER BY ${order}, f.task_id, f.member_id, f.obligation_id LIMIT ${most})
           SELECT f.year, f.task_id AS "taskId", t.number, t.title, t.status, t.level, f.since, f.total, a.definition, a.value, a.context,
                  CASE WHEN d.id IS NOT NULL THEN jsonb_build_object(
                    'year', d.year, 'id', d.id, 'number', d.number, 'title', d.title) END AS directive,
                  CASE WHEN m.id IS NOT NULL THEN jsonb_build_object(
                    'id', m.id, 'kind', m.kind, 'value', m.value, 'context', m.context) END AS member,
                  CASE WHEN o.id IS NOT NULL THEN jsonb_build_object(
                    'id', o.id, 'kind', 'obligation', 'value', o.value, 'context', o.context) END AS obligation,
                  CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS unit,
                  o.due_on AS "dueOn", o.due_at AS "dueAt"
             FROM first f
             JOIN task t ON t.tenant_id = $1 AND t.year = f.year AND t.id = f.task_id
             JOIN aggregate a ON a.tenant_id = $1 AND a.year = f.year AND a.id = f.task_id
             LEFT JOIN directive d ON d.tenant_id = $1 AND d.year = t.year AND d.id = t.directive_id
             LEFT JOIN obligation o ON o.tenant_id = $1 AND o.year = f.year AND o.aggregate_id = f.task_id
                   AND o.id = ${isLate ? FIRST_MISSED : 'f.obligation_id'}
             LEFT JOIN member m ON m.tenant_id = $1 AND m.year = f.year AND m.aggregate_id = f.task_id
                   AND m.id = coalesce(f.member_id, o.subject) AND (f.member_id IS NOT NULL OR m.kind <> 'instruction')
             LEFT JOIN unit u ON u.tenant_id = $1 AND u.id = coalesce(o.unit_id, (m.context->>'unit')::uuid, t.lead_unit_id)
            ORDER BY ${order}, f.task_id, f.member_id, f.obligation_id`,
    values: [tenant, ...values, limit],
  });
  return rows;
}

const FIRST_MISSED = `(
                     SELECT x.id FROM obligation x
                      WHERE x.tenant_id = $1 AND x.year = f.year AND x.aggregate_id = f.task_id AND x.owed_as = 'lead'
                        AND x.value = 'missed' ORDER BY x.due_at LIMIT 1)`;

/** The addresses of the reasons that are shown with what was found. */
export const reasonsIn = (found: readonly Found[]): (string | null)[] => found.map(reasonOf);

const reasonOf = ({ member, obligation }: Found): string | null =>
  (member?.kind === 'disagreement' || member?.kind === 'slip'
    ? member.context.content
    : member
      ? (member.context as { reason?: string | null }).reason
      : obligation?.context.reason) ?? null;

/** What was found as a row of the desk. `allowed` tells what the post may do on a part or obligation of it. */
export function deskRow(found: Found, texts: Texts, allowed: (found: Found, id: string | null) => string[]): DeskRow {
  const { year, taskId, directive, number, title, status, level, unit, since } = found;
  const { dueOn, dueAt } = dueOf(found);
  return {
    ...aboutOf(found),
    id: null,
    task: { kind: 'task', year, id: taskId },
    directive,
    number,
    title,
    status,
    level,
    suggests: null,
    unit,
    dueOn,
    dueAt: dueAt && instantFromRow(dueAt),
    since: since && instantFromRow(since),
    reason: reasonView(reasonOf(found), texts),
    ...commandsOn(found, (id) => allowed(found, id)),
  };
}

/** By when: of an announced slip the last day to reply. */
const dueOf = ({ member, obligation, dueOn, dueAt }: Found): Pick<Found, 'dueOn' | 'dueAt'> =>
  member?.kind === 'slip' && !obligation
    ? { dueOn: member.context.replyOn ?? null, dueAt: member.context.replyBefore ?? null }
    : { dueOn, dueAt };

/** The part, or else the obligation, that a row is about. */
function aboutOf(
  found: Found,
): Pick<DeskRow, 'what' | 'member' | 'obligation' | 'state' | 'obligationState' | 'period'> {
  const { member, obligation } = found;
  const about = member ?? obligation;
  const [memberId, obligationId] = [member, obligation].map((each) => (each ? each.id : null));
  return {
    what: whatOf(found),
    member: memberId ?? null,
    obligation: obligationId ?? null,
    state: about ? about.value : null,
    obligationState: obligation ? obligation.value : null,
    period: about && 'period' in about.context ? about.context.period : null,
  };
}

const whatOf = ({ member, obligation }: Found): string =>
  obligation ? obligation.context.kind : member ? member.kind : 'task';

const commandsOn = (
  { member, obligation }: Found,
  allowed: (id: string | null) => string[],
): Pick<DeskRow, 'commands' | 'obligationCommands'> => ({
  commands: allowed((member ?? obligation)?.id ?? null),
  obligationCommands: member && obligation ? allowed(obligation.id) : [],
});
