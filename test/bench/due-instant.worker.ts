import { chance, Engine, ShiftedClock } from '@duban/engine';
import { type Log, JobsRunner, jobHandlers, queueBackend } from '@duban/jobs';
import { openDataSource, poolOf } from '@duban/persistence';
import { permissions, workCalendar } from './config-files.js';

/** A worker process as the product starts it, without messages to send: everything that is due goes by the queue. */
const { DATABASE_URL: databaseUrl = '', QUEUE_URL: queueUrl = '' } = process.env;
const dataSource = await openDataSource(databaseUrl);
const pool = poolOf(dataSource);
const clock = await new ShiftedClock(pool).start();
const engine = new Engine({ pool, clock, calendar: workCalendar, randomness: chance, permissions });
const log: Log = { info: () => {}, warn: console.error, error: console.error };
const runner = new JobsRunner({
  backend: queueBackend(queueUrl),
  pool,
  clock,
  handlers: jobHandlers({ engine, clock, notifier: { send: async () => {} } }),
  log,
});
await runner.start();
process.once('SIGTERM', () => {
  void runner.stop().then(() => process.exit(0));
});
