import { ItemTarget } from '@duban/contracts';
import type { SamplingFacts } from '@duban/lifecycle';
import type { Client } from '../task/ledger.read.js';
import type { TaskKey } from '../task/task.read.js';

/** What the text of a task promises, as quoted. */
export async function readTargetQuotes(client: Client, tenant: string, { year, id }: TaskKey): Promise<string[]> {
  const { rows } = await client.query<{ quote: string }>({
    name: 'close-out-targets',
    text: `SELECT target->>'quote' AS quote
             FROM task t JOIN directive_item i ON i.tenant_id = t.tenant_id AND i.year = t.year
                   AND i.directive_id = t.directive_id AND i.position = t.position
            CROSS JOIN LATERAL jsonb_array_elements(i.item->'targets') WITH ORDINALITY AS of(target, place)
            WHERE t.tenant_id = $1 AND t.year = $2 AND t.id = $3 ORDER BY place`,
    values: [tenant, year, id],
  });
  return rows.map(({ quote }) => quote);
}

/** A task with its claim. */
export interface Claimed extends TaskKey {
  claim: string;
}

interface FactsRow extends Omit<SamplingFacts, 'targets' | 'texts'> {
  targets: unknown[];
  bodies: string[] | null;
}

/** What is known of some tasks that are claimed to be done: in two statements less than one for each. */
export async function readSamplingFacts(
  client: Client,
  tenant: string,
  claims: readonly Claimed[],
): Promise<SamplingFacts[]> {
  if (claims.length === 0) return [];
  const { rows } = await client.query<FactsRow>({
    name: 'close-out-facts',
    text: FACTS,
    values: [tenant, claims.map(({ year }) => year), claims.map(({ id }) => id), claims.map(({ claim }) => claim)],
  });
  return rows.map(({ targets, bodies, ...facts }) => ({
    ...facts,
    targets: ItemTarget.array()
      .parse(targets)
      .map(({ value, unit }) => ({ value: typeof value === 'number' ? value : (value?.[1] ?? null), unit })),
    texts: (bodies ?? []).map(summaryOf),
  }));
}

const summaryOf = (body: string): string => (JSON.parse(body) as { summary?: string }).summary ?? '';

const FACTS = `
  SELECT v.claim, coalesce(reports.count, 0)::int AS reports, reports.bodies, coalesce(i.item->'targets', '[]') AS targets,
         (SELECT count(*)::int FROM task_unit u
           WHERE u.tenant_id = $1 AND u.year = t.year AND u.task_id = t.id AND u.relation <> 'member') AS units,
         (SELECT count(*)::int FROM obligation o
           WHERE o.tenant_id = $1 AND o.year = t.year AND o.aggregate_id = t.id AND o.owed_as = 'lead'
             AND o.value IN ('missed', 'metLate')) AS late,
         (SELECT count(*)::int FROM event e
           WHERE e.tenant_id = $1 AND e.year = t.year AND e.aggregate_id = t.id
             AND e.type IN ('report.returned', 'report.emptied')) AS returned,
         EXISTS (SELECT FROM member m
                  WHERE m.tenant_id = $1 AND m.year = t.year AND m.aggregate_id = t.id AND m.kind = 'closeOut'
                    AND m.id <> v.claim AND m.context->>'manner' = 'onSite')
         OR EXISTS (SELECT FROM inspection n
                     WHERE n.tenant_id = $1 AND n.topics @> ARRAY['task:' || t.id]
                       AND n.status IN ('inField', 'concluded', 'issued', 'fedBack', 'closed')) AS visited
    FROM unnest($2::int[], $3::uuid[], $4::uuid[]) AS v(year, id, claim)
    JOIN task t ON t.tenant_id = $1 AND t.year = v.year AND t.id = v.id
    LEFT JOIN directive_item i ON i.tenant_id = t.tenant_id AND i.year = t.year
          AND i.directive_id = t.directive_id AND i.position = t.position
    LEFT JOIN LATERAL (
      SELECT count(*) AS count, array_agg(c.body ORDER BY m.context->>'dueOn', m.context->>'period') AS bodies
        FROM member m JOIN content c ON c.tenant_id = $1 AND c.hash = decode(m.context->>'content', 'hex')
       WHERE m.tenant_id = $1 AND m.year = t.year AND m.aggregate_id = t.id AND m.kind = 'report'
         AND m.value IN ('submitted', 'accepted') AND m.context->>'unit' = t.lead_unit_id::text) reports ON true`;
