import type { Regime } from '@duban/calendar';
import type { Accepted, DirectiveReference, RegimeDifferenceView } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

/** That a directive was put under a regime. */
export interface Application {
  id: string;
  directive: DirectiveReference;
  before: Regime;
  after: Regime;
  /** Obligations that it moved or made: while all of them still wait, it can be undone. */
  touched: string[];
  /** Of the directive after it: tells which of several was the last. */
  version: number;
  /** Business time. */
  at: string;
  undoUntil: string | null;
}

/** Obligations that commands moved or made, as the record has it. */
export async function readTouched(
  client: Client,
  tenant: string,
  answers: readonly Accepted[],
): Promise<{ made: string[]; moved: string[]; dropped: number }> {
  const events = answers.flatMap(({ target, events: left }) =>
    left.filter(({ type }) => type === 'task.replanned').map(({ seq }) => ({ ...target, seq })),
  );
  const { rows } = await client.query<{ body: Replanned }>({
    name: 'replanned-events',
    text: `SELECT convert_from(e.bytes, 'UTF8')::jsonb AS body
             FROM unnest($3::uuid[], $4::int[]) AS v(id, seq)
             JOIN event e ON e.tenant_id = $1 AND e.year = $2 AND e.aggregate_id = v.id AND e.seq = v.seq`,
    values: [tenant, events[0]?.year ?? 0, events.map(({ id }) => id), events.map(({ seq }) => seq)],
  });
  return {
    made: rows.flatMap(({ body }) => body.made.filter(({ kind }) => kind === 'obligation').map(({ id }) => id)),
    moved: rows.flatMap(({ body }) => body.moved.map(({ member }) => member)),
    dropped: rows.reduce((sum, { body }) => sum + body.dropped.length, 0),
  };
}

interface Replanned {
  made: { id: string; kind: string }[];
  moved: { member: string }[];
  dropped: string[];
}

/** The first moment at which one of some obligations fires; null where there is none. */
export async function readFirstWake(
  client: Client,
  tenant: string,
  year: number,
  obligations: readonly string[],
): Promise<string | null> {
  const { rows } = await client.query<{ at: string | null }>({
    name: 'first-wake-of-obligations',
    text: `SELECT min(next_wake_at) AS at FROM obligation WHERE tenant_id = $1 AND year = $2 AND id = ANY($3::uuid[])`,
    values: [tenant, year, obligations],
  });
  const at = rows[0]?.at ?? null;
  return at === null ? null : instantFromRow(at);
}

/** What has become of obligations that no longer wait; the first by its day. */
export async function readFired(
  client: Client,
  tenant: string,
  year: number,
  obligations: readonly string[],
): Promise<{ kind: string; period: string | null; dueOn: string; value: string; task: string } | undefined> {
  const { rows } = await client.query<{
    kind: string;
    period: string | null;
    dueOn: string;
    value: string;
    task: string;
  }>({
    name: 'fired-obligations',
    text: `SELECT o.kind, o.period, o.due_on AS "dueOn", o.value, coalesce(t.number, t.title) AS task
             FROM obligation o JOIN task t ON t.tenant_id = o.tenant_id AND t.year = o.year AND t.id = o.aggregate_id
            WHERE o.tenant_id = $1 AND o.year = $2 AND o.id = ANY($3::uuid[])
              AND o.value NOT IN ('pending', 'held')
            ORDER BY o.due_at, t.position, o.id LIMIT 1`,
    values: [tenant, year, obligations],
  });
  return rows[0];
}

export async function insertApplication(
  client: Client,
  tenant: string,
  post: string,
  { id, directive, before, after, touched, version, at, undoUntil }: Application,
): Promise<void> {
  await client.query({
    name: 'insert-regime-application',
    text: `INSERT INTO regime_application
             (tenant_id, id, directive_year, directive_id, before, after, at, post_id, undo_until, undone_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)`,
    values: [
      tenant,
      id,
      directive.year,
      directive.id,
      JSON.stringify(before),
      JSON.stringify({ regime: after, touched, version }),
      at,
      post,
      undoUntil,
    ],
  });
}

/** The last application to a directive that has not been undone. */
export async function readLastApplication(
  client: Client,
  tenant: string,
  { year, id }: { year: number; id: string },
): Promise<Application | null> {
  const { rows } = await client.query<{
    id: string;
    before: Regime;
    after: { regime: Regime; touched: string[]; version: number };
    at: string;
    undoUntil: string | null;
  }>({
    name: 'last-regime-application',
    text: `SELECT id, before, after, at, undo_until AS "undoUntil" FROM regime_application
            WHERE tenant_id = $1 AND directive_year = $2 AND directive_id = $3 AND undone_at IS NULL
            ORDER BY (after->>'version')::int DESC LIMIT 1`,
    values: [tenant, year, id],
  });
  const [row] = rows;
  if (!row) return null;
  return {
    id: row.id,
    directive: { kind: 'directive', year, id },
    before: row.before,
    after: row.after.regime,
    touched: row.after.touched,
    version: row.after.version,
    at: instantFromRow(row.at),
    undoUntil: row.undoUntil === null ? null : instantFromRow(row.undoUntil),
  };
}

/** The same as it is shown, with whether it can still be undone at a business moment. */
export async function readLastView(
  client: Client,
  tenant: string,
  directive: { year: number; id: string },
  now: string,
): Promise<RegimeDifferenceView['last']> {
  const last = await readLastApplication(client, tenant, directive);
  if (!last) return null;
  const { before, at, undoUntil, touched } = last;
  const fired = await readFired(client, tenant, directive.year, touched);
  const hasFired = fired !== undefined || (undoUntil !== null && undoUntil <= now);
  return { before: { code: before.code, title: before.title }, at, undoUntil, hasFired };
}

export async function markUndone(client: Client, tenant: string, id: string, at: string): Promise<void> {
  await client.query({
    name: 'undo-regime-application',
    text: 'UPDATE regime_application SET undone_at = $3 WHERE tenant_id = $1 AND id = $2',
    values: [tenant, id, at],
  });
}
