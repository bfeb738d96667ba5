import type { DatabaseAtWork } from './database-at-work.js';

/** All that work has left in a database, table by table, a text for each row. */
export type Outcome = Readonly<Record<string, readonly string[]>>;

/** What two undisturbed runs have in common: everything but real time and the numbers of transactions. */
const COMPARED = {
  aggregate: `SELECT id, version, seq, encode(head, 'hex') AS head, definition, value, context FROM aggregate`,
  task: 'SELECT id, status, level, closed_at FROM task',
  member: 'SELECT id, value, context, version, live FROM member',
  obligation: `SELECT id, value, context, version, live, due_on, due_at, next_wake, next_wake_at FROM obligation`,
  event: `SELECT aggregate_id, seq, type, at, convert_from(bytes, 'UTF8') AS bytes FROM event`,
  wake: 'SELECT at, done_at IS NOT NULL AS done FROM wake',
  notice: 'SELECT id, post_id, kind, at, status FROM notice',
  notice_item: 'SELECT notice_id, id, kind, aggregate_id, obligation_id, member_id FROM notice_item',
  outbox: 'SELECT job, payload FROM outbox',
  dead_work: 'SELECT job, payload, error FROM dead_work WHERE settled_at IS NULL',
};

export async function outcomeOf({ rows }: DatabaseAtWork): Promise<Outcome> {
  const tables: Record<string, string[]> = {};
  for (const [table, text] of Object.entries(COMPARED)) {
    const found = await rows<{ row: string }>(`SELECT to_json(t)::text AS row FROM (${text}) AS t ORDER BY 1`);
    tables[table] = found.map(({ row }) => row);
  }
  return tables;
}

/** The first rows of each table that only one of the two has; none when the outcomes are the same. */
export function differences(one: Outcome, other: Outcome): string[] {
  return Object.keys(COMPARED).flatMap((table) => {
    const [here, there] = [one[table] ?? [], other[table] ?? []];
    const onlyIn = (rows: readonly string[], others: readonly string[], mark: string): string[] => {
      const known = new Set(others);
      return rows.filter((row) => !known.has(row)).map((row) => `${mark} ${table} ${row}`);
    };
    const found = [...onlyIn(here, there, '-').slice(0, 3), ...onlyIn(there, here, '+').slice(0, 3)];
    return found.length === 0 && here.length !== there.length ? [`${table}: ${here.length}, ${there.length}`] : found;
  });
}
