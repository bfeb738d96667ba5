import { DESK_COUNTED, type DeskRow, type DeskView } from '@duban/contracts';
import type { Client } from '../task/ledger.read.js';
import { closedAs, lightColour } from '../task/ledger.filters.js';
import { instantFromRow } from '@duban/engine';

interface Waiting {
  what: string;
  id: string | null;
  title: string;
  state: string | null;
  since: string | null;
  /** Of a directive alone. */
  year?: number;
  number?: string;
  total: number;
}

type Section = DeskView['sections'][number];

/** What waits that belongs to no task, by section; $1 is the tenant, $2 the business day where it is asked for. */
const waiting: Partial<Record<Section['section'], { text: string; onDay?: true }>> = {
  drafts: {
    text: `SELECT 'draft' AS what, id, name AS title, status AS state, at AS since FROM draft
            WHERE tenant_id = $1 AND status = 'open' ORDER BY at DESC`,
  },
  directives: {
    text: `SELECT 'directive' AS what, id, year, number, title, status AS state, NULL::timestamptz AS since
             FROM directive WHERE tenant_id = $1 AND status = 'draft' ORDER BY number`,
  },
  vacantPosts: {
    onDay: true,
    text: `SELECT 'post' AS what, p.id, concat_ws(' ', u.name, p.title) AS title, p.role AS state, NULL::timestamptz AS since
             FROM post p LEFT JOIN unit u ON u.tenant_id = p.tenant_id AND u.id = p.unit_id
            WHERE p.tenant_id = $1 AND NOT EXISTS (
                  SELECT FROM post_holder h WHERE h.tenant_id = p.tenant_id AND h.post_id = p.id
                     AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date))
            ORDER BY title`,
  },
  withoutAccount: {
    onDay: true,
    text: `SELECT 'person' AS what, p.id, p.name AS title, NULL AS state, NULL::timestamptz AS since
             FROM person p
            WHERE p.tenant_id = $1
              AND NOT EXISTS (SELECT FROM account a WHERE a.tenant_id = p.tenant_id AND a.person_id = p.id)
              AND EXISTS (SELECT FROM post_holder h WHERE h.tenant_id = p.tenant_id AND h.person_id = p.id
                             AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date))
            ORDER BY p.name`,
  },
  deadWork: {
    text: `SELECT 'job' AS what, id, job AS title, NULL AS state, failed_at AS since FROM dead_work
            WHERE tenant_id = $1 AND settled_at IS NULL ORDER BY failed_at DESC`,
  },
};

/** What waits for the clerk or the administrator in one section. */
export async function readWaiting(
  client: Client,
  tenant: string,
  section: Section['section'],
  { today, limit }: { today: string; limit: number },
): Promise<Section> {
  const search = waiting[section];
  if (!search) throw new Error(`Nothing is known of a section ${section}.`);
  const values = search.onDay ? [tenant, limit, today] : [tenant, limit];
  const { rows } = await client.query<Waiting>({
    name: `desk-${section}`,
    text: `WITH found AS (${search.text.replaceAll('$2', '$3')} LIMIT ${DESK_COUNTED})
           SELECT *, (count(*) OVER ())::int AS total FROM found LIMIT $2::int`,
    values,
  });
  return { section, total: rows[0]?.total ?? 0, rows: rows.map(officeRow) };
}

/** A row about something that belongs to no task. */
export const officeRow = ({ what, id, title, state, since, year, number }: Omit<Waiting, 'total'>): DeskRow => ({
  what,
  id,
  task: null,
  directive: year !== undefined && number !== undefined && id !== null ? { year, id, number, title } : null,
  number: null,
  title,
  member: null,
  obligation: null,
  unit: null,
  state,
  obligationState: null,
  period: null,
  dueOn: null,
  dueAt: null,
  since: since && instantFromRow(since),
  reason: null,
  status: null,
  level: null,
  suggests: null,
  commands: [],
  obligationCommands: [],
});

/** How many tasks there are of each status and colour. */
export async function readSummary(
  client: Client,
  tenant: string,
  { fromRung, soonBefore }: { fromRung: number; soonBefore: string },
): Promise<NonNullable<DeskView['summary']>> {
  const { rows } = await client.query<NonNullable<DeskView['summary']>[number]>({
    name: 'desk-summary',
    text: `SELECT t.status, ${lightColour({ rung: '$2', day: '$3' })} AS colour,
                  CASE WHEN t.status = 'completed' THEN ${closedAs('t')} END AS "closedAs", count(*)::int AS tasks
             FROM task t WHERE t.tenant_id = $1 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    values: [tenant, fromRung, soonBefore],
  });
  return rows;
}
