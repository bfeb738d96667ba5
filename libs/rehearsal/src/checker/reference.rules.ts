import type { Rule } from './rule.js';

const whenEmpty: Rule['parameters'] = ({ queueEmpty }) => (queueEmpty ? [] : null);

/** What refers to something finds it, and what was to be handed on has been. */
export const referenceRules: readonly Rule[] = [
  {
    invariant: 'references',
    code: 'content-altered',
    sql: `SELECT NULL AS aggregate, NULL AS member,
                 format('The text at address %s is not the one that was put there.', encode(hash, 'hex')) AS message
            FROM content WHERE sha256(salt || convert_to(body, 'UTF8')) <> hash`,
  },
  {
    invariant: 'references',
    code: 'notice-of-nothing',
    sql: `SELECT i.aggregate_id AS aggregate, i.notice_id AS member,
                 format('Notice %s lists the %s %s, which is not there.', i.notice_id, i.kind, i.aggregate_id) AS message
            FROM notice_item i LEFT JOIN aggregate a ON a.year = i.year AND a.id = i.aggregate_id AND a.kind = i.kind
           WHERE a.id IS NULL`,
  },
  {
    invariant: 'references',
    code: 'notice-of-no-obligation',
    sql: `SELECT i.aggregate_id AS aggregate, i.notice_id AS member,
                 format('Notice %s lists obligation %s of task %s, which is not there.', i.notice_id, i.obligation_id, i.aggregate_id) AS message
            FROM notice_item i
            LEFT JOIN obligation o ON o.year = i.year AND o.aggregate_id = i.aggregate_id AND o.id = i.obligation_id
           WHERE i.obligation_id IS NOT NULL AND o.id IS NULL`,
  },
  {
    invariant: 'references',
    code: 'outbox-left',
    parameters: whenEmpty,
    sql: `SELECT NULL AS aggregate, NULL AS member, format('Outbox row %s (%s) was not handed over.', id, job) AS message FROM outbox`,
  },
  {
    invariant: 'references',
    code: 'dead-work-left',
    parameters: whenEmpty,
    sql: `SELECT NULL AS aggregate, NULL AS member, format('Work %s (%s) failed for good: %s', id, job, error) AS message
            FROM dead_work WHERE settled_at IS NULL`,
  },
];
