import { DelayedError, type Job, type JobsOptions } from 'bullmq';
import { realNow } from '@duban/engine';
import type { QueuedJob } from './job-catalogue.js';
import type { JobQueue, JobWorker, JobWorkerOptions, QueueCounts, ReceivedJob } from './job-queue.js';

/** What we use of BullMQ's Queue: the same on every server, where its full types are not. */
export interface BullQueue {
  add(name: string, data: unknown, options: JobsOptions): Promise<unknown>;
  addBulk(jobs: { name: string; data: unknown; opts: JobsOptions }[]): Promise<unknown>;
  getJobCounts(...types: ('waiting' | 'active' | 'delayed')[]): Promise<Record<string, number>>;
  obliterate(options: { force: boolean }): Promise<void>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** What we use of BullMQ's Worker. */
export interface BullWorker {
  on(event: 'completed' | 'drained', listener: () => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(force?: boolean): Promise<void>;
}

/** On PostgreSQL a bulk makes temporary tables, which takes as long as adding a dozen jobs one by one. */
const BULK_FROM = 12;
/** How long the queue may take for an answer, in milliseconds. */
const ANSWER_LIMIT = 10_000;
/** How long jobs under way may take to end when the worker is closed. */
const DRAIN_LIMIT = 30_000;
/** How long saying goodbye may take where nobody listens. */
const GONE_LIMIT = 2_000;

/** For both servers: a job whose process died is tried again after this time; nobody's death is the job's fault. */
export const workerTuning = {
  lockDuration: 15_000,
  stalledInterval: 5_000,
  maxStalledCount: 30,
  /** After a lost connection. */
  runRetryDelay: 1_000,
} as const;

/** A queue of BullMQ as a queue of ours. */
export function jobQueueOver(queue: BullQueue): JobQueue {
  return {
    ready: async () => {
      await within(ANSWER_LIMIT, queue.waitUntilReady());
    },
    add: async (jobs) => {
      if (jobs.length > BULK_FROM) return void (await within(ANSWER_LIMIT, queue.addBulk(jobs.map(bullJob))));
      const adding = jobs.map(bullJob).map(({ name, data, opts }) => queue.add(name, data, opts));
      await within(ANSWER_LIMIT, Promise.all(adding));
    },
    counts: async (): Promise<QueueCounts> => {
      const counts = await within(ANSWER_LIMIT, queue.getJobCounts('waiting', 'active', 'delayed'));
      return { waiting: counts['waiting'] ?? 0, active: counts['active'] ?? 0, delayed: counts['delayed'] ?? 0 };
    },
    obliterate: () => queue.obliterate({ force: true }),
    close: () => within(GONE_LIMIT, queue.close()).catch(() => undefined),
  };
}

/**
 * A worker of BullMQ, as `open` makes it around what it is to run, as a worker of ours. While its server `isAway` a job
 * under way cannot be reported: closing does not wait for it.
 */
export function jobWorkerOver(
  options: JobWorkerOptions,
  open: (run: (job: Job, token?: string) => Promise<void>) => BullWorker,
  isAway: () => boolean = () => false,
): JobWorker {
  const worker = open((job, token) => options.run(receivedJob(job, token)));
  worker.on('error', options.onError);
  worker.on('completed', options.onSettled);
  worker.on('drained', options.onSettled);
  worker.on('failed', (job, error) => {
    // BullMQ gives up by itself when those who ran a job died too often.
    if (job?.deferredFailure) options.onLost(receivedJob(job), error);
    options.onSettled();
  });
  const close = async (): Promise<void> => {
    const force = isAway();
    await within(force ? GONE_LIMIT : DRAIN_LIMIT, worker.close(force)).catch(options.onError);
  };
  return { close };
}

function bullJob({ id, name, data, delayMs, attempts, firstPauseMs }: QueuedJob) {
  const backoff = { type: 'exponential', delay: firstPauseMs };
  return {
    name,
    data,
    opts: { jobId: id, delay: delayMs, attempts, backoff, removeOnComplete: true, removeOnFail: true },
  };
}

function receivedJob(job: Job, token?: string): ReceivedJob {
  return {
    id: job.id ?? '',
    name: job.name,
    data: job.data,
    isLastAttempt: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
    postpone: async (milliseconds) => {
      await job.moveToDelayed(realNow() + milliseconds, token);
      throw new DelayedError();
    },
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The queue did not answer in ${milliseconds / 1000} s.`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
