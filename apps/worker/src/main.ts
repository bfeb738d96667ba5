import 'reflect-metadata';
import type { Log } from '@duban/jobs';
import { readSettings } from '@duban/settings';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { openPlace } from './place.js';
import { WorkerModule } from './worker.module.js';

/** Closed in reverse order, whatever the end. */
const closers: (() => Promise<unknown>)[] = [];
let closing: Promise<void> | undefined;

for (const [signal, code] of [
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const) {
  process.on(signal, () => {
    // The second signal does not wait.
    if (closing) process.exit(code);
    void close().finally(() => process.exit(code));
  });
}

try {
  await work();
} catch (error) {
  process.stderr.write(`duban worker: ${error instanceof Error ? error.message : String(error)}\n`);
  await close();
  process.exit(1);
}

async function work(): Promise<void> {
  const settings = readSettings();
  const log = logAt(settings.LOG_LEVEL);
  const opening = openPlace(settings, (line) => log.info(line));
  // Named before it is open, so that a signal in the middle of starting stops it too.
  closers.push(() =>
    opening.then(
      (place) => place.leave(),
      () => {},
    ),
  );
  const place = await opening;
  const module = WorkerModule.over(place, settings, log);
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  closers.push(() => app.close());
  log.info('The worker runs.');
}

function logAt(level: string): Log {
  const logger = pino({ name: 'duban worker', level }, pino.destination(2));
  return {
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    error: (message, error) => logger.error({ err: error }, message),
  };
}

function close(): Promise<void> {
  closing ??= (async () => {
    for (const closer of closers.toReversed()) {
      await closer().catch((error: unknown) => process.stderr.write(`duban worker: ${String(error)}\n`));
    }
  })();
  return closing;
}
