import type { Instant, LocalDate } from '@duban/calendar';
import type { LookedAfter } from '../task/ledger.filters.js';
import { GOING_ON, type Search } from './found.js';

/** When the lead of a task missed the first of what is still owed; nothing where it is not late. */
const LATE_SINCE = `(SELECT min(x.due_at) FROM obligation x
          WHERE x.tenant_id = $1 AND x.year = t.year AND x.aggregate_id = t.id AND x.owed_as = 'lead' AND x.value = 'missed')`;

/** What waits for the inspectorate: to review, to approve, to decide, to verify, to issue, to resume, and what is late. */
export function inspectorateSearches(role: string, today: LocalDate, now: Instant): Search[] {
  return [
    { section: 'reports', values: [], candidates: parts('report', `m.value = 'submitted'`), order: 'f.since' },
    {
      section: 'plans',
      values: [role],
      candidates: parts('plan', `m.value = 'filed' AND coalesce(m.context->'approvalsLeft'->>0, $2::text) = $2::text`),
      order: 'f.since',
    },
    {
      section: 'extensions',
      values: [role],
      candidates: aboutObligation(
        'extension',
        `m.value = 'requested' AND coalesce(m.context->>'approver', 'supervisor') IN ('supervisor', $2::text)`,
      ),
    },
    { section: 'objections', values: [], candidates: aboutObligation('objection', `m.value = 'raised'`, 'raisedAt') },
    {
      section: 'adjustments',
      values: [role],
      // Of scope and targets a leader decides.
      candidates: parts(
        'adjustment',
        `m.value = 'proposed' AND m.context->>'content' IS NULL AND $2::text = 'chiefSupervisor'`,
        'proposedAt',
      ),
      order: 'f.since',
    },
    {
      section: 'disagreements',
      values: [],
      candidates: parts('disagreement', `m.value = 'raised'`, 'raisedAt'),
      order: 'f.since',
    },
    { section: 'closeOuts', values: [], candidates: parts('closeOut', `m.value IN ('signed', 'verifying')`) },
    slipsToAct(role, now),
    { section: 'pausesOver', values: [today], candidates: PAUSES_OVER, order: 'f.since' },
    lateSearch(),
  ];
}

/** Tasks whose pause was meant to end by now: nothing resumes by itself. */
const PAUSES_OVER = `
  SELECT t.year, t.id AS task_id, NULL::uuid AS member_id, NULL::uuid AS obligation_id,
         (a.context->>'suspendedAt')::timestamptz AS since, NULL::timestamptz AS due_at
    FROM task t JOIN aggregate a ON a.tenant_id = $1 AND a.year = t.year AND a.id = t.id
   WHERE t.tenant_id = $1 AND t.status = 'suspended' AND a.context#>>'{pause,until}' <= $2::text`;

/** Slips that a role announces and issues: the chief supervisor all of them. */
export const slipSearch = (role: string): Search => ({
  section: 'slips',
  values: [role],
  candidates: aboutObligation(
    'slip',
    `($2::text = 'chiefSupervisor' OR coalesce(m.context->>'by', $2::text) = $2::text)`,
  ),
});

/** Of these what something can be done about: none to which its unit may still reply. */
const slipsToAct = (role: string, now: Instant): Search => {
  const { candidates, values, ...search } = slipSearch(role);
  const isHeard = `(m.value <> 'announced' OR (m.context->>'replyBefore')::timestamptz <= $3::timestamptz)`;
  return { ...search, values: [...values, now], candidates: `${candidates} AND ${isHeard}` };
};

