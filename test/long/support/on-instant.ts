import { setTimeout as pause } from 'node:timers/promises';
import { instantOf, millisecondsOf } from '@duban/engine';
import type { FreshDatabase } from '../../support/database.js';
import { type DatabaseAtWork, waitFor, watch } from './database-at-work.js';
import type { DueInstant } from './due-instant.js';
import { type Outcome, outcomeOf } from './outcome.js';
import { startWorker, type WorkerProcess } from './worker-process.js';

/** By then every process knows of a shifted clock. */
const NOTICE_MS = 1_500;

/** A due instant with what is needed to disturb it. */
export interface InstantAtWork {
  database: DatabaseAtWork;
  /** Starts one more worker process, with further settings where they are given. */
  start: (settings?: Readonly<Record<string, string>>) => WorkerProcess;
  /** Settles when the instant comes. */
  comes: () => Promise<void>;
  /** Waits until so many obligations are recorded to have fallen due. */
  reached: (count: number) => Promise<void>;
  /** What there is when everything is done. */
  outcome: () => Promise<Outcome>;
}

/**
 * Gives an instant, in a copy of its database and with a queue that `queueOf` names, to `play`. Whatever comes of it, no
 * process is left.
 */
export async function onInstant<Result>(
  instant: DueInstant,
  queueOf: (fresh: FreshDatabase) => string | Promise<string>,
  play: (work: InstantAtWork) => Promise<Result>,
): Promise<Result> {
  const fresh = await instant.copy();
  const queueUrl = await queueOf(fresh);
  const database = watch(fresh.superuserUrl);
  const workers: WorkerProcess[] = [];
  const fallenDue = (): Promise<number> => database.fallenDue(instant.due);
  try {
    await database.shiftTo(instant.before);
    return await play({
      database,
      start: (settings) => {
        const worker = startWorker(fresh, queueUrl, settings);
        workers.push(worker);
        return worker;
      },
      comes: async () => {
        await database.shiftTo(instantOf(millisecondsOf(instant.due) - NOTICE_MS));
        await pause(NOTICE_MS);
      },
      reached: (count) => waitFor(async () => (await fallenDue()) >= count, fallenDue, 2),
      outcome: async () => {
        await database.settled(instant.due);
        return outcomeOf(database);
      },
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
    await database.close();
    await fresh.drop();
  }
}
