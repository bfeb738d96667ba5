import 'reflect-metadata';
import { bringUpToDate, closingAfter, type Log, type OnClose, openPlace } from '@duban/jobs';
import { readSettings } from '@duban/settings';
import { NestFactory } from '@nestjs/core';
import { pino } from 'pino';
import { WorkerModule } from './worker.module.js';

try {
  await closingAfter(work);
} catch (error) {
  process.stderr.write(`duban worker: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** Works until a signal comes. */
async function work(onClose: OnClose): Promise<never> {
  const settings = readSettings();
  const log = logAt(settings.LOG_LEVEL);
  const place = await openPlace(settings, (line) => log.info(line), onClose);
  await bringUpToDate(place, { withQueue: true });
  const module = WorkerModule.over(place, settings, log);
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  onClose(() => app.close());
  log.info('The worker runs.');
  return new Promise<never>(() => {});
}

function logAt(level: string): Log {
  const logger = pino({ name: 'duban worker', level }, pino.destination(2));
  return {
    info: (message) => logger.info(message),
    warn: (message) => logger.warn(message),
    error: (message, error) => logger.error({ err: error }, message),
  };
}
