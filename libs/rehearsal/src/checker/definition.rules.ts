import type { Rule } from './rule.js';

const newest: Rule['parameters'] = ({ newestDefinition }) => [newestDefinition ?? 1];

const TASK_SHAPE = `
  CASE WHEN jsonb_typeof(value) = 'object' THEN
    value - '{lifecycle,activity,timeliness}'::text[] = '{}'
    AND value->'lifecycle' IN ('"assigned"', '"planned"', '"completed"', '"withdrawn"',
                               '{"reporting": "working"}', '{"reporting": "verifying"}')
    AND value->'activity' IN ('"active"', '"suspended"')
    AND value->'timeliness' IN ('"onTime"', '"overdue"')
  END`;

const CLUE_SHAPE = `
  value->>'procedure' IN ('received', 'assigned', 'checking', 'founded', 'unfounded', 'transferred', 'closed')
  AND value->>'identity' IN ('none', 'sealed', 'handOver', 'erased')`;

const INSPECTION_SHAPE = `
  CASE WHEN jsonb_typeof(value) = 'object' THEN
    value - '{procedure,review,rectification,results}'::text[] = '{}'
    AND value->>'procedure' IN ('proposed', 'approved', 'planned', 'notified', 'covert', 'inField', 'concluded', 'issued',
                                'fedBack', 'closed', 'terminated')
    AND value->>'review' IN ('none', 'open', 'settled') AND value->>'rectification' IN ('none', 'open', 'settled')
    AND value->>'results' IN ('none', 'open', 'settled')
  END`;

/** Invariant 7: whatever is stored was made by a definition that is known, and has the shape that it gives. */
export const definitionRules: readonly Rule[] = [
  {
    invariant: 7,
    code: 'definition-unknown',
    parameters: newest,
    sql: `SELECT id AS aggregate, NULL AS member,
                 format('The snapshot of %s %s was made by definition %s; known are 1 to %s.', kind, id, definition, $1::int) AS message
            FROM aggregate WHERE definition NOT BETWEEN 1 AND $1::int`,
  },
  {
    invariant: 7,
    code: 'event-definition-unknown',
    parameters: newest,
    sql: `SELECT aggregate_id AS aggregate, NULL AS member,
                 format('Event %s of %s was made by definition %s; known are 1 to %s.', seq, aggregate_id, definition, $1::int) AS message
            FROM event WHERE definition NOT BETWEEN 1 AND $1::int`,
  },
  {
    invariant: 7,
    code: 'value-unknown',
    sql: `SELECT id AS aggregate, NULL AS member,
                 format('The snapshot of %s %s lacks a region or has an unknown state: %s.', kind, id, value) AS message
            FROM aggregate
           WHERE (kind = 'task' AND NOT coalesce(${TASK_SHAPE}, false))
              OR (kind = 'inspection' AND NOT coalesce(${INSPECTION_SHAPE}, false))
              OR (kind = 'clue' AND NOT coalesce(${CLUE_SHAPE}, false))
              OR (kind = 'meeting' AND NOT coalesce(value IN ('"called"', '"held"', '"closed"', '"cancelled"'), false))
              OR (kind = 'directive' AND NOT coalesce(value IN ('"draft"', '"issued"', '"closed"'), false))`,
  },
];
