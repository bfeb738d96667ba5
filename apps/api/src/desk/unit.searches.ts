import { GOING_ON, type Search } from './found.js';

/** Tasks that the unit $2 leads, as `led`. */
const LED = `task_unit led JOIN task t ON t.tenant_id = $1 AND t.year = led.year AND t.id = led.task_id AND ${GOING_ON}`;
const LEADS = `led.tenant_id = $1 AND led.unit_id = $2::uuid AND led.relation = 'lead'`;

/** Parts under way of the tasks in which the unit $2 has any part, as `m`. */
const OWN_PARTS = `
  task_unit own
  JOIN task t ON t.tenant_id = $1 AND t.year = own.year AND t.id = own.task_id AND ${GOING_ON}
  JOIN member m ON m.tenant_id = $1 AND m.year = own.year AND m.aggregate_id = own.task_id AND m.live`;
const OWN = 'own.tenant_id = $1 AND own.unit_id = $2::uuid';

/** What a part is about of what is owed: its latest obligation that is under way, else its last. */
const OBLIGATION_OF_PART = `
  (SELECT o.id FROM obligation o
    WHERE o.tenant_id = $1 AND o.year = m.year AND o.aggregate_id = m.aggregate_id AND o.subject = m.id
    ORDER BY o.live DESC, o.due_at DESC LIMIT 1)`;

/** What waits for a unit; for its head also what waits for a signature. */
export function unitSearches(unit: string, isHead: boolean): Search[] {
  const values = [unit];
  return [
    { section: 'owed', values, candidates: owed(`o.owed_as = 'lead'`) },
    { section: 'contributions', values, candidates: owed(`o.owed_as <> 'lead'`) },
    { section: 'toDecide', values, candidates: TO_DECIDE, order: 'f.since' },
    ...(isHead ? [{ section: 'toSign', values, candidates: TO_SIGN }] : []),
    { section: 'announced', values, candidates: ANNOUNCED },
    { section: 'cameBack', values, candidates: CAME_BACK },
    { section: 'owedToMe', values, candidates: OWED_TO_ME },
    { section: 'disagreements', values, candidates: ASKED, order: 'f.since' },
  ];
}

const owed = (condition: string): string => `
  SELECT o.year, o.aggregate_id AS task_id, NULL::uuid AS member_id, o.id AS obligation_id, NULL::timestamptz AS since, o.due_at
    FROM obligation o
    JOIN task t ON t.tenant_id = $1 AND t.year = o.year AND t.id = o.aggregate_id AND ${GOING_ON}
   WHERE o.tenant_id = $1 AND o.live AND o.unit_id = $2::uuid AND o.value IN ('open', 'held', 'missed') AND ${condition}
   ORDER BY o.due_at`;

/** 采纳, 退请补充: parts of others that the lead takes up or asks more of. */
const TO_DECIDE = `
  SELECT m.year, m.aggregate_id AS task_id, m.id AS member_id, NULL::uuid AS obligation_id,
         (m.context->>'submittedAt')::timestamptz AS since, NULL::timestamptz AS due_at
    FROM ${LED}
    JOIN member m ON m.tenant_id = $1 AND m.year = led.year AND m.aggregate_id = led.task_id AND m.live
         AND m.kind IN ('planPart', 'subReport')
   WHERE ${LEADS} AND m.value = 'submitted'`;

/** What is written and waits for the head: reports, plans, claims. */
const TO_SIGN = `
  SELECT m.year, m.aggregate_id AS task_id, m.id AS member_id, o.id AS obligation_id, NULL::timestamptz AS since, o.due_at
    FROM ${OWN_PARTS}
    LEFT JOIN obligation o ON o.tenant_id = $1 AND o.year = m.year AND o.aggregate_id = m.aggregate_id
         AND o.id = ${OBLIGATION_OF_PART}
   WHERE ${OWN} AND m.kind IN ('report', 'plan', 'closeOut') AND m.value IN ('drafted', 'drafting', 'revising', 'claimed') AND (
         (m.kind = 'report' AND m.value = 'drafted' AND m.context->>'signing' = 'head' AND m.context->>'unit' = $2::uuid::text)
      OR (m.kind = 'plan' AND m.value IN ('drafting', 'revising') AND m.context->>'content' IS NOT NULL
          AND m.context->>'unit' = $2::uuid::text)
      OR (m.kind = 'closeOut' AND m.value = 'claimed' AND own.relation = 'lead'))`;

/** 拟通报: slips that the unit was told of and may still reply to, the earliest last day first. */
const ANNOUNCED = `
  SELECT m.year, m.aggregate_id AS task_id, m.id AS member_id, NULL::uuid AS obligation_id,
         (m.context->>'announcedAt')::timestamptz AS since, (m.context->>'replyBefore')::timestamptz AS due_at
    FROM ${OWN_PARTS}
   WHERE ${OWN} AND m.kind = 'slip' AND m.value = 'announced' AND m.context->>'unit' = $2::uuid::text`;

/** What the unit handed in and has not handed in again: returned, sent back, emptied. */
const CAME_BACK = `
  SELECT m.year, m.aggregate_id AS task_id, m.id AS member_id, o.id AS obligation_id, NULL::timestamptz AS since, o.due_at
    FROM ${OWN_PARTS}
    LEFT JOIN obligation o ON o.tenant_id = $1 AND o.year = m.year AND o.aggregate_id = m.aggregate_id
         AND o.id = ${OBLIGATION_OF_PART}
   WHERE ${OWN} AND m.kind IN ('report', 'plan', 'planPart', 'subReport')
     AND m.context->>'reason' IS NOT NULL AND m.context->>'unit' = $2::uuid::text AND (
         (m.kind = 'report' AND m.value IN ('open', 'returned', 'drafted', 'signed'))
      OR (m.kind = 'plan' AND m.value IN ('drafting', 'signed'))
      OR (m.kind IN ('planPart', 'subReport') AND m.value = 'open'))`;

/** What the unit has asked the inspectorate to decide between it and another, and waits for. */
const ASKED = `
  SELECT m.year, m.aggregate_id AS task_id, m.id AS member_id, NULL::uuid AS obligation_id,
         (m.context->>'raisedAt')::timestamptz AS since, NULL::timestamptz AS due_at
    FROM ${OWN_PARTS}
   WHERE ${OWN} AND m.kind = 'disagreement' AND m.value = 'raised' AND m.context->>'unit' = $2::uuid::text`;

/** What other units owe to the tasks that the unit leads. */
const OWED_TO_ME = `
  SELECT o.year, o.aggregate_id AS task_id, NULL::uuid AS member_id, o.id AS obligation_id, NULL::timestamptz AS since, o.due_at
    FROM ${LED}
    JOIN obligation o ON o.tenant_id = $1 AND o.year = led.year AND o.aggregate_id = led.task_id AND o.live
   WHERE ${LEADS} AND o.unit_id <> $2::uuid AND o.value IN ('open', 'held', 'missed')`;
