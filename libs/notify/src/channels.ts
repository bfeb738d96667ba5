import { randomUUID } from 'node:crypto';
import { inTenant } from '@duban/persistence';
import { createTransport } from 'nodemailer';
import type { Pool } from 'pg';
import type { NotifierSettings } from './open-notifier.js';

export type ChannelName = 'inbox' | 'mail';

/** What became of a trial message; `detail` is where it went, or what the mail server said. */
export interface Trial {
  outcome: 'sent' | 'not-set' | 'no-address' | 'failed';
  detail: string | null;
}

/** Who tries a channel, by which post. */
export interface Trier {
  tenant: string;
  person: string;
  post: string;
}

/** The channels of notices, for who looks after them. */
export interface Channels {
  /** Sender of e-mails; null where no mail server is set. */
  readonly mailFrom: string | null;
  /** Sends a trial message to the one who tries. */
  test(name: ChannelName, trier: Trier): Promise<Trial>;
}

/** `now` is business time. */
export function openChannels(
  { SMTP_URL: smtpUrl, MAIL_FROM: from }: NotifierSettings,
  pool: Pool,
  now: () => string,
): Channels {
  return {
    mailFrom: smtpUrl === undefined ? null : (from ?? null),
    test: async (name, trier) => {
      if (name === 'inbox') return testInbox(pool, trier, now());
      if (smtpUrl === undefined || from === undefined) return { outcome: 'not-set', detail: null };
      const address = await addressOf(pool, trier);
      if (address === null) return { outcome: 'no-address', detail: null };
      return testMail(smtpUrl, from, address);
    },
  };
}

/** A message about nothing, in the inbox of the post. */
async function testInbox(pool: Pool, { tenant, post }: Trier, at: string): Promise<Trial> {
  await inTenant(pool, tenant, (client) =>
    client.query({
      name: 'trial-notice',
      text: `INSERT INTO notice (tenant_id, id, post_id, kind, at, status) VALUES ($1, $2, $3, 'trial', $4, 'sent')`,
      values: [tenant, randomUUID(), post, at],
    }),
  );
  return { outcome: 'sent', detail: null };
}

async function addressOf(pool: Pool, { tenant, person }: Trier): Promise<string | null> {
  const { rows } = await inTenant(pool, tenant, (client) =>
    client.query<{ email: string | null }>({
      name: 'address-of-person',
      text: 'SELECT email FROM person WHERE tenant_id = $1 AND id = $2',
      values: [tenant, person],
    }),
  );
  return rows[0]?.email ?? null;
}

/** Said by a person who waits: no second try, and no longer than a few seconds. */
async function testMail(smtpUrl: string, from: string, to: string): Promise<Trial> {
  const transport = createTransport({ url: smtpUrl, ...PATIENCE });
  try {
    await transport.sendMail({
      from,
      to,
      subject: '【督办】通知渠道测试',
      text: '这是一封测试邮件，收到即说明邮件渠道可用。',
    });
    return { outcome: 'sent', detail: to };
  } catch (error) {
    return { outcome: 'failed', detail: error instanceof Error ? error.message : String(error) };
  } finally {
    transport.close();
  }
}

/** In milliseconds. */
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };
