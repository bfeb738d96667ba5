import type { TimelineEntry } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import { isAddress, readTexts, type Texts } from '../report/contents.js';
import type { Client } from '../task/ledger.read.js';
import type { TaskKey } from '../task/task.read.js';

/** A step of a chain, with who took it. */
export interface Step {
  seq: number;
  at: string;
  said: Said;
  by: TimelineEntry['by'];
}

interface TimelineRow extends Step {
  memberKind: string | null;
  period: string | null;
  unit: { id: string; name: string } | null;
}

/** An event as its bytes say it. */
interface Said extends Record<string, unknown> {
  type: string;
  member?: string;
}

/** The steps of a task behind `after`, at most `limit`, in their order. Who acted is told as of the day of the act. */
export async function readTimeline(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
  { after, limit }: { after: number; limit: number },
): Promise<TimelineEntry[]> {
  const rows = await readSteps(client, tenant, { year, id }, { after, limit });
  const addresses = rows.flatMap(({ said }) => TEXTS.map((name) => said[name]).filter(isAddress));
  const texts = await readTexts(client, tenant, addresses);
  return rows.map((row) => entryOf(row, texts));
}

/** The steps behind `after`, at most `limit`, of an aggregate of any kind. */
export async function readSteps(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
  { after, limit }: { after: number; limit: number },
): Promise<TimelineRow[]> {
  const { rows } = await client.query<TimelineRow>({
    name: 'timeline-of-task',
    text: TIMELINE,
    values: [tenant, year, id, after, limit],
  });
  return rows;
}

const TIMELINE = `
  SELECT e.seq, e.at, e.said, coalesce(o.kind, m.kind) AS "memberKind",
         coalesce(o.period, m.context->>'period') AS period,
         CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS unit,
         CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('post', p.id, 'title', p.title,
           'unit', CASE WHEN pu.id IS NOT NULL THEN jsonb_build_object('id', pu.id, 'name', pu.name) END,
           'person', (SELECT string_agg(person.name, '、' ORDER BY person.name)
                        FROM post_holder h JOIN person ON person.tenant_id = $1 AND person.id = h.person_id
                       WHERE h.tenant_id = $1 AND h.post_id = p.id
                         AND h.valid_from <= e.day AND (h.valid_to IS NULL OR h.valid_to >= e.day)),
           'acting', EXISTS (SELECT FROM post_holder h WHERE h.tenant_id = $1 AND h.post_id = p.id AND h.acting
                                AND h.valid_from <= e.day AND h.valid_to >= e.day)) END AS by
    FROM (SELECT seq, at, (at AT TIME ZONE (SELECT zone FROM tenant WHERE id = $1))::date AS day,
                 convert_from(bytes, 'UTF8')::jsonb AS said
            FROM event WHERE tenant_id = $1 AND year = $2 AND aggregate_id = $3 AND seq > $4
           ORDER BY seq LIMIT $5) AS e
    LEFT JOIN obligation o ON o.tenant_id = $1 AND o.year = $2 AND o.aggregate_id = $3 AND o.id = (e.said->>'member')::uuid
    LEFT JOIN member m ON m.tenant_id = $1 AND m.year = $2 AND m.aggregate_id = $3 AND m.id = (e.said->>'member')::uuid
    LEFT JOIN unit u ON u.tenant_id = $1 AND u.id = coalesce(o.unit_id, (m.context->>'unit')::uuid)
    LEFT JOIN post p ON p.tenant_id = $1 AND p.id = (e.said#>>'{by,post}')::uuid
    LEFT JOIN unit pu ON pu.tenant_id = $1 AND pu.id = p.unit_id
   ORDER BY e.seq`;

/** Where an event has what somebody wrote. */
const TEXTS = ['content', 'reason', 'basis', 'message', 'consequence'] as const;
/** Codes and numbers that stand in an event itself. */
const FACTS = [
  'rung',
  'index',
  'skipped',
  'mark',
  'version',
  'carriedTo',
  'outcome',
  'half',
  'manner',
  'closesAs',
  'ground',
] as const;

function entryOf({ seq, at, said, by, memberKind, period, unit }: TimelineRow, texts: Texts): TimelineEntry {
  const { type, member } = said;
  return {
    seq,
    at: instantFromRow(at),
    type,
    by,
    member: member === undefined || memberKind === null ? null : { id: member, kind: memberKind, unit, period },
    says: TEXTS.flatMap((name) => sayingOf(name, said[name], texts)),
    dueOn: dueOnOf(said),
    facts: Object.fromEntries(FACTS.flatMap((name) => (isFact(said[name]) ? [[name, said[name]]] : []))),
  };
}

const isFact = (value: unknown): value is string | number | boolean =>
  (typeof value === 'string' && !isAddress(value)) || typeof value === 'number' || typeof value === 'boolean';

export function sayingOf(name: string, address: unknown, texts: Texts): TimelineEntry['says'] {
  if (!isAddress(address)) return [];
  const body = texts.get(address);
  return [body === undefined ? { name, text: null, erased: true } : { name, text: summaryOf(body), erased: false }];
}

/** What has parts is told by its summary. */
function summaryOf(body: string): string {
  if (!body.startsWith('{')) return body;
  try {
    const { summary } = JSON.parse(body) as { summary?: unknown };
    return typeof summary === 'string' ? summary : body;
  } catch {
    return body;
  }
}

/** The places where an event has a day: of a date that moves, is asked for, or is set for a supplement. */
function dueOnOf(said: Said): string | null {
  const places = said as {
    schedule?: { dueOn?: string };
    extension?: { context?: { newDueOn?: string } };
    supplement?: { context?: { schedule?: { dueOn?: string } } };
  };
  return (
    places.schedule?.dueOn ?? places.extension?.context?.newDueOn ?? places.supplement?.context?.schedule?.dueOn ?? null
  );
}
