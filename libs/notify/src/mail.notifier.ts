import { inTenant } from '@duban/persistence';
import { createTransport } from 'nodemailer';
import type { Pool, PoolClient } from 'pg';
import { itemsOf, type NoticeItem } from './inbox.js';
import { noticeText } from './notice-text.js';
import type { Notifier } from './notifier.js';

export interface MailOptions {
  pool: Pool;
  /** smtp:// or smtps://, with user and password where the server asks for them. */
  smtpUrl: string;
  from: string;
  /** Business time: mail goes to who holds the post on that day. */
  now: () => string;
}

export interface MailNotifier extends Notifier {
  close(): void;
}

/**
 * Sends a notice by e-mail to the present holders of its post, one mail for all that it lists; none where no holder has
 * an address. Throws when the server does not take it. A mail whose success was lost is sent again, with the same
 * Message-ID.
 */
export function mailNotifier({ pool, smtpUrl, from, now }: MailOptions): MailNotifier {
  const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 2, ...PATIENCE });
  return {
    send: async ({ tenant, notice }) => {
      const letter = await inTenant(pool, tenant, (client) => readLetter(client, tenant, notice, now()));
      if (letter === undefined || letter.recipients.length === 0) return;
      const { subject, body } = noticeText(letter);
      await transport.sendMail({
        from: { name: letter.government, address: from },
        to: letter.recipients.map(({ name, email }) => ({ name, address: email })),
        subject,
        text: body,
        messageId: `<${notice}@${from.slice(from.indexOf('@') + 1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      await inTenant(pool, tenant, (client) =>
        client.query('UPDATE notice SET sent_at = clock_timestamp() WHERE tenant_id = $1 AND id = $2', [
          tenant,
          notice,
        ]),
      );
    },
    close: () => transport.close(),
  };
}

/** In milliseconds; a server that says nothing for so long is away. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

interface Letter {
  kind: string;
  government: string;
  unit: string | null;
  post: string;
  day: string;
  recipients: { name: string; email: string }[];
  items: NoticeItem[];
}

/** Undefined for a notice that is gone, has no post, or went out by mail before. */
async function readLetter(
  client: PoolClient,
  tenant: string,
  notice: string,
  now: string,
): Promise<Letter | undefined> {
  const { rows } = await client.query<Omit<Letter, 'items'>>({
    name: 'read-letter',
    text: `SELECT n.kind, t.name AS government, u.name AS unit, p.title AS post, today.day,
                  coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('name', person.name, 'email', person.email))
                              FROM post_holder h JOIN person ON person.tenant_id = h.tenant_id AND person.id = h.person_id
                             WHERE h.tenant_id = n.tenant_id AND h.post_id = n.post_id AND person.email IS NOT NULL
                               AND h.valid_from <= today.day AND (h.valid_to IS NULL OR h.valid_to >= today.day)), '[]') AS recipients
             FROM notice n JOIN tenant t ON t.id = n.tenant_id
             CROSS JOIN LATERAL (SELECT ($3::timestamptz AT TIME ZONE t.zone)::date AS day) AS today
             JOIN post p ON p.tenant_id = n.tenant_id AND p.id = n.post_id
             LEFT JOIN unit u ON u.tenant_id = p.tenant_id AND u.id = p.unit_id
            WHERE n.tenant_id = $1 AND n.id = $2 AND n.sent_at IS NULL`,
    values: [tenant, notice, now],
  });
  const [letter] = rows;
  if (!letter) return undefined;
  const items = await itemsOf(client, tenant, [notice]);
  return { ...letter, items: items.get(notice) ?? [] };
}
