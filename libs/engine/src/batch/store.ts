import { isLive, levelOf, nextWake, statusOf, type ObligationMember, type TaskState } from '@duban/lifecycle';
import type { PoolClient } from 'pg';
import type { AggregateDraft, TaskDraft } from './aggregate.js';
import type { Batch } from './batch.js';
import { storeClues } from './store-clues.js';
import { storeTaskUnits } from './store-task-units.js';
import { storeBirths, storeDirectiveChanges } from './store-nouns.js';
import { storeInspections } from './store-inspections.js';
import { storeMeetings } from './store-meetings.js';
import { storeNotices } from './store-notices.js';

/**
 * Writes everything a batch has done, set by set, and the events last, so that `recordedAt` is the transaction's last
 * statement. Order of tables and of rows is the same in every batch, so two batches never wait for each other in a ring.
 */
export function storeBatch(client: PoolClient, batch: Batch, requestId: string | null): Promise<unknown>[] {
  const changed = [...batch.aggregates.values()]
    .filter(({ events }) => events.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  if (changed.length === 0) return [];
  const tasks = changed.filter((draft): draft is TaskDraft => draft.kind === 'task');
  return [
    ...storeAggregates(client, batch, changed),
    ...storeBirths(client, batch),
    ...storeDirectiveChanges(client, batch),
    ...storeInspections(client, batch, changed),
    ...storeMeetings(client, batch, changed),
    ...storeClues(client, batch),
    ...storeTaskStatus(client, batch, tasks),
    ...storeTaskUnits(client, batch, tasks),
    ...storeMembers(client, batch, tasks),
    ...storeObligations(client, batch, tasks),
    ...storeContents(client, batch),
    ...storeNotices(client, batch, changed),
    ...storeAnswers(client, batch),
    ...storeEvents(client, batch, changed, requestId),
  ];
}

/** What a row gives for a parameter: a value of an array, or JSON, whose rows go as one text (see `jsonArray`). */
type Column<Row> = ((row: Row) => unknown) | { json(row: Row): unknown };

/** Runs a set-based statement when there is a row for it. */
function forRows<Row>(
  client: PoolClient,
  rows: readonly Row[],
  name: string,
  text: string,
  tenant: string,
  columns: Column<Row>[],
): Promise<unknown>[] {
  if (rows.length === 0) return [];
  const parameter = (column: Column<Row>): unknown =>
    'json' in column ? rows.map((row) => JSON.stringify(column.json(row))).join(RECORD_SEPARATOR) : rows.map(column);
  return [client.query({ name, text, values: [tenant, ...columns.map(parameter)] })];
}

/** JSON never holds it as it is. In an array's own notation every quotation mark would be escaped, and back again. */
const RECORD_SEPARATOR = '\u001e';
const jsonArray = (parameter: string): string => `string_to_array(${parameter}, E'\\x1e')::jsonb[]`;

function storeAggregates(client: PoolClient, { tenant }: Batch, drafts: AggregateDraft[]): Promise<unknown>[] {
  const columns: Column<AggregateDraft>[] = [
    (d) => d.year,
    (d) => d.id,
    (d) => d.version,
    (d) => d.seq,
    (d) => d.head,
    (d) => d.state?.definition,
    { json: (d) => d.state?.value },
    { json: (d) => d.state?.context },
  ];
  const arrays = `$2::int[], $3::uuid[], $4::int[], $5::int[], $6::bytea[], $7::smallint[], ${jsonArray('$8')}, ${jsonArray('$9')}`;
  return [
    ...forRows(
      client,
      drafts.filter(({ stored }) => !stored),
      'insert-aggregates',
      `INSERT INTO aggregate (tenant_id, year, id, version, seq, head, definition, value, context, kind)
       SELECT $1, * FROM unnest(${arrays}, $10::text[])`,
      tenant,
      [...columns, (d) => d.kind],
    ),
    ...forRows(
      client,
      drafts.filter(({ stored }) => stored),
      'update-aggregates',
      `UPDATE aggregate a
          SET version = v.version, seq = v.seq, head = v.head, definition = v.definition, value = v.value, context = v.context
         FROM unnest(${arrays}) AS v(year, id, version, seq, head, definition, value, context)
        WHERE a.tenant_id = $1 AND a.year = v.year AND a.id = v.id`,
      tenant,
      columns,
    ),
  ];
}

function storeTaskStatus(client: PoolClient, { tenant, at }: Batch, tasks: TaskDraft[]): Promise<unknown>[] {
  const closed = (state: TaskState) => ['completed', 'withdrawn'].includes(statusOf(state));
  return forRows(
    client,
    tasks.filter((draft) => !draft.before || isListedAnew(draft.before, must(draft))),
    'update-task-status',
    `UPDATE task t SET status = v.status, level = v.level, closed_at = v.closed_at, lead_unit_id = v.lead
       FROM unnest($2::int[], $3::uuid[], $4::text[], $5::smallint[], $6::timestamptz[], $7::uuid[])
            AS v(year, id, status, level, closed_at, lead)
      WHERE t.tenant_id = $1 AND t.year = v.year AND t.id = v.id
        AND (t.status, t.level, t.lead_unit_id) IS DISTINCT FROM (v.status, v.level, v.lead)`,
    tenant,
    [
      (d) => d.year,
      (d) => d.id,
      (d) => statusOf(must(d)),
      (d) => levelOf(must(d)),
      (d) => (closed(must(d)) ? at : null),
      (d) => must(d).context.lead,
    ],
  );
}

/** Whether lists show a task in another way than before. Of another version it is not asked. */
const isListedAnew = (before: TaskState, now: TaskState): boolean =>
  before.definition !== now.definition ||
  statusOf(before) !== statusOf(now) ||
  levelOf(before) !== levelOf(now) ||
  before.context.lead !== now.context.lead;

interface ChangedMember {
  draft: TaskDraft;
  member: TaskState['members'] extends ReadonlyMap<string, infer Each> ? Each : never;
  version: number;
}

function changedMembers(tasks: TaskDraft[], wanted: (kind: string) => boolean): ChangedMember[] {
  return tasks.flatMap((draft) =>
    [...draft.changed].flatMap((id) => {
      const member = must(draft).members.get(id);
      if (!member || !wanted(member.kind)) return [];
      return [{ draft, member, version: draft.memberVersions.get(id) ?? 0 }];
    }),
  );
}

function storeMembers(client: PoolClient, { tenant }: Batch, tasks: TaskDraft[]): Promise<unknown>[] {
  const rows = changedMembers(tasks, (kind) => kind !== 'obligation');
  const columns: Column<ChangedMember>[] = [
    ({ draft }) => draft.year,
    ({ draft }) => draft.id,
    ({ member }) => member.id,
    ({ member }) => member.value,
    { json: ({ member }) => member.context },
    ({ version }) => version + 1,
    ({ member }) => isLive(member),
  ];
  const arrays = `$2::int[], $3::uuid[], $4::uuid[], $5::text[], ${jsonArray('$6')}, $7::int[], $8::boolean[]`;
  return [
    ...forRows(
      client,
      rows.filter(({ version }) => version === 0),
      'insert-members',
      `INSERT INTO member (tenant_id, year, aggregate_id, id, value, context, version, live, kind)
       SELECT $1, * FROM unnest(${arrays}, $9::text[])`,
      tenant,
      [...columns, ({ member }) => member.kind],
    ),
    ...forRows(
      client,
      rows.filter(({ version }) => version > 0),
      'update-members',
      `UPDATE member m SET value = v.value, context = v.context, version = v.version, live = v.live
         FROM unnest(${arrays}) AS v(year, aggregate_id, id, value, context, version, live)
        WHERE m.tenant_id = $1 AND m.year = v.year AND m.aggregate_id = v.aggregate_id AND m.id = v.id`,
      tenant,
      columns,
    ),
  ];
}

function storeObligations(client: PoolClient, batch: Batch, tasks: TaskDraft[]): Promise<unknown>[] {
  const { tenant } = batch;
  const rows = changedMembers(tasks, (kind) => kind === 'obligation').map(({ draft, member, version }) => {
    const obligation = member as ObligationMember;
    return { draft, obligation, version, wake: nextWake(obligation, must(draft)) };
  });
  const moments = rows.map(({ wake }) => wake?.at);
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    ({ draft }) => draft.year,
    ({ draft }) => draft.id,
    ({ obligation }) => obligation.id,
    ({ obligation }) => obligation.value,
    { json: ({ obligation }) => obligation.context },
    ({ version }) => version + 1,
    ({ obligation }) => isLive(obligation),
    ({ obligation }) => obligation.context.schedule.dueOn,
    ({ obligation }) => obligation.context.schedule.dueAt,
    ({ wake }) => wake?.at ?? null,
    ({ wake }) => wake?.what ?? null,
  ];
  const arrays = `$2::int[], $3::uuid[], $4::uuid[], $5::text[], ${jsonArray('$6')}, $7::int[], $8::boolean[], $9::date[], $10::timestamptz[], $11::timestamptz[], $12::text[]`;
  return [
    ...forRows(
      client,
      rows.filter(({ version }) => version === 0),
      'insert-obligations',
      `INSERT INTO obligation (tenant_id, year, aggregate_id, id, value, context, version, live, due_on, due_at, next_wake_at, next_wake,
                               kind, unit_id, owed_as, subject, period)
       SELECT $1, * FROM unnest(${arrays}, $13::text[], $14::uuid[], $15::text[], $16::uuid[], $17::text[])`,
      tenant,
      [
        ...columns,
        ({ obligation }) => obligation.context.kind,
        ({ obligation }) => obligation.context.unit,
        ({ obligation }) => obligation.context.owedAs,
        ({ obligation }) => obligation.context.subject,
        ({ obligation }) => obligation.context.period,
      ],
    ),
    ...[...new Set(rows.map(({ draft }) => draft.year))].flatMap((year) =>
      forRows(
        client,
        rows.filter(({ draft, version }) => draft.year === year && version > 0),
        'update-obligations',
        // The year of all of them stands by itself, so that the other partitions are left out.
        `UPDATE obligation o
            SET value = v.value, context = v.context, version = v.version, live = v.live, due_on = v.due_on, due_at = v.due_at,
                next_wake_at = v.next_wake_at, next_wake = v.next_wake, unit_id = v.unit_id, owed_as = v.owed_as
           FROM unnest(${arrays}, $13::uuid[], $14::text[]) AS v(year, aggregate_id, id, value, context, version, live, due_on, due_at, next_wake_at, next_wake, unit_id, owed_as)
          WHERE o.tenant_id = $1 AND o.year = ($2::int[])[1] AND o.aggregate_id = v.aggregate_id AND o.id = v.id`,
        tenant,
        [...columns, ({ obligation }) => obligation.context.unit, ({ obligation }) => obligation.context.owedAs],
      ),
    ),
    ...storeWakes(client, batch, moments),
  ];
}

