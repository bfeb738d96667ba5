import { instantFromRow } from '@duban/engine';
import type { TaskKey } from '../task/task.read.js';
import type { Client } from '../task/ledger.read.js';
import { isAddress, reasonView, type Texts } from './contents.js';

/** An event of a part, with the post that acted as it is called now. */
export interface PartEvent {
  type: string;
  at: string;
  member: string;
  content: string | null;
  reason: string | null;
  mark: string | null;
  by: { id: string; title: string; role: string; unit: string | null } | null;
}

/** What happened to the parts of a task of some kinds (`plan`, `report`, …), in order; to one part where it is named. */
export async function readPartEvents(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
  kinds: readonly string[],
  member: string,
): Promise<PartEvent[]> {
  const { rows } = await client.query<PartEvent>({
    name: 'part-events',
    text: `SELECT e.type, e.at, b.body->>'member' AS member, b.body->>'content' AS content, b.body->>'reason' AS reason,
                  b.body->>'mark' AS mark,
                  CASE WHEN p.id IS NOT NULL THEN jsonb_build_object(
                    'id', p.id, 'title', p.title, 'role', p.role, 'unit', u.name) END AS by
             FROM event e
            CROSS JOIN LATERAL (SELECT convert_from(e.bytes, 'UTF8')::jsonb AS body) b
             LEFT JOIN post p ON p.tenant_id = e.tenant_id AND p.id = (b.body->'by'->>'post')::uuid
             LEFT JOIN unit u ON u.tenant_id = p.tenant_id AND u.id = p.unit_id
            WHERE e.tenant_id = $1 AND e.year = $2 AND e.aggregate_id = $3
              AND split_part(e.type, '.', 1) = ANY ($4::text[]) AND b.body->>'member' = $5
            ORDER BY e.seq`,
    values: [tenant, year, id, kinds, member],
  });
  return rows.map((row) => ({ ...row, at: instantFromRow(row.at) }));
}

/** One wording of a part: where it stands, who wrote it, and the events up to the next wording. */
export interface Wording {
  number: number;
  at: string;
  by: PartEvent['by'];
  address: string;
  events: PartEvent[];
}

/** Cuts the events of one part into its wordings: each begins where a content was given. */
export function wordingsOf(events: readonly PartEvent[]): Wording[] {
  const wordings: Wording[] = [];
  for (const event of events) {
    if (event.content !== null) {
      const { at, by, content } = event;
      wordings.push({ number: wordings.length + 1, at, by, address: content, events: [event] });
    } else wordings.at(-1)?.events.push(event);
  }
  return wordings;
}

/** The addresses of everything written in some wordings. */
export const addressesOf = (wordings: readonly Wording[]): string[] =>
  wordings.flatMap(({ address, events }) => [address, ...events.map(({ reason }) => reason).filter(isAddress)]);

/** What all wordings show, whatever they word. */
export const wordingView = ({ number, at, by, address, events }: Wording, texts: Texts) => ({
  number,
  at,
  by,
  erased: !texts.has(address),
  steps: events.map(({ type, at: stepAt, by: stepBy, reason, mark }) => ({
    type,
    at: stepAt,
    by: stepBy,
    reason: reasonView(reason, texts),
    mark,
  })),
});
