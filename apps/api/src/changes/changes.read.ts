import { instantFromRow } from '@duban/engine';
import type { Change, Reference } from '@duban/contracts';
import type { SharedReads } from '@duban/persistence';
import type { Reach } from '../http/reach.js';
import { type ChangeCursor, ORIGIN } from './change-cursor.js';

/** A step of the record on its way to those who may see it. */
export interface SettledChange {
  readonly cursor: ChangeCursor;
  readonly change: Change;
  /** Who stands to it how, as `unit relation`; of a directive, to any of its tasks. */
  readonly seenBy: readonly string[];
}

/** The most steps that are read at once. */
export const CHANGES_PAGE = 500;

/**
 * Steps behind a cursor whose transactions have settled: none with a smaller number is still under way, so none can come
 * in before them any more. In order of transaction, aggregate and seq; at most {@link CHANGES_PAGE}.
 */
export async function changesAfter(reads: SharedReads, tenant: string, after: ChangeCursor): Promise<SettledChange[]> {
  const { rows } = await reads.read(tenant, (client) =>
    client.query<ChangeRow>({
      name: 'changes-after',
      text: CHANGES,
      values: [tenant, after.xid, after.nth, CHANGES_PAGE],
    }),
  );
  let cursor = after;
  return rows.map((row) => {
    cursor = { xid: row.xid, nth: row.xid === cursor.xid ? cursor.nth + 1 : 1 };
    return { cursor, change: changeOf(row), seenBy: row.seenBy };
  });
}

/** Whether somebody may go on from here: a step that is settled, or the very beginning. */
export async function isKnown(reads: SharedReads, tenant: string, { xid, nth }: ChangeCursor): Promise<boolean> {
  if (xid === ORIGIN.xid && nth === ORIGIN.nth) return true;
  if (nth < 1) return false;
  const { rows } = await reads.read(tenant, (client) =>
    client.query({
      name: 'change-at-cursor',
      text: `SELECT FROM event WHERE tenant_id = $1 AND xid = $2 AND xid < ${OLDEST_UNDER_WAY}
              ORDER BY aggregate_id, seq OFFSET $3 LIMIT 1`,
      values: [tenant, xid, nth - 1],
    }),
  );
  return rows.length === 1;
}

/** The last settled step at this moment: where a new stream begins. */
export async function lastSettled(reads: SharedReads, tenant: string): Promise<ChangeCursor> {
  const { rows } = await reads.read(tenant, (client) =>
    client.query<ChangeCursor>({
      name: 'last-settled-change',
      text: `SELECT last.xid, (SELECT count(*)::int FROM event e WHERE e.tenant_id = $1 AND e.xid = last.xid) AS nth
               FROM (SELECT xid FROM event WHERE tenant_id = $1 AND xid < ${OLDEST_UNDER_WAY}
                      ORDER BY xid DESC, aggregate_id DESC, seq DESC LIMIT 1) AS last`,
      values: [tenant],
    }),
  );
  return rows[0] ?? ORIGIN;
}

/**
 * That there is a clue, a meeting or an inspection, a covert one above all, is for its own page alone: that asks who may
 * see it.
 */
const SECRET: ReadonlySet<Reference['kind']> = new Set(['clue', 'inspection', 'meeting']);

/** Whether a change is within reach. */
export const isSeenBy = ({ change, seenBy }: SettledChange, reach: Reach): boolean =>
  !SECRET.has(change.target.kind) &&
  (reach.all || reach.relations.some((relation) => seenBy.includes(`${reach.unit} ${relation}`)));

/** Of the snapshot in which the rows are read, so that both are of one moment. */
const OLDEST_UNDER_WAY = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint';

interface ChangeRow {
  xid: number;
  kind: Reference['kind'];
  year: number;
  id: string;
  seq: number;
  type: string;
  at: string;
  member: string | null;
  by: string | null;
  status: string | null;
  seenBy: string[];
}

function changeOf({ kind, year, id, seq, type, at, member, by, status }: ChangeRow): Change {
  const target: Reference = { kind, year, id };
  return { target, seq, type, at: instantFromRow(at), ...(member === null ? {} : { member }), by, status };
}

/** Steps from the first of transaction $2 on, without the first $3: those of a settled transaction are all there. */
const CHANGES = `
  SELECT e.xid, a.kind, e.year, e.aggregate_id AS id, e.seq, e.type, e.at,
         e.said->>'member' AS member, e.said#>>'{by,post}' AS by, coalesce(t.status, d.status) AS status,
         CASE a.kind WHEN 'directive'
           THEN ARRAY(SELECT DISTINCT u.unit_id || ' ' || u.relation
                        FROM task own JOIN task_unit u ON u.tenant_id = $1 AND u.year = own.year AND u.task_id = own.id
                       WHERE own.tenant_id = $1 AND own.year = e.year AND own.directive_id = e.aggregate_id)
           ELSE ARRAY(SELECT u.unit_id || ' ' || u.relation FROM task_unit u
                       WHERE u.tenant_id = $1 AND u.year = e.year AND u.task_id = e.aggregate_id)
         END AS "seenBy"
    FROM (SELECT xid, year, aggregate_id, seq, type, at, convert_from(bytes, 'UTF8')::json AS said
            FROM event
           WHERE tenant_id = $1 AND xid >= $2 AND xid < ${OLDEST_UNDER_WAY}
           ORDER BY xid, aggregate_id, seq OFFSET $3 LIMIT $4) AS e
    JOIN aggregate a ON a.tenant_id = $1 AND a.year = e.year AND a.id = e.aggregate_id
    LEFT JOIN task t ON t.tenant_id = $1 AND t.year = e.year AND t.id = e.aggregate_id
    LEFT JOIN directive d ON d.tenant_id = $1 AND d.year = e.year AND d.id = e.aggregate_id
   ORDER BY e.xid, e.aggregate_id, e.seq`;
