import { endedOf, isoOf, type Rule } from './rule.js';

const differing = (columns: readonly (readonly [column: string, fact: string])[]): string =>
  columns.map(([column, fact]) => `(${column}) IS DISTINCT FROM (${fact})`).join(' OR ');

/** Invariant 5: every obligation is settled or visible; and its columns say what its snapshot says. */
export const obligationRules: readonly Rule[] = [
  {
    invariant: 5,
    code: 'obligation-value-unknown',
    sql: `SELECT aggregate_id AS aggregate, id AS member,
                 format('Obligation %s of task %s is in the unknown state %s.', id, aggregate_id, value) AS message
            FROM obligation
           WHERE value NOT IN ('pending', 'open', 'held', 'missed', 'met', 'metLate', 'waived', 'cancelled')`,
  },
  {
    invariant: 5,
    code: 'obligation-open-after-end',
    sql: `SELECT a.id AS aggregate, o.id AS member,
                 format('Obligation %s is %s although task %s is %s.', o.id, o.value, a.id, a.value->>'lifecycle') AS message
            FROM aggregate a JOIN obligation o ON o.year = a.year AND o.aggregate_id = a.id
           WHERE a.kind = 'task' AND ${endedOf('a')} AND o.value IN ('pending', 'open', 'held')`,
  },
  {
    invariant: 5,
    code: 'outcome-without-facts',
    sql: `SELECT aggregate_id AS aggregate, id AS member,
                 format('Obligation %s of task %s is %s with deliveredAt %s and missedAt %s.', id, aggregate_id, value,
                        coalesce(context->>'deliveredAt', 'empty'), coalesce(context->>'missedAt', 'empty')) AS message
            FROM obligation
           WHERE (value = 'met' AND context->>'deliveredAt' IS NULL)
              OR (value IN ('missed', 'metLate') AND context->>'missedAt' IS NULL)
              OR (value = 'missed' AND context->>'deliveredAt' IS NOT NULL)
              OR (value = 'metLate' AND coalesce(context->>'deliveredAt' < context->>'missedAt', true))`,
  },
  {
    invariant: 5,
    code: 'obligation-of-nothing',
    sql: `SELECT o.aggregate_id AS aggregate, o.id AS member,
                 format('Obligation %s belongs to task %s, which is not there.', o.id, o.aggregate_id) AS message
            FROM obligation o
            LEFT JOIN aggregate a ON a.year = o.year AND a.id = o.aggregate_id AND a.kind = 'task'
           WHERE a.id IS NULL`,
  },
  {
    invariant: 'rows',
    code: 'obligation-columns-differ',
    sql: `SELECT aggregate_id AS aggregate, id AS member,
                 format('A column of obligation %s of task %s differs from its snapshot.', id, aggregate_id) AS message
            FROM obligation
           WHERE ${differing([
             ['kind', `context->>'kind'`],
             ['unit_id::text', `context->>'unit'`],
             ['owed_as', `context->>'owedAs'`],
             ['subject::text', `context->>'subject'`],
             ['period', `context->>'period'`],
             ['due_on::text', `context#>>'{schedule,dueOn}'`],
             [isoOf('due_at'), `replace(context#>>'{schedule,dueAt}', 'Z', '000Z')`],
           ])}`,
  },
  {
    invariant: 'rows',
    code: 'obligation-not-live',
    sql: `SELECT aggregate_id AS aggregate, id AS member,
                 format('Obligation %s of task %s is %s and not marked live, so commands would not see it.', id, aggregate_id, value) AS message
            FROM obligation WHERE value IN ('open', 'held', 'missed') AND NOT live`,
  },
];
