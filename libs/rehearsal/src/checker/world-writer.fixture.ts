import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { canonicalJson } from './canonical-json.js';
import { linkHash } from './chain.check.js';

export const YEAR = 2023;

/** Who is who, wherever it is needed. */
export const who = { tenant: uid(1), directive: uid(2), lead: uid(3), peer: uid(4) } as const;

/** An id that a person can read. */
export function uid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** For the rest of the session, or of the transaction when in one that is rolled back. */
export async function enterTenant(client: Client): Promise<void> {
  await client.query(`SELECT set_config('duban.tenant', $1, false)`, [who.tenant]);
}

/** Adds an event to a chain, properly linked, and moves the head of its aggregate. */
export async function append(client: Client, aggregate: string, event: Happening): Promise<void> {
  const { rows } = await client.query<{ seq: number; head: Buffer }>(
    'SELECT seq, head FROM aggregate WHERE year = $1 AND id = $2',
    [YEAR, aggregate],
  );
  const seq = (rows[0]?.seq ?? 0) + 1;
  const previous = seq === 1 ? null : (rows[0]?.head ?? null);
  const bytes = Buffer.from(canonicalJson({ by: null, definition: 1, ...event }));
  const hash = linkHash({ tenant: who.tenant, aggregate, seq, previous, bytes });
  await client.query(
    `INSERT INTO event (tenant_id, year, aggregate_id, seq, type, at, definition, bytes, previous, hash, recorded_at, xid)
     VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, clock_timestamp(), 1)`,
    [who.tenant, YEAR, aggregate, seq, event.type, event.at, bytes, previous, hash],
  );
  await client.query('UPDATE aggregate SET seq = $3, version = $3, head = $4 WHERE year = $1 AND id = $2', [
    YEAR,
    aggregate,
    seq,
    hash,
  ]);
}

export interface Happening {
  readonly type: string;
  readonly at: string;
  readonly [name: string]: unknown;
}

/** Stores a text and gives its address. */
export async function putText(client: Client, body: string): Promise<string> {
  const salt = Buffer.from(who.tenant);
  const hash = createHash('sha256').update(salt).update(body).digest();
  await client.query(
    'INSERT INTO content (tenant_id, hash, salt, body, created_at) VALUES ($1, $2, $3, $4, clock_timestamp())',
    [who.tenant, hash, salt, body],
  );
  return hash.toString('hex');
}

/** When the directive was issued, and its tasks with it. */
export const ISSUED = '2023-03-01T02:00:00.000Z';

/** An aggregate before its first event. */
export async function createAggregate(
  client: Client,
  id: string,
  kind: string,
  value: unknown,
  context: unknown,
): Promise<void> {
  await client.query(
    `INSERT INTO aggregate (tenant_id, year, id, kind, version, seq, head, definition, value, context)
     VALUES ($1, $2, $3, $4, 0, 0, '', 1, $5, $6)`,
    [who.tenant, YEAR, id, kind, JSON.stringify(value), JSON.stringify(context)],
  );
}

interface Task {
  readonly id: string;
  readonly status: string;
  readonly level: number;
  readonly value: object;
  readonly missed: readonly string[];
  readonly owed: readonly Owing[];
  readonly subjects?: readonly { id: string; kind: string }[];
}

/** Inserts a task with its rows, and the event that issues it. */
export async function createTask(
  client: Client,
  { id, status, level, value, missed, owed, subjects = [] }: Task,
): Promise<void> {
  await createAggregate(client, id, 'task', value, { directive: who.directive, lead: who.lead, missed });
  await client.query(
    `INSERT INTO task (tenant_id, year, id, directive_id, position, number, title, section_path, lead_unit_id, status, level)
     VALUES ($1, $2, $3, $4, 1, '1', 'a task', '{}', $5, $6, $7)`,
    [who.tenant, YEAR, id, who.directive, who.lead, status, level],
  );
  for (const each of owed) await createObligation(client, id, each);
  const members = [
    ...subjects.map((subject) => ({ ...subject, context: {} })),
    ...owed.map((each) => ({ id: each.id, kind: 'obligation', context: inputOf(each) })),
  ];
  await append(client, id, { type: 'task.issued', at: ISSUED, directive: who.directive, lead: who.lead, members });
}

export interface Owing {
  readonly id: string;
  readonly kind: string;
  readonly owedAs?: string;
  readonly subject?: string;
  readonly opensAt?: string;
  /** It is due at the end of this day. */
  readonly dueOn: string;
  readonly reminders?: readonly string[];
  readonly rungs?: readonly { rung: number; at: string }[];
  readonly value: string;
  readonly now?: object;
  readonly wake?: readonly [at: string, what: string];
}

/** The end of a day in Shanghai. */
export const endOf = (day: string): string => `${day}T16:00:00.000Z`;

function inputOf({
  kind,
  owedAs = 'lead',
  subject = null,
  opensAt = ISSUED,
  dueOn,
  reminders = [],
  rungs = [],
}: Omit<Owing, 'subject'> & { subject?: string | null }) {
  const schedule = { opensAt, dueOn, dueAt: endOf(dueOn), provisional: false, reminders, rungs };
  const unit = owedAs === 'lead' ? who.lead : who.peer;
  return {
    kind,
    unit,
    owedAs,
    subject,
    period: PERIODIC.has(kind) ? dueOn.slice(0, 7) : null,
    basis: 'dated',
    schedule,
    laterReportCures: true,
    ladder: [],
  };
}

const PERIODIC: ReadonlySet<string> = new Set(['report', 'subReport']);

async function createObligation(client: Client, task: string, owing: Owing): Promise<void> {
  const input = inputOf(owing);
  const context = {
    ...input,
    firstDueOn: owing.dueOn,
    holds: [],
    reached: 0,
    deliveredAt: null,
    missedAt: null,
    ...owing.now,
  };
  await client.query(
    `INSERT INTO obligation (tenant_id, year, aggregate_id, id, kind, unit_id, owed_as, subject, period, due_on, due_at, value, context,
                             version, live, next_wake_at, next_wake)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $15, $16)`,
    [
      who.tenant,
      YEAR,
      task,
      owing.id,
      input.kind,
      input.unit,
      input.owedAs,
      input.subject,
      input.period,
      owing.dueOn,
      input.schedule.dueAt,
      owing.value,
      JSON.stringify(context),
      ['open', 'held', 'missed'].includes(owing.value),
      owing.wake?.[0] ?? null,
      owing.wake?.[1] ?? null,
    ],
  );
}
