import { z } from 'zod';

const WholeNumber = z.coerce.number().int();
const PostgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgres:// address' });

const LocalTime = z.iso
  .datetime({ local: true, precision: -1, error: 'is no time like 2021-03-01T09:00' })
  .regex(/\d$/, 'is no time like 2021-03-01T09:00');

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
  /** `demo`: invented people whose passwords everybody may know, and a business clock that may be moved. */
  DUBAN_MODE: z.enum(['real', 'demo'], 'is neither real nor demo').default('real'),
  /** What a demonstration begins with: a directive whose year is half lived through, or none. */
  DUBAN_DEMO: z.enum(['filled', 'empty'], 'is neither filled nor empty').default('filled'),
  /** Business time at which a demonstration begins, in the government's time zone; its own unless given. */
  DUBAN_DEMO_START: LocalTime.optional(),
  /** The seed of a demonstration; that of the year of its start unless given. */
  DUBAN_DEMO_SEED: z.string().optional(),
  /** Address on which the API listens. */
  HOST: z.string().min(1, 'names no address').default('127.0.0.1'),
  /** Port of the API; the next free one where it is taken. */
  PORT: WholeNumber.min(0).max(65_535).default(8080),
  /** Whether the API does the jobs too; `off` where workers run apart. */
  DUBAN_JOBS: z.enum(['on', 'off'], 'is neither on nor off').default('on'),
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

type Environs = Readonly<Record<string, string | undefined>>;

/** The environment, checked. */
export type Settings = Readonly<z.infer<typeof Settings>>;

/**
 * Reads and checks the environment once, at start. An empty variable counts as unset; `defaults` are those of who
 * starts the program. Throws one error that names every fault, and no value, since an address may hold a password.
 */
export function readSettings(environment: Environs = process.env, defaults: Environs = {}): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = Settings.safeParse({ ...defaults, ...given });
  if (read.success) return Object.freeze(read.data);
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new Error(`These settings cannot be used: ${faults.join('; ')}.`);
}
