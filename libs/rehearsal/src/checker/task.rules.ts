import { endedOf, lifecycleOf, type Rule } from './rule.js';

/** What each task shows, beside what follows from its lead's missed obligations. */
const SEEN = `
  WITH owed AS (
    SELECT year, aggregate_id, count(*) AS missed, max(coalesce((context->>'reached')::int, 0)) AS reached
      FROM obligation WHERE value = 'missed' AND owed_as = 'lead' GROUP BY year, aggregate_id
  ), facts AS (
    SELECT a.id, t.status, t.level, a.value->>'timeliness' AS timeliness, a.value->>'activity' AS activity,
           ${lifecycleOf('a')} AS lifecycle, ${endedOf('a')} AS ended,
           coalesce(owed.missed, 0) AS missed, coalesce(owed.reached, 0) AS reached
      FROM aggregate a
      JOIN task t ON t.year = a.year AND t.id = a.id
      LEFT JOIN owed ON owed.year = a.year AND owed.aggregate_id = a.id
     WHERE a.kind = 'task'
  ), seen AS (
    SELECT facts.*, CASE WHEN ended THEN lifecycle
                         WHEN activity = 'suspended' THEN 'suspended'
                         WHEN missed > 0 THEN 'overdue'
                         ELSE lifecycle END AS expected
      FROM facts
  )`;

const statusSentence = `format(
  'Task %s shows %s where %s follows: lifecycle %s, activity %s, %s missed obligations of its lead.',
  id, status, expected, lifecycle, activity, missed)`;

const listedIn = (alias: string): string =>
  `CASE jsonb_typeof(${alias}.context->'missed') WHEN 'array' THEN ${alias}.context->'missed' ELSE '[]' END`;

/** Invariants 1 and 2: what makes a task overdue, and what does not. */
export const taskRules: readonly Rule[] = [
  {
    invariant: 1,
    code: 'overdue-without-miss',
    sql: `${SEEN} SELECT id AS aggregate, NULL AS member, ${statusSentence} AS message
            FROM seen WHERE status = 'overdue' AND expected IS DISTINCT FROM 'overdue'`,
  },
  {
    invariant: 1,
    code: 'miss-not-overdue',
    sql: `${SEEN} SELECT id AS aggregate, NULL AS member, ${statusSentence} AS message
            FROM seen WHERE status <> 'overdue' AND expected = 'overdue'`,
  },
  {
    invariant: 1,
    code: 'status-differs',
    sql: `${SEEN} SELECT id AS aggregate, NULL AS member, ${statusSentence} AS message
            FROM seen WHERE status IS DISTINCT FROM expected AND status <> 'overdue' AND expected <> 'overdue'`,
  },
  {
    invariant: 1,
    code: 'timeliness-differs',
    sql: `${SEEN} SELECT id AS aggregate, NULL AS member,
                 format('Task %s is %s in its snapshot with %s missed obligations of its lead.', id, timeliness, missed) AS message
            FROM seen WHERE timeliness IS DISTINCT FROM CASE WHEN missed > 0 AND NOT ended THEN 'overdue' ELSE 'onTime' END`,
  },
  {
    invariant: 1,
    code: 'level-differs',
    sql: `${SEEN} SELECT id AS aggregate, NULL AS member,
                 format('Task %s shows level %s; the missed obligations of its lead reached %s.', id, level, reached) AS message
            FROM seen WHERE NOT ended AND level <> reached`,
  },
  {
    invariant: 1,
    code: 'miss-not-listed',
    sql: `SELECT a.id AS aggregate, o.id AS member,
                 format('Obligation %s is missed by the lead of task %s, whose snapshot does not list it.', o.id, a.id) AS message
            FROM aggregate a JOIN obligation o ON o.year = a.year AND o.aggregate_id = a.id
           WHERE a.kind = 'task' AND NOT ${endedOf('a')} AND o.value = 'missed' AND o.owed_as = 'lead'
             AND NOT ${listedIn('a')} ? o.id::text`,
  },
  {
    invariant: 1,
    code: 'listed-not-missed',
    sql: `SELECT a.id AS aggregate, listed.id AS member,
                 format('Task %s lists obligation %s as missed, which is %s.', a.id, listed.id, coalesce(o.value, 'not there')) AS message
            FROM aggregate a CROSS JOIN LATERAL jsonb_array_elements_text(${listedIn('a')}) AS listed(id)
            LEFT JOIN obligation o ON o.year = a.year AND o.aggregate_id = a.id AND o.id::text = listed.id
           WHERE a.kind = 'task' AND o.value IS DISTINCT FROM 'missed'`,
  },
  {
    invariant: 2,
    code: 'peer-makes-lead-late',
    sql: `SELECT a.id AS aggregate, o.id AS member,
                 format('Task %s lists obligation %s as missed by its lead, but it is owed as %s.', a.id, o.id, o.owed_as) AS message
            FROM aggregate a JOIN obligation o ON o.year = a.year AND o.aggregate_id = a.id
           WHERE a.kind = 'task' AND o.owed_as <> 'lead' AND ${listedIn('a')} ? o.id::text`,
  },
  {
    invariant: 'rows',
    code: 'task-row-missing',
    sql: `SELECT coalesce(a.id, t.id) AS aggregate, NULL AS member,
                 format('Task %s has %s.', coalesce(a.id, t.id),
                        CASE WHEN a.id IS NULL THEN 'a row for lists and no aggregate' ELSE 'an aggregate and no row for lists' END) AS message
            FROM (SELECT year, id FROM aggregate WHERE kind = 'task') a
            FULL JOIN task t ON t.year = a.year AND t.id = a.id
           WHERE a.id IS NULL OR t.id IS NULL`,
  },
];
