import type { TaskNotice } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { Client } from '../task/ledger.read.js';
import type { TaskKey } from '../task/task.read.js';

/** The notice behind which a page begins. */
export interface NoticeKey {
  at: string;
  id: string;
}

/** The notices with an item of a task, latest first, who holds their posts on `today`, and who urged. */
export async function readTaskNotices(
  client: Client,
  tenant: string,
  { year, id }: TaskKey,
  { after, limit, today }: { after: NoticeKey | null; limit: number; today: string },
): Promise<TaskNotice[]> {
  const { rows } = await client.query<TaskNotice>({
    name: 'notices-of-task',
    text: `
      SELECT n.id, n.kind, n.at, n.status = 'sent' AS sent, n.sent_at AS "mailedAt", n.read_at AS "readAt", n.items,
             CASE WHEN n.kind = 'urge' THEN
               (SELECT jsonb_build_object('post', urger.id, 'title', urger.title, 'person', ${holderOf('urger')})
                  FROM event e
                  JOIN post urger ON urger.tenant_id = $1
                                 AND urger.id = (convert_from(e.bytes, 'UTF8')::jsonb->'by'->>'post')::uuid
                 WHERE e.tenant_id = $1 AND e.year = $2 AND e.aggregate_id = $3 AND e.type = 'obligation.urged' AND e.at = n.at
                 ORDER BY e.seq LIMIT 1) END AS by,
             jsonb_build_object('post', p.id, 'title', p.title,
               'unit', CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END,
               'person', ${holderOf('p')}) AS to
        FROM (SELECT n.id, n.kind, n.at, n.status, n.sent_at, n.read_at, n.post_id,
                     jsonb_agg(jsonb_build_object('obligation', o.id, 'obligationKind', o.kind, 'period', o.period,
                                                  'state', o.value, 'deliveredAt', o.context->'deliveredAt')
                               ORDER BY o.due_at, i.id) AS items
                FROM notice_item i
                JOIN notice n ON n.tenant_id = $1 AND n.id = i.notice_id
                LEFT JOIN obligation o ON o.tenant_id = $1 AND o.year = i.year AND o.aggregate_id = i.aggregate_id
                                      AND o.id = i.obligation_id
               WHERE i.tenant_id = $1 AND i.year = $2 AND i.aggregate_id = $3
                 AND ($4::timestamptz IS NULL OR n.at < $4 OR (n.at = $4 AND n.id > $5::uuid))
               GROUP BY n.tenant_id, n.id
               ORDER BY n.at DESC, n.id LIMIT $7) AS n
        JOIN post p ON p.tenant_id = $1 AND p.id = n.post_id
        LEFT JOIN unit u ON u.tenant_id = $1 AND u.id = p.unit_id
       ORDER BY n.at DESC, n.id`,
    values: [tenant, year, id, after?.at ?? null, after?.id ?? null, today, limit],
  });
  return rows.map((row) => ({
    ...row,
    at: instantFromRow(row.at),
    mailedAt: row.mailedAt === null ? null : instantFromRow(row.mailedAt),
    readAt: row.readAt === null ? null : instantFromRow(row.readAt),
  }));
}

/** Who holds a post on the day of the sixth parameter. */
const holderOf = (post: 'p' | 'urger'): string =>
  `(SELECT string_agg(person.name, '、' ORDER BY person.name)
      FROM post_holder h JOIN person ON person.tenant_id = $1 AND person.id = h.person_id
     WHERE h.tenant_id = $1 AND h.post_id = ${post}.id AND h.valid_from <= $6 AND (h.valid_to IS NULL OR h.valid_to >= $6))`;
