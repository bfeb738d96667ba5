import type { LocalDate } from '@duban/calendar';
import type { Accepted, Command, CommandType } from '@duban/contracts';
import type { PoolClient } from 'pg';
import type { Actor } from '../decide/decision.js';
import { looksBack, needsOnlyNamed, needsWholeTask } from '../decide/task.deciders.js';
import { newestOf } from './aggregate.js';
import { readForClaims } from './load-claims.js';
import { readForInspections } from './load-inspections.js';
import { givesWork, readUnits } from './load-units.js';
import { postsNamed } from './posts-named.js';
import type { Batch, TaskAtClosing } from './batch.js';
import { revive, type AggregateRow, type MemberRow } from './revive.js';
import type { WakeTarget } from './work.js';

/** What a batch has to read: worked out from its commands before anything is asked of the database. */
interface Wanted {
  years: number[];
  ids: string[];
  /** Aggregates of which every part and obligation is read. */
  whole: string[];
  /** Aggregates of which everything is read that is under way. */
  live: string[];
  /** Parts and obligations that are named. */
  members: string[];
  posts: string[];
  commands: readonly Command[];
}

/**
 * Locks the aggregates of a batch in id order and reads what its commands need: the parts and obligations that are named,
 * due or missed, or all that are live, seldom the whole year of a task. All statements go out together; the server runs
 * them in order.
 * Returns the transaction's id, by which an answer lost on the way can be settled.
 */
export async function loadForCommands(client: PoolClient, batch: Batch, commands: readonly Command[]): Promise<string> {
  const wanted = wantedBy(commands);
  const [xid, aggregates, members] = await Promise.all([
    client.query<{ xid: string }>(XID),
    client.query<AggregateRow>({
      name: 'lock-aggregates',
      text: LOCK,
      values: [batch.tenant, wanted.years, wanted.ids],
    }),
    readMembers(client, batch.tenant, wanted, batch.at),
    ...furtherReads(client, batch, wanted),
  ]);
  await place(client, batch, aggregates.rows, members);
  return xid.rows[0]?.xid ?? '';
}

/** Locks the tasks of due wakes, leaving those that somebody holds, and reads what is due or missed in them. */
export async function loadForWakes(
  client: PoolClient,
  batch: Batch,
  targets: readonly WakeTarget[],
  until: string,
): Promise<string> {
  const years = [...new Set(targets.map(({ year }) => year))];
  const ids = targets.map(({ id }) => id).sort();
  const named = targets.flatMap(({ members }) => members);
  const [xid, aggregates, members] = await Promise.all([
    client.query<{ xid: string }>(XID),
    client.query<AggregateRow>({
      name: 'lock-free-aggregates',
      text: `${LOCK} SKIP LOCKED`,
      values: [batch.tenant, years, ids],
    }),
    readMembers(client, batch.tenant, { years, ids, members: named, whole: [], live: [] }, until),
  ]);
  await place(client, batch, aggregates.rows, members);
  return xid.rows[0]?.xid ?? '';
}

/**
 * Also says that the batch's statements are planned once for a connection: with arrays of ever other lengths the server
 * would plan them anew each time, which takes longer than to carry them out.
 */
const XID = `SELECT pg_current_xact_id()::text AS xid, set_config('plan_cache_mode', 'force_generic_plan', true)`;

const LOCK = `
  SELECT id, year, kind, version, seq, head, definition, value, context
    FROM aggregate
   WHERE tenant_id = $1 AND year = ANY($2::int[]) AND id = ANY($3::uuid[])
   ORDER BY id
     FOR UPDATE`;

// As selections, which the server hashes; through an array that is a parameter it would look row by row.
const NAMED = 'SELECT unnest($4::uuid[])';
const WHOLE = 'SELECT unnest($5::uuid[])';
const LIVE = 'SELECT unnest($7::uuid[])';

/**
 * Obligations and parts of one year, in one statement: one year, so that the other partitions are left out. An obligation: named or about what is named, due by a moment, missed (it makes
 * the task late). A part: named, or what a named or due obligation is about; a slip that waits, since it lapses with its
 * obligation. Everything live with what is missed of it, or everything, of the tasks for which that is asked.
 *
 * In order of their ids: what a decision lists follows this order, and the order of rows on disk is a matter of chance.
 */
