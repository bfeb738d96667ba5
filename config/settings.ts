import { z } from 'zod';

const WholeNumber = z.coerce.number().int();
const PostgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgres:// address' });

const Environment = z.object({
  /** Server for the program, as `duban_app`; without it the embedded PostgreSQL is used. */
  DATABASE_URL: PostgresUrl.optional(),
  /** The same database for migrations, as its owner; a process without it never migrates. */
  DATABASE_OWNER_URL: PostgresUrl.optional(),
  /** Where BullMQ keeps its jobs; without it the embedded PostgreSQL. */
  QUEUE_URL: z
    .url({ protocol: /^(redis|rediss|postgres|postgresql)$/, error: 'is neither a redis:// nor a postgres:// address' })
    .optional(),
  /** Folder of the embedded PostgreSQL, from the working directory. */
  DUBAN_DATA: z.string().min(1, 'names no folder').default('.duban'),
  /** In `demonstration` the business clock may be shifted. */
  DUBAN_MODE: z.enum(['production', 'demonstration'], 'is neither production nor demonstration').default('production'),
  /** Mail server; without it nothing is sent by e-mail. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'is not an smtp:// address' }).optional(),
  /** Sender of e-mails. */
  MAIL_FROM: z.email('is not an e-mail address').optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'is no level of the log')
    .default('info'),
  /** Connections to the database of one process. */
  DATABASE_POOL_SIZE: WholeNumber.min(2).max(500).default(10),
  /** Jobs that one process works on at a time. */
  WORKER_CONCURRENCY: WholeNumber.min(1).max(100).default(8),
  /** How often the outbox is looked at when nobody has pointed at it. */
  RELAY_INTERVAL_MS: WholeNumber.min(10).max(60_000).default(500),
  /** How often wakes are sought that are due and not done. */
  SWEEP_INTERVAL_MS: WholeNumber.min(100).max(600_000).default(30_000),
});

const Settings = Environment.superRefine((settings, context) => {
  const demand = (name: keyof typeof settings, because: string): void => {
    if (settings[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: because });
  };
  if (settings.DATABASE_URL) demand('QUEUE_URL', 'is needed beside DATABASE_URL');
  if (settings.DATABASE_OWNER_URL) demand('DATABASE_URL', 'is needed beside DATABASE_OWNER_URL');
  if (settings.SMTP_URL) demand('MAIL_FROM', 'is needed beside SMTP_URL');
});

/** The environment, checked. */
export type Settings = Readonly<z.infer<typeof Settings>>;

/**
 * Reads and checks the environment once, at start. An empty variable counts as unset. Throws one error that names
 * every fault, and no value, since an address may hold a password.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Settings.safeParse(given);
  if (read.success) return Object.freeze(read.data);
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new Error(`These settings cannot be used: ${faults.join('; ')}.`);
}