/** What a leader keeps an eye on: tasks that are late or nearly so, and what was ordered. */
export function leaderSearches(post: string, looksAfter: LookedAfter | null, soonBefore: string): Search[] {
  const of = LOOKED_AFTER;
  const values = valuesOf(looksAfter);
  return [
    {
      section: 'watched',
      values: [...values, soonBefore],
      candidates: `
  SELECT t.year, t.id AS task_id, NULL::uuid AS member_id, NULL::uuid AS obligation_id, t.level,
         CASE WHEN t.status = 'overdue' THEN 0 ELSE 1 END AS place, NULL::timestamptz AS since, ${LATE_SINCE} AS due_at
    FROM task t
   WHERE t.tenant_id = $1 AND ${of} AND (t.status = 'overdue' OR (
         t.status IN ('assigned', 'planned', 'reporting') AND t.id IN (
           SELECT o.aggregate_id FROM obligation o
            WHERE o.tenant_id = $1 AND o.live AND o.value = 'open' AND o.owed_as = 'lead' AND o.due_on < $4::date)))
   ORDER BY place, t.level DESC`,
      order: 'f.place, f.level DESC, f.due_at',
      isLate: true,
    },
    {
      section: 'extensions',
      values,
      candidates: `${aboutObligation(
        'extension',
        `m.value = 'requested' AND m.context->>'approver' = 'leaderInCharge'`,
      )} AND ${of}`,
    },
    {
      section: 'adjustments',
      values,
      // Both other units and other words: the head of government alone.
      candidates: `${parts(
        'adjustment',
        `m.value = 'proposed' AND m.context->>'content' IS NOT NULL
     AND (m.context->>'assignment' IS NULL OR $2::uuid[] IS NULL)`,
        'proposedAt',
      )} AND ${of}`,
      order: 'f.since',
    },
    coordinationSearch(looksAfter),
    {
      section: 'instructions',
      values: [post],
      candidates: `
  SELECT m.year, m.aggregate_id AS task_id, m.id AS member_id, o.id AS obligation_id, NULL::timestamptz AS since, o.due_at
    FROM member m
    JOIN task t ON t.tenant_id = $1 AND t.year = m.year AND t.id = m.aggregate_id AND ${GOING_ON}
    JOIN obligation o ON o.tenant_id = $1 AND o.year = m.year AND o.aggregate_id = m.aggregate_id AND o.subject = m.id
         AND o.value IN ('pending', 'open', 'held', 'missed')
   WHERE m.tenant_id = $1 AND m.kind = 'instruction' AND m.live AND m.context->>'by' = $2::uuid::text`,
    },
  ];
}

/** Reports that ask for coordination, of what a leader looks after; of everything where that is null. */
export const coordinationSearch = (looksAfter: LookedAfter | null): Search => ({
  section: 'coordinationAsked',
  values: valuesOf(looksAfter),
  candidates: `
  SELECT m.year, m.aggregate_id AS task_id, m.id AS member_id, NULL::uuid AS obligation_id,
         (m.context->>'submittedAt')::timestamptz AS since, NULL::timestamptz AS due_at
    FROM member m
    JOIN task t ON t.tenant_id = $1 AND t.year = m.year AND t.id = m.aggregate_id AND ${GOING_ON} AND ${LOOKED_AFTER}
    JOIN content c ON c.tenant_id = $1 AND c.hash = decode(m.context->>'content', 'hex')
   WHERE m.tenant_id = $1 AND m.kind = 'report' AND m.live AND m.value = 'submitted' AND c.body LIKE '%"coordination":[{%'`,
  order: 'f.since DESC',
});

const LOOKED_AFTER = `($2::uuid[] IS NULL OR t.lead_unit_id = ANY ($2::uuid[]) OR t.id = ANY ($3::uuid[]))`;
const valuesOf = (looksAfter: LookedAfter | null) => [looksAfter?.units ?? null, looksAfter?.tasks ?? null];

/** Tasks that are late, the highest level first. */
export const lateSearch = (): Search => ({
  section: 'overdue',
  values: [],
  candidates: LATE,
  order: 'f.level DESC, f.due_at',
  isLate: true,
});

/** Parts of one kind under way. */
const parts = (kind: string, condition: string, since = 'submittedAt'): string => `
  SELECT m.year, m.aggregate_id AS task_id, m.id AS member_id, NULL::uuid AS obligation_id,
         (m.context->>'${since}')::timestamptz AS since, NULL::timestamptz AS due_at
    FROM member m
    JOIN task t ON t.tenant_id = $1 AND t.year = m.year AND t.id = m.aggregate_id AND ${GOING_ON}
   WHERE m.tenant_id = $1 AND m.kind = '${kind}' AND m.live AND ${condition}`;

/** Parts of one kind under way that are about an obligation. */
const aboutObligation = (kind: string, condition: string, since = 'requestedAt'): string => `
  SELECT m.year, m.aggregate_id AS task_id, m.id AS member_id, o.id AS obligation_id,
         (m.context->>'${since}')::timestamptz AS since, o.due_at
    FROM member m
    JOIN task t ON t.tenant_id = $1 AND t.year = m.year AND t.id = m.aggregate_id AND ${GOING_ON}
    JOIN obligation o ON o.tenant_id = $1 AND o.year = m.year AND o.aggregate_id = m.aggregate_id
         AND o.id = (m.context->>'obligation')::uuid
   WHERE m.tenant_id = $1 AND m.kind = '${kind}' AND m.live AND ${condition}`;

/** Tasks that are late, the highest level first, and within a level what is late for longest. */
const LATE = `
  SELECT t.year, t.id AS task_id, NULL::uuid AS member_id, NULL::uuid AS obligation_id, t.level,
         NULL::timestamptz AS since, ${LATE_SINCE} AS due_at
    FROM task t WHERE t.tenant_id = $1 AND t.status = 'overdue' ORDER BY t.level DESC`;