const MEMBERS = `
  WITH owed AS (
    SELECT aggregate_id, id, 'obligation' AS kind, value, context, version, subject, next_wake_at
      FROM obligation
     WHERE tenant_id = $1 AND year = $2 AND aggregate_id = ANY($3::uuid[])
       AND (next_wake_at <= $6 OR value = 'missed' OR id IN (${NAMED}) OR subject IN (${NAMED})
            OR (live AND aggregate_id IN (${LIVE})) OR aggregate_id IN (${WHOLE})))
  SELECT aggregate_id, id, kind, value, context, version FROM owed
   UNION ALL
  SELECT aggregate_id, id, kind, value, context, version
    FROM member
   WHERE tenant_id = $1 AND year = $2 AND aggregate_id = ANY($3::uuid[])
     AND (id IN (${NAMED}) OR (live AND (kind = 'slip' OR aggregate_id IN (${LIVE}))) OR aggregate_id IN (${WHOLE})
          OR id IN (SELECT subject FROM owed WHERE next_wake_at <= $6 OR id IN (${NAMED})
                    OR (value = 'missed' AND aggregate_id IN (${LIVE}))))
   ORDER BY id`;

type WantedMembers = Pick<Wanted, 'years' | 'ids' | 'members' | 'whole' | 'live'>;

async function readMembers(
  client: PoolClient,
  tenant: string,
  { years, ids, members, whole, live }: WantedMembers,
  dueBy: string,
): Promise<MemberRow[]> {
  const results = await Promise.all(
    years.map((year) => {
      const values = [tenant, year, ids, members, whole, dueBy, live];
      return client.query<MemberRow>({ name: 'read-members', text: MEMBERS, values });
    }),
  );
  return results.flatMap(({ rows }) => rows);
}

function wantedBy(commands: readonly Command[]): Wanted {
  const years = new Set<number>();
  const ids = new Set<string>();
  const whole = new Set<string>();
  const live = new Set<string>();
  const members = new Set<string>();
  const posts = new Set<string>();
  for (const command of commands) {
    years.add(command.target.year);
    ids.add(command.target.id);
    posts.add(command.post);
    for (const post of postsNamed(command)) posts.add(post);
    if ('member' in command) members.add(command.member);
    if (needsWholeTask(command.type) || looksBack(command)) whole.add(command.target.id);
    else if (!needsOnlyNamed(command.type)) live.add(command.target.id);
  }
  return {
    years: [...years],
    ids: [...ids].sort(),
    whole: [...whole],
    live: [...live],
    members: [...members],
    posts: [...posts],
    commands,
  };
}

/** Reads that only some commands need; each puts what it found into the batch. */
function furtherReads(client: PoolClient, batch: Batch, { commands, posts, years, ids }: Wanted): Promise<void>[] {
  const reads = [readActors(client, batch, posts)];
  if (commands.some(({ type }) => NEEDS_REGIME.has(type))) reads.push(readRegimes(client, batch, years, ids));
  if (commands.some(({ type }) => type === 'plan.file' || type === 'plan.approve'))
    reads.push(readPlans(client, batch, years, ids));
  if (commands.some(givesWork)) reads.push(readUnits(client, batch, commands));
  reads.push(...readForInspections(client, batch, commands), ...readForClaims(client, batch, commands));
  if (commands.some((command) => continuedBy(command).length > 0)) reads.push(readContinued(client, batch, commands));
  if (commands.some(({ type }) => type === 'clue.link')) reads.push(readLinked(client, batch, commands));
  if (commands.some(({ idempotencyKey }) => idempotencyKey)) reads.push(readAnswers(client, batch, commands));
  if (commands.some(({ type }) => type === 'directive.import')) reads.push(readNumbers(client, batch, commands));
  if (commands.some(({ type }) => type === 'directive.close')) reads.push(readStatuses(client, batch, ids));
  return reads;
}

