import type { AggregateKind } from '@duban/contracts';
import type { PoolClient } from 'pg';

/** A message as its recipient finds it. */
export interface InboxNotice {
  id: string;
  kind: string;
  /** Business time at which it became owed. */
  at: string;
  /** Real time. */
  readAt: string | null;
  items: NoticeItem[];
}

/** What a message is about. */
export interface NoticeItem {
  /** The aggregate. */
  kind: AggregateKind;
  year: number;
  id: string;
  /** As printed in the directive; null where it prints none. */
  number: string | null;
  title: string;
  /** Null for a message about the task as a whole. */
  obligation: string | null;
  obligationKind: string | null;
  /** `2023-03`, `2023-Q1` or `2023`. */
  period: string | null;
  dueOn: string | null;
  /** Of a slip that was announced: the last day to reply. */
  replyOn: string | null;
}

export interface InboxQuery {
  tenant: string;
  post: string;
  /** At most so many, 50 unless told. */
  limit?: number;
  unreadOnly?: boolean;
  /** The message behind which to go on. */
  after?: { at: string; id: string } | null;
}

/** The messages of a post, latest first, in a transaction that has entered the tenant. */
export async function inboxOf(client: Pick<PoolClient, 'query'>, query: InboxQuery): Promise<InboxNotice[]> {
  const { tenant, post, limit = 50, unreadOnly = false, after } = query;
  const { rows } = await client.query<Omit<InboxNotice, 'items'>>({
    name: 'inbox-of-post',
    text: `SELECT id, kind, at, read_at AS "readAt" FROM notice
            WHERE tenant_id = $1 AND post_id = $2 AND status = 'sent' AND (read_at IS NULL OR NOT $3)
              AND at <= coalesce($5::timestamptz, 'infinity') AND ($5::timestamptz IS NULL OR at < $5 OR id > $6::uuid)
            ORDER BY at DESC, id LIMIT $4`,
    values: [tenant, post, unreadOnly, limit, after?.at ?? null, after?.id ?? null],
  });
  const items = await itemsOf(
    client,
    tenant,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, items: items.get(row.id) ?? [] }));
}

/** The most unread messages that are counted. */
const COUNTED = 1_000;

/** How many messages of a post are unread; counted up to 1,000. */
export async function unreadOf(
  client: Pick<PoolClient, 'query'>,
  { tenant, post }: Pick<InboxQuery, 'tenant' | 'post'>,
): Promise<number> {
  const { rows } = await client.query<{ unread: number }>({
    name: 'unread-of-post',
    text: `SELECT count(*)::int AS unread FROM (
             SELECT FROM notice WHERE tenant_id = $1 AND post_id = $2 AND status = 'sent' AND read_at IS NULL LIMIT $3) AS each`,
    values: [tenant, post, COUNTED],
  });
  return rows[0]?.unread ?? 0;
}

/** Marks messages of a post as read. Returns how many were unread; those of another post stay as they are. */
export async function markRead(
  client: Pick<PoolClient, 'query'>,
  { tenant, post, notices }: { tenant: string; post: string; notices: readonly string[] },
): Promise<number> {
  const { rowCount } = await client.query({
    name: 'mark-notices-read',
    text: `UPDATE notice SET read_at = clock_timestamp()
            WHERE tenant_id = $1 AND post_id = $2 AND id = ANY ($3::uuid[]) AND read_at IS NULL`,
    values: [tenant, post, notices],
  });
  return rowCount ?? 0;
}

/** What each of some messages lists, in the order of the directive. */
export async function itemsOf(
  client: Pick<PoolClient, 'query'>,
  tenant: string,
  notices: readonly string[],
): Promise<ReadonlyMap<string, NoticeItem[]>> {
  const { rows } = await client.query<NoticeItem & { notice: string }>({
    name: 'items-of-notices',
    text: `SELECT i.notice_id AS notice, i.kind, i.year, i.aggregate_id AS id, t.number, coalesce(t.title, s.title, g.title, '') AS title,
                  i.obligation_id AS obligation, o.kind AS "obligationKind", o.period, o.due_on AS "dueOn", m.context->>'replyOn' AS "replyOn"
             FROM notice_item i
             LEFT JOIN task t ON t.tenant_id = i.tenant_id AND t.year = i.year AND t.id = i.aggregate_id
             LEFT JOIN inspection s ON s.tenant_id = i.tenant_id AND s.year = i.year AND s.id = i.aggregate_id
             LEFT JOIN meeting g ON g.tenant_id = i.tenant_id AND g.year = i.year AND g.id = i.aggregate_id
             LEFT JOIN obligation o ON o.tenant_id = i.tenant_id AND o.year = i.year
                                   AND o.aggregate_id = i.aggregate_id AND o.id = i.obligation_id
             LEFT JOIN member m ON m.tenant_id = i.tenant_id AND m.year = i.year
                               AND m.aggregate_id = i.aggregate_id AND m.id = i.member_id AND m.kind = 'slip'
            WHERE i.tenant_id = $1 AND i.notice_id = ANY ($2::uuid[])
            ORDER BY i.notice_id, i.year, t.position, o.due_at, i.id`,
    values: [tenant, notices],
  });
  const items = new Map<string, NoticeItem[]>();
  for (const { notice, ...item } of rows) items.set(notice, [...(items.get(notice) ?? []), item]);
  return items;
}
