import type { Pool } from 'pg';
import { inAppNotifier } from './in-app.notifier.js';
import { mailNotifier } from './mail.notifier.js';
import { type Notifier, notifiers } from './notifier.js';

/** What the settings say of the channels. */
export interface NotifierSettings {
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
}

/** Notices in the application, and by e-mail where a mail server is given. `now` is business time. */
export function openNotifier(
  { SMTP_URL: smtpUrl, MAIL_FROM: from }: NotifierSettings,
  pool: Pool,
  now: () => string,
): Notifier {
  const inApp = inAppNotifier(pool);
  if (smtpUrl === undefined || from === undefined) return inApp;
  return notifiers(inApp, mailNotifier({ pool, smtpUrl, from, now }));
}