/** One row per distinct moment of the tenant; a moment that was done is opened again when something new falls on it. */
function storeWakes(client: PoolClient, { tenant }: Batch, moments: (string | undefined)[]): Promise<unknown>[] {
  const distinct = [...new Set(moments)].filter((at) => at !== undefined).sort();
  return forRows(
    client,
    distinct,
    'insert-wakes',
    // One that is there already is not touched: that would make all batches wait for each other.
    `INSERT INTO wake (tenant_id, at)
     SELECT $1, v.at FROM unnest($2::timestamptz[]) AS v(at)
      WHERE NOT EXISTS (SELECT FROM wake w WHERE w.tenant_id = $1 AND w.at = v.at AND w.done_at IS NULL)
     ON CONFLICT (tenant_id, at) DO UPDATE SET done_at = NULL, handed_generation = NULL WHERE wake.done_at IS NOT NULL`,
    tenant,
    [(at) => at],
  );
}

function storeContents(client: PoolClient, { tenant, contents }: Batch): Promise<unknown>[] {
  return forRows(
    client,
    contents,
    'insert-contents',
    `INSERT INTO content (tenant_id, hash, salt, body, created_at)
     SELECT $1, hash, salt, body, clock_timestamp() FROM unnest($2::bytea[], $3::bytea[], $4::text[]) AS v(hash, salt, body)
     ON CONFLICT DO NOTHING`,
    tenant,
    [({ hash }) => hash, ({ salt }) => Buffer.from(salt), ({ body }) => body],
  );
}

