import type { PoolClient } from 'pg';
import { derivedId } from '../randomness.js';
import type { AggregateDraft } from './aggregate.js';
import type { Batch } from './batch.js';

/** A message that the system owes to whoever holds the posts of a unit, or of the government. */
interface OwedNotice {
  at: string;
  kind: string;
  unit: string | null;
  roles: readonly string[];
  about: string;
  year: number;
  id: string;
  obligation: string | null;
  member: string | null;
  /** Already known as due, so nothing waits for its instant to be worked off. */
  prompt: boolean;
}

/**
 * Writes the notices that a batch owes: one message per post, instant and kind, with an item for each obligation.
 * A message that belongs to a due instant is handed to the queue when that instant has been worked off, so that it lists
 * everything; any other is handed over at once. Done in the database, where the posts are.
 */
export function storeNotices(client: PoolClient, batch: Batch, drafts: AggregateDraft[]): Promise<unknown>[] {
  const owed = drafts.flatMap(noticesOf);
  if (owed.length === 0) return [];
  const column = <Value>(of: (notice: OwedNotice) => Value) => owed.map(of);
  return [
    client.query({
      name: 'insert-notices',
      text: INSERT,
      values: [
        batch.tenant,
        column(({ at }) => at),
        column(({ kind }) => kind),
        column(({ unit }) => unit),
        column(({ roles }) => JSON.stringify(roles)),
        column(({ year }) => year),
        column(({ id }) => id),
        column(({ obligation }) => obligation),
        column(({ member }) => member),
        column(({ prompt }) => prompt),
        column((notice) =>
          derivedId(`${batch.tenant}/${notice.at}/${notice.kind}/${notice.id}/${notice.obligation}/${notice.member}`),
        ),
        column(({ about }) => about),
      ],
    }),
  ];
}

const noticesOf = ({ kind: about, year, id, effects }: AggregateDraft): OwedNotice[] =>
  effects.map(({ effect, at, caughtUp }) => ({
    at,
    kind: effect.kind,
    unit: effect.unit,
    roles: effect.roles,
    about,
    year,
    id,
    obligation: effect.obligation ?? null,
    member: effect.member ?? null,
    prompt: !caughtUp,
  }));

/** Stands for the unit of a post of the government itself, so that all posts are found by role and unit. */
const NO_UNIT = '00000000-0000-0000-0000-000000000000';

/**
 * The roles of a ladder are posts: liaison and head are the unit's own; a leader in charge looks after the unit; the
 * others are the government's. A notice's id follows from tenant, post, instant and kind,
 * marked as version 8 (custom) of RFC 9562.
 */
const INSERT = `
  WITH owed AS (
    SELECT * FROM unnest($2::timestamptz[], $3::text[], $4::uuid[], $5::jsonb[], $6::int[], $7::uuid[], $8::uuid[], $9::uuid[], $10::boolean[], $11::uuid[], $12::text[])
      AS v(at, kind, unit, roles, year, aggregate, obligation, member, prompt, item, about)
  ), address AS (
    SELECT id AS post, role, unit_id AS unit FROM post WHERE tenant_id = $1 AND role IN ('unitLiaison', 'unitHead')
     UNION ALL
    SELECT id, role, looked_after.unit::uuid
      FROM post CROSS JOIN LATERAL jsonb_array_elements_text(looks_after->'units') AS looked_after(unit)
     WHERE tenant_id = $1 AND role = 'leaderInCharge'
     UNION ALL
    SELECT id, role, '${NO_UNIT}' FROM post
     WHERE tenant_id = $1 AND role IN ('headOfGovernment', 'supervisor', 'chiefSupervisor', 'issuingClerk', 'administrator')
  ), wanted AS (
    SELECT owed.*, CASE named.role WHEN 'liaison' THEN 'unitLiaison' WHEN 'head' THEN 'unitHead' ELSE named.role END AS role
      FROM owed CROSS JOIN LATERAL jsonb_array_elements_text(owed.roles) AS named(role)
  ), addressed AS (
    SELECT wanted.*, address.post,
           overlay(overlay(md5($1::text || address.post::text || extract(epoch FROM wanted.at)::text || wanted.kind)
             placing '8' from 13) placing '8' from 17)::uuid AS notice
      FROM wanted JOIN address ON address.role = wanted.role
       AND address.unit = CASE WHEN wanted.role IN ('unitLiaison', 'unitHead', 'leaderInCharge') THEN wanted.unit ELSE '${NO_UNIT}' END
  ), message AS (
    INSERT INTO notice (tenant_id, id, post_id, unit_id, kind, at, status)
    SELECT DISTINCT ON (notice) $1, notice, post, unit, kind, at, 'queued' FROM addressed ORDER BY notice
    ON CONFLICT DO NOTHING
  ), item AS (
    INSERT INTO notice_item (tenant_id, notice_id, id, year, aggregate_id, obligation_id, member_id, kind)
    SELECT DISTINCT ON (notice, item) $1, notice, item, year, aggregate, obligation, member, about FROM addressed ORDER BY notice, item
    ON CONFLICT DO NOTHING
  )
  INSERT INTO outbox (tenant_id, job, payload, created_at)
  SELECT $1, 'notice.send', jsonb_build_object('tenant', $1, 'notice', notice), clock_timestamp()
    FROM (SELECT DISTINCT notice FROM addressed WHERE prompt) AS prompt`;
