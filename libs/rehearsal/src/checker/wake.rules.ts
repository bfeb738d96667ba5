import { endedOf, isoOf, type Rule } from './rule.js';

const RESTING = `(${endedOf('a')} OR a.value->>'activity' = 'suspended')`;

/** The alarm clock: every obligation that has something to come is woken for it, and no other. */
export const wakeRules: readonly Rule[] = [
  {
    invariant: 'wakes',
    code: 'wake-of-settled',
    sql: `SELECT aggregate_id AS aggregate, id AS member,
                 format('Obligation %s of task %s is %s and would still be woken at %s.', id, aggregate_id, value, ${isoOf('next_wake_at')}) AS message
            FROM obligation WHERE next_wake_at IS NOT NULL AND value IN ('met', 'metLate', 'waived', 'cancelled')`,
  },
  {
    invariant: 'wakes',
    code: 'wake-of-resting-task',
    sql: `SELECT a.id AS aggregate, o.id AS member,
                 format('Obligation %s would be woken at %s although task %s has ended or is suspended.', o.id, ${isoOf('o.next_wake_at')}, a.id) AS message
            FROM aggregate a JOIN obligation o ON o.year = a.year AND o.aggregate_id = a.id
           WHERE a.kind = 'task' AND ${RESTING} AND o.next_wake_at IS NOT NULL
             AND o.value NOT IN ('met', 'metLate', 'waived', 'cancelled')`,
  },
  {
    invariant: 'wakes',
    code: 'wake-forgotten',
    sql: `SELECT a.id AS aggregate, o.id AS member,
                 format('Obligation %s of task %s is %s and nothing will wake it.', o.id, a.id, o.value) AS message
            FROM aggregate a JOIN obligation o ON o.year = a.year AND o.aggregate_id = a.id
           WHERE a.kind = 'task' AND NOT ${RESTING} AND o.next_wake_at IS NULL AND o.value IN ('pending', 'open')
             AND (o.value = 'pending' OR NOT coalesce((o.context#>>'{schedule,provisional}')::boolean, false))`,
  },
  {
    invariant: 'wakes',
    code: 'wake-row-missing',
    sql: `SELECT o.aggregate_id AS aggregate, o.id AS member,
                 format('Obligation %s of task %s waits for %s, for which no wake is set.', o.id, o.aggregate_id, ${isoOf('o.next_wake_at')}) AS message
            FROM obligation o
           WHERE o.next_wake_at IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM wake w WHERE w.at = o.next_wake_at AND w.done_at IS NULL)`,
  },
  {
    invariant: 'wakes',
    code: 'wake-left',
    parameters: ({ workedOffUntil }) => (workedOffUntil === undefined ? null : [workedOffUntil]),
    sql: `SELECT aggregate_id AS aggregate, id AS member,
                 format('Obligation %s of task %s was to be woken at %s and was not.', id, aggregate_id, ${isoOf('next_wake_at')}) AS message
            FROM obligation WHERE next_wake_at <= $1::timestamptz`,
  },
];