const NEEDS_REGIME = new Set<CommandType>([
  'task.resume',
  'task.reopen',
  'task.replan',
  'plan.file',
  'plan.approve',
  'plan.return',
  'report.return',
  'extension.request',
  'extension.grant',
  'objection.refuse',
  'instruction.give',
  'adjustment.approve',
  'task.handOver',
]);

const ON_WORKING_DAYS = new Set<CommandType>([
  'task.issue',
  'slip.announce',
  'directive.applyRegime',
  'inspection.receive',
  'inspection.requestReview',
]);

/** Whether what a command brings about depends on working days: then the tenant's calendar is looked at anew. */
export const needsCalendar = (type: CommandType): boolean => NEEDS_REGIME.has(type) || ON_WORKING_DAYS.has(type);

async function readActors(client: PoolClient, batch: Batch, posts: string[]): Promise<void> {
  const { rows } = await client.query<Actor>({
    name: 'read-actors',
    text: `SELECT id, role, unit_id AS unit,
                  jsonb_build_object('units', coalesce(looks_after->'units', '[]'), 'tasks', coalesce(looks_after->'tasks', '[]')) AS "looksAfter"
             FROM post WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    values: [batch.tenant, posts],
  });
  for (const actor of rows) batch.actors.set(actor.id, actor);
}

async function readRegimes(client: PoolClient, batch: Batch, years: number[], ids: string[]): Promise<void> {
  const { rows } = await client.query<{ id: string; regime: unknown; effectiveOn: LocalDate | null }>({
    name: 'read-regimes',
    text: `SELECT id, regime, effective_on::text AS "effectiveOn" FROM directive WHERE tenant_id = $1 AND year = ANY($2::int[]) AND id IN (
             SELECT (context->>'directive')::uuid FROM aggregate
              WHERE tenant_id = $1 AND year = ANY($2::int[]) AND id = ANY($3::uuid[]) AND kind = 'task')`,
    values: [batch.tenant, years, ids],
  });
  for (const { id, ...rules } of rows) batch.regimes.set(id, rules);
}

function continuedBy(command: Command) {
  if (command.type === 'task.issue') return command.assignment.continues ?? [];
  if (command.type === 'inspection.propose') return command.tasks;
  if (command.type === 'meeting.call' || command.type === 'meeting.changeAgenda')
    return command.agenda.map(({ task }) => task);
  return command.type === 'inspection.orderRectification' && command.task ? [command.task] : [];
}

async function readContinued(client: PoolClient, batch: Batch, commands: readonly Command[]): Promise<void> {
  const named = commands.flatMap(continuedBy);
  const { rows } = await client.query<{ id: string; units: string[] }>({
    name: 'read-continued',
    text: `SELECT t.id, ARRAY(SELECT u.unit_id FROM task_unit u
                                WHERE u.tenant_id = $1 AND u.year = t.year AND u.task_id = t.id AND u.relation <> 'member'
                                ORDER BY u.unit_id) AS units
             FROM task t JOIN unnest($2::int[], $3::uuid[]) AS v(year, id) ON t.year = v.year AND t.id = v.id
            WHERE t.tenant_id = $1`,
    values: [batch.tenant, named.map(({ year }) => year), named.map(({ id }) => id)],
  });
  for (const { id, units } of rows) batch.earlierTasks.set(id, units);
}

async function readLinked(client: PoolClient, batch: Batch, commands: readonly Command[]): Promise<void> {
  const links = commands.flatMap((command) => (command.type === 'clue.link' ? [command.link] : []));
  const { rows } = await client.query<{ id: string }>({
    name: 'read-linked',
    text: `SELECT a.id FROM aggregate a JOIN unnest($2::int[], $3::uuid[], $4::text[]) AS v(year, id, kind)
               ON a.year = v.year AND a.id = v.id AND a.kind = v.kind
            WHERE a.tenant_id = $1`,
    values: [batch.tenant, links.map(({ year }) => year), links.map(({ id }) => id), links.map(({ kind }) => kind)],
  });
  for (const { id } of rows) batch.linked.add(id);
}

async function readPlans(client: PoolClient, batch: Batch, years: number[], ids: string[]): Promise<void> {
  const { rows } = await client.query<{ hash: Buffer; body: string }>({
    name: 'read-plans',
    text: `SELECT hash, body FROM content WHERE tenant_id = $1 AND hash IN (
             SELECT decode(context->>'content', 'hex') FROM member
              WHERE tenant_id = $1 AND year = ANY($2::int[]) AND aggregate_id = ANY($3::uuid[]) AND kind = 'plan')`,
    values: [batch.tenant, years, ids],
  });
  for (const { hash, body } of rows) batch.texts.set(hash.toString('hex'), body);
}

async function readAnswers(client: PoolClient, batch: Batch, commands: readonly Command[]): Promise<void> {
  const keyed = commands.filter(({ idempotencyKey }) => idempotencyKey);
  const { rows } = await client.query<AnswerRow>({
    name: 'read-answers',
    text: `SELECT post_id, key, request_hash, answer, created_at <= clock_timestamp() - interval '72 hours' AS outlived
             FROM idempotency WHERE tenant_id = $1 AND post_id = ANY($2::uuid[]) AND key = ANY($3::text[])`,
    values: [batch.tenant, keyed.map(({ post }) => post), keyed.map(({ idempotencyKey }) => idempotencyKey)],
  });
  for (const { post_id: post, key, request_hash: requestHash, answer, outlived } of rows)
    if (outlived) batch.outlivedKeys.push({ post, key });
    else batch.answered.set(`${post}/${key}`, { requestHash, answer });
}

interface AnswerRow {
  post_id: string;
  key: string;
  request_hash: Buffer;
  answer: Accepted;
  outlived: boolean;
}

async function readNumbers(client: PoolClient, batch: Batch, commands: readonly Command[]): Promise<void> {
  const numbers = commands.flatMap((command) => (command.type === 'directive.import' ? [command.content.number] : []));
  const { rows } = await client.query<{ number: string }>({
    name: 'read-numbers',
    text: 'SELECT number FROM directive WHERE tenant_id = $1 AND number = ANY($2::text[])',
    values: [batch.tenant, numbers],
  });
  for (const { number } of rows) batch.directiveNumbers.add(number);
}

async function readStatuses(client: PoolClient, batch: Batch, directives: string[]): Promise<void> {
  const { rows } = await client.query<TaskAtClosing & { directive_id: string }>({
    name: 'read-statuses',
    text: `SELECT t.id, t.directive_id, t.status, w.event->>'carriedTo' AS "carriedTo" FROM task t
             LEFT JOIN LATERAL (
               SELECT convert_from(e.bytes, 'UTF8')::jsonb AS event FROM event e
                WHERE e.tenant_id = $1 AND e.year = t.year AND e.aggregate_id = t.id AND e.type = 'task.withdrawn'
                ORDER BY e.seq DESC LIMIT 1) w ON t.status = 'withdrawn'
            WHERE t.tenant_id = $1 AND t.directive_id = ANY($2::uuid[]) ORDER BY t.position`,
    values: [batch.tenant, directives],
  });
  for (const { directive_id, ...task } of rows)
    batch.taskStatuses.set(directive_id, [...(batch.taskStatuses.get(directive_id) ?? []), task]);
}

async function place(client: PoolClient, batch: Batch, aggregates: AggregateRow[], rows: MemberRow[]): Promise<void> {
  const newest = newestOf(batch.environment.definitions.task);
  const outdated = aggregates.filter(({ kind, definition }) => kind === 'task' && definition < newest);
  // A migration changes the whole task, so all of it is read.
  const all = outdated.length > 0 ? await readWhole(client, batch, outdated) : [];
  const members = new Map<string, MemberRow[]>();
  for (const row of [...rows, ...all]) {
    const there = members.get(row.aggregate_id);
    if (there) there.push(row);
    else members.set(row.aggregate_id, [row]);
  }
  for (const row of aggregates) batch.aggregates.set(row.id, revive(batch.tenant, row, members.get(row.id) ?? []));
}

function readWhole(client: PoolClient, { tenant, at }: Batch, rows: AggregateRow[]): Promise<MemberRow[]> {
  const ids = rows.map(({ id }) => id);
  const years = [...new Set(rows.map(({ year }) => year))];
  return readMembers(client, tenant, { years, ids, members: [], whole: ids, live: [] }, at);
}
