import type { ClientBase } from 'pg';
import type { CheckOptions } from './check-options.js';
import { type Findings, MOST_PER_CODE, type Violation } from './violation.js';

/** Something that one query can look for. */
export interface Rule {
  readonly invariant: Violation['invariant'];
  readonly code: string;
  /** Gives a row for each violation: `aggregate` and `member` (ids or null) and `message`. */
  readonly sql: string;
  /** The query's parameters; null: the options do not ask for this check. */
  readonly parameters?: (options: CheckOptions) => unknown[] | null;
}

/** Runs the rules one after another. Throws what the database throws. */
export async function checkRules(
  client: ClientBase,
  rules: readonly Rule[],
  options: CheckOptions,
  findings: Findings,
): Promise<void> {
  for (const { invariant, code, sql, parameters } of rules) {
    const values = parameters ? parameters(options) : [];
    if (values === null) continue;
    const text = `SELECT aggregate::text, member::text, message FROM (${sql}) AS found ORDER BY 1, 2, 3 LIMIT ${MOST_PER_CODE}`;
    const { rows } = await client.query<{ aggregate: string | null; member: string | null; message: string }>(
      text,
      values,
    );
    for (const { aggregate, member, message } of rows)
      findings.add({ invariant, code, ...(aggregate && { aggregate }), ...(member && { member }), message });
  }
}

/** SQL: an instant as the record writes it, to the microsecond that the column holds. */
export const isoOf = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** SQL: the lifecycle state in an aggregate's value, without what goes on inside reporting. */
export const lifecycleOf = (alias: string): string =>
  `CASE WHEN ${alias}.value->'lifecycle' ? 'reporting' AND jsonb_typeof(${alias}.value->'lifecycle') = 'object'
        THEN 'reporting' ELSE ${alias}.value->>'lifecycle' END`;

/** SQL: whether a task has ended. */
export const endedOf = (alias: string): string =>
  `(coalesce(${alias}.value->>'lifecycle', '') IN ('completed', 'withdrawn'))`;
