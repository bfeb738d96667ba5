import type { MeetingView } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { MeetingState } from '@duban/lifecycle';
import { readTimeline } from '../record/timeline.read.js';
import { readTexts } from '../report/contents.js';
import type { Client } from '../task/ledger.read.js';

export interface MeetingKey {
  year: number;
  id: string;
}

/** A meeting as it is stored, its value and context beside what lists show. */
export interface StoredMeeting extends MeetingKey {
  title: string;
  version: number;
  state: MeetingState;
}

interface FoundRow extends Omit<StoredMeeting, 'state'>, MeetingState {}

const COLUMNS = 'm.year, m.id, m.title, a.version, a.definition, a.value, a.context';
const TABLES = 'meeting m JOIN aggregate a ON a.tenant_id = m.tenant_id AND a.year = m.year AND a.id = m.id';

/** Meetings from a key on, the latest first; one more than `limit`. */
export async function readMeetings(
  client: Client,
  tenant: string,
  {
    after,
    limit,
    status,
    unit,
  }: {
    after: readonly [string, string] | null;
    limit: number;
    status?: readonly string[] | undefined;
    /** Of those only whose agenda names a task of this unit; null: all. */
    unit: string | null;
  },
): Promise<StoredMeeting[]> {
  const { rows } = await client.query<FoundRow>({
    name: 'meetings-of-tenant',
    text: `SELECT ${COLUMNS} FROM ${TABLES}
            WHERE m.tenant_id = $1 AND ($2::date IS NULL OR (m.held_on, m.id) < ($2::date, $3::uuid))
              AND ($4::text[] IS NULL OR a.value#>>'{}' = ANY ($4::text[]))
              AND ($6::jsonb IS NULL OR a.context->'agenda' @> $6::jsonb)
            ORDER BY m.held_on DESC, m.id DESC LIMIT $5`,
    values: [
      tenant,
      after?.[0] ?? null,
      after?.[1] ?? null,
      status ?? null,
      limit + 1,
      unit && JSON.stringify([{ units: [unit] }]),
    ],
  });
  return rows.map(storedOf);
}

/** The meeting of this key; undefined where the tenant has none. */
export async function readMeeting(
  client: Client,
  tenant: string,
  { year, id }: MeetingKey,
): Promise<StoredMeeting | undefined> {
  const { rows } = await client.query<FoundRow>({
    name: 'meeting-by-id',
    text: `SELECT ${COLUMNS} FROM ${TABLES} WHERE m.tenant_id = $1 AND m.year = $2 AND m.id = $3`,
    values: [tenant, year, id],
  });
  return rows[0] && storedOf(rows[0]);
}

/** The meetings that deal with a task, by their agenda or by a decision, the latest first; not those that were cancelled. */
export async function readMeetingsAbout(client: Client, tenant: string, { id }: MeetingKey): Promise<StoredMeeting[]> {
  const { rows } = await client.query<FoundRow>({
    name: 'meetings-about-task',
    text: `SELECT ${COLUMNS} FROM ${TABLES}
            WHERE m.tenant_id = $1 AND (a.context->'agenda' @> $2::jsonb OR a.context->'decisions' @> $2::jsonb)
              AND a.value#>>'{}' <> 'cancelled'
            ORDER BY m.held_on DESC, m.id DESC LIMIT ${SHOWN_WITH_TASK}`,
    values: [tenant, JSON.stringify([{ task: { id } }])],
  });
  return rows.map(storedOf);
}

/** A task is dealt with at one meeting or another, and not at more than a page shows. */
const SHOWN_WITH_TASK = 50;

const storedOf = ({ definition, value, context, ...row }: FoundRow): StoredMeeting => ({
  ...row,
  state: { definition, value, context },
});

/** What goes with a meeting on its page: texts, its tasks, what became of its decisions, and what happened. */
export async function readAroundMeeting(client: Client, tenant: string, { year, id, state }: StoredMeeting) {
  const { agenda, decisions, criteria, place, minutes, reason } = state.context;
  const carriers = decisions.map(({ task }) => task);
  const [texts, tasks, owed, timeline] = await Promise.all([
    readTexts(client, tenant, [
      place,
      minutes,
      reason,
      ...criteria.map(({ name }) => name),
      ...decisions.map(({ content }) => content),
    ]),
    readMeetingTasks(client, tenant, [...agenda.map(({ task }) => task), ...carriers]),
    carriers.length > 0 ? readOwed(client, tenant, id, carriers) : [],
    readTimeline(client, tenant, { year, id }, { after: 0, limit: STEPS }),
  ]);
  return { texts, tasks, owed, timeline };
}

/** More steps than a meeting ever has. */
const STEPS = 2_000;

export type MeetingTask = Omit<MeetingView['agenda'][number], 'ground'>;

/** Tasks as a meeting names them, by id. */
export async function readMeetingTasks(
  client: Client,
  tenant: string,
  keys: readonly MeetingKey[],
): Promise<Map<string, MeetingTask>> {
  const { rows } = await client.query<Omit<MeetingTask, 'task'> & MeetingKey>({
    name: 'tasks-of-meeting',
    text: `SELECT t.year, t.id, t.number, t.title, t.status, t.level,
                  CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS lead
             FROM (SELECT DISTINCT * FROM unnest($2::int[], $3::uuid[])) AS v(year, id)
             JOIN task t ON t.tenant_id = $1 AND t.year = v.year AND t.id = v.id
             LEFT JOIN unit u ON u.tenant_id = $1 AND u.id = t.lead_unit_id`,
    values: [tenant, keys.map(({ year }) => year), keys.map(({ id }) => id)],
  });
  return new Map(rows.map(({ year, id, ...shown }) => [id, { task: { kind: 'task', year, id }, ...shown }]));
}

type Reply = MeetingView['decisions'][number]['replies'][number];
/** A reply that is owed by a decision. */
export type Owed = Reply & { decision: string; dueOn: string };

async function readOwed(
  client: Client,
  tenant: string,
  meeting: string,
  tasks: readonly MeetingKey[],
): Promise<Owed[]> {
  const { rows } = await client.query<Owed>({
    name: 'owed-by-meeting',
    text: `SELECT m.context#>>'{meeting,decision}' AS decision, o.due_on AS "dueOn", o.id AS obligation, o.value AS state,
                  o.context->>'deliveredAt' AS "repliedAt", jsonb_build_object('id', u.id, 'name', u.name) AS unit
             FROM (SELECT DISTINCT * FROM unnest($2::int[], $3::uuid[])) AS v(year, id)
             JOIN member m ON m.tenant_id = $1 AND m.year = v.year AND m.aggregate_id = v.id AND m.kind = 'instruction'
                  AND m.context#>>'{meeting,id}' = $4
             JOIN obligation o ON o.tenant_id = $1 AND o.year = m.year AND o.aggregate_id = m.aggregate_id AND o.subject = m.id
             JOIN unit u ON u.tenant_id = $1 AND u.id = o.unit_id
            ORDER BY u.sort, u.id`,
    values: [tenant, tasks.map(({ year }) => year), tasks.map(({ id }) => id), meeting],
  });
  return rows.map((row) => ({ ...row, repliedAt: row.repliedAt && instantFromRow(row.repliedAt) }));
}
