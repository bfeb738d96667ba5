import { inTenant } from '@duban/persistence';
import type { Pool } from 'pg';
import type { Notifier } from './notifier.js';

/** Puts a notice into the inbox of its post: the row is the message, and shown from then on. */
export function inAppNotifier(pool: Pool): Notifier {
  return {
    send: ({ tenant, notice }) =>
      inTenant(pool, tenant, async (client) => {
        await client.query({
          name: 'notice-to-inbox',
          text: `UPDATE notice SET status = 'sent' WHERE tenant_id = $1 AND id = $2 AND status = 'queued'`,
          values: [tenant, notice],
        });
      }),
  };
}