function storeAnswers(client: PoolClient, { tenant, kept, outlivedKeys }: Batch): Promise<unknown>[] {
  return [
    ...forRows(
      client,
      kept.length > 0 ? outlivedKeys : [],
      'delete-outlived-answers',
      `DELETE FROM idempotency i USING unnest($2::uuid[], $3::text[]) AS v(post, key)
        WHERE i.tenant_id = $1 AND i.post_id = v.post AND i.key = v.key AND i.created_at <= clock_timestamp() - interval '72 hours'`,
      tenant,
      [({ post }) => post, ({ key }) => key],
    ),
    ...forRows(
      client,
      kept,
      'insert-answers',
      `INSERT INTO idempotency (tenant_id, post_id, key, request_hash, answer, created_at)
       SELECT $1, post, key, hash, answer, clock_timestamp()
         FROM unnest($2::uuid[], $3::text[], $4::bytea[], $5::jsonb[]) AS v(post, key, hash, answer)`,
      tenant,
      [({ post }) => post, ({ key }) => key, ({ requestHash }) => requestHash, ({ answer }) => JSON.stringify(answer)],
    ),
  ];
}

function storeEvents(
  client: PoolClient,
  { tenant }: Batch,
  drafts: AggregateDraft[],
  requestId: string | null,
): Promise<unknown>[] {
  const rows = drafts.flatMap(({ year, id, events }) => events.map((event) => ({ year, id, ...event })));
  if (rows.length === 0) return [];
  return [
    client.query({
      name: 'insert-events',
      text: `INSERT INTO event (tenant_id, year, aggregate_id, seq, type, at, definition, bytes, previous, hash, recorded_at, xid, request_id)
             SELECT $1, year, id, seq, type, at, definition, bytes, previous, hash, clock_timestamp(), pg_current_xact_id()::text::bigint, $10
               FROM unnest($2::int[], $3::uuid[], $4::int[], $5::text[], $6::timestamptz[], $7::smallint[], $8::bytea[], $9::bytea[], $11::bytea[])
                    AS v(year, id, seq, type, at, definition, bytes, previous, hash)`,
      values: [
        tenant,
        rows.map(({ year }) => year),
        rows.map(({ id }) => id),
        rows.map(({ seq }) => seq),
        rows.map(({ type }) => type),
        rows.map(({ at }) => at),
        rows.map(({ definition }) => definition),
        rows.map(({ bytes }) => bytes),
        rows.map(({ previous }) => previous),
        requestId,
        rows.map(({ hash }) => hash),
      ],
    }),
  ];
}

function must({ state, id }: TaskDraft): TaskState {
  if (!state) throw new Error(`Task ${id} has no state.`);
  return state;
}
