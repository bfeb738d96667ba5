import { setTimeout as pause } from 'node:timers/promises';
import { type JobHandlers, jobs } from '@duban/contracts';
import type { BusinessClock } from '@duban/engine';
import { UnrecoverableError } from 'bullmq';
import type { Pool } from 'pg';
import { bury } from './dead-work.js';
import { isJobName } from './job-catalogue.js';
import type { JobQueue, JobWorker, QueueBackend, QueueCounts, ReceivedJob } from './job-queue.js';
import { type FaultLog, faultLog, type Log, messageOf } from './log.js';
import { relay } from './relay.js';
import { type Repeating, repeating } from './repeating.js';
import { sweep } from './sweep.js';

export interface JobsRunnerOptions {
  backend: QueueBackend;
  /** The application's pool. */
  pool: Pool;
  clock: BusinessClock;
  handlers: JobHandlers;
  log: Log;
  /** Name of the queue; a rehearsal has one of its own. */
  queue?: string;
  /** Jobs worked on at a time. */
  concurrency?: number;
  relayEveryMs?: number;
  sweepEveryMs?: number;
  /** How far ahead of business time wakes are handed to the queue; 48 hours unless told. */
  horizonMs?: number;
}

const HOUR = 3_600_000;
/** A job that could be neither done nor buried comes again after this time. */
const POSTPONED_MS = 30_000;
/** How long the queue may take to say how it is. */
const ANSWER_MS = 2_000;
/** The longest that an idle check rests without a sign of life: other processes work on the same queue. */
const REST_MS = 20;

/** Runs relay, sweep and worker from start to stop. */
export class JobsRunner {
  private readonly options: Required<JobsRunnerOptions>;
  private readonly relayFault: FaultLog;
  private readonly sweepFault: FaultLog;
  private readonly queueFault: FaultLog;
  private queue: JobQueue | undefined;
  private worker: JobWorker | undefined;
  private relaying: Repeating | undefined;
  private sweeping: Repeating | undefined;
  /** Jobs that failed for good since the start, and what the last of them said. */
  private failures = 0;
  private lastFailure = '';
  private onSettled: () => void = () => {};

  constructor(options: JobsRunnerOptions) {
    this.options = {
      queue: 'duban',
      concurrency: 8,
      relayEveryMs: 250,
      sweepEveryMs: 30_000,
      horizonMs: 48 * HOUR,
      ...options,
    };
    this.relayFault = faultLog(options.log, 'Handing work to the queue');
    this.sweepFault = faultLog(options.log, 'Looking for what is due');
    this.queueFault = faultLog(options.log, 'The queue');
  }

  /**
   * Opens queue and worker and sweeps once, for what fell due while nobody ran. A Redis that does not answer is waited
   * for in the background; a PostgreSQL that does not, or lacks the queue's tables, is an error.
   */
  async start(): Promise<void> {
    const { backend, concurrency, log, relayEveryMs, sweepEveryMs } = this.options;
    const onError = (error: Error): void => this.queueFault.failed(error);
    this.queue = backend.openQueue(this.options.queue, onError);
    await this.queue.ready().catch(async (error: unknown) => {
      if (backend.kind === 'redis') return log.warn(`The queue is not there yet: ${messageOf(error)}`);
      await this.stop();
      throw error;
    });
    this.worker = backend.openWorker(this.options.queue, {
      concurrency,
      run: (job) => this.run(job),
      onSettled: () => this.onSettled(),
      onLost: (job, error) => void this.bury(job, error).catch(onError),
      onError,
    });
    this.relaying = repeating(relayEveryMs, () => this.relay());
    this.sweeping = repeating(sweepEveryMs, () => this.sweep());
    this.poke();
    void this.sweeping.now();
  }

  /** Stops relay and sweep, lets the jobs under way end, and closes the queue. */
  async stop(): Promise<void> {
    await Promise.all([this.relaying?.stop(), this.sweeping?.stop()]);
    await this.worker?.close();
    await this.queue?.close();
    [this.relaying, this.sweeping, this.worker, this.queue] = [undefined, undefined, undefined, undefined];
  }

  /** Hands over at once what has just been committed. */
  poke(): void {
    void this.relaying?.now();
  }

  /** What keeps the queue from answering, in words; undefined when nothing does, or where no jobs run here. */
  async queueTrouble(): Promise<string | undefined> {
    const { queue } = this;
    if (!queue) return undefined;
    const silence = pause(ANSWER_MS, 'The queue does not answer.', { ref: false });
    const answer = queue.counts().then(
      () => undefined,
      (error: unknown) => `The queue does not answer: ${messageOf(error)}`,
    );
    return Promise.race([answer, silence]);
  }

  /** Jobs by how far they are; undefined where no jobs run here. Throws when the queue does not answer in time. */
  async counts(): Promise<QueueCounts | undefined> {
    return this.queue?.counts();
  }

  /** Whether nothing is left to do at business now: no job waiting or under way, no outbox row, no due wake. */
  async idle(): Promise<boolean> {
    const { queue, relaying } = this.started();
    // In the relay's place: between two looks at the database nothing may slip into the queue.
    return relaying.instead(async () => {
      // The queue first: once it is empty no job of it can leave new work behind.
      const { waiting, active, delayed } = await queue.counts();
      const { handed, isWakeDue } = await relay({ ...this.options, queue });
      // Handed over without a horizon, a job is delayed only between two attempts.
      const betweenAttempts = this.options.horizonMs === 0 && delayed > 0;
      return waiting + active + handed === 0 && !betweenAttempts && !isWakeDue;
    });
  }

  /** Relays and waits until {@link idle}. Throws when a job failed for good meanwhile, or queue or database fail. */
  async waitUntilIdle(): Promise<void> {
    const failuresBefore = this.failures;
    let restedFor = 0;
    while (!(await this.idle())) {
      restedFor = (await this.somethingSettles()) ? 0 : restedFor + 1;
      // A wake whose job was lost; in daily work the sweep has time.
      if (restedFor >= 5) restedFor = await this.sweepNow();
      if (this.failures > failuresBefore) throw new Error(this.lastFailure);
    }
  }

  /** Removes the queue with everything in it; the runner is stopped afterwards. */
  async obliterate(): Promise<void> {
    const { queue, relaying, sweeping } = this.started();
    await Promise.all([relaying.stop(), sweeping.stop()]);
    await this.worker?.close();
    await queue.obliterate();
    await this.stop();
  }

  private started(): { queue: JobQueue; relaying: Repeating; sweeping: Repeating } {
    const { queue, relaying, sweeping } = this;
    if (!queue || !relaying || !sweeping) throw new Error('The jobs have not been started.');
    return { queue, relaying, sweeping };
  }

  private async relay(): Promise<void> {
    try {
      await relay({ ...this.options, queue: this.started().queue });
      this.relayFault.succeeded();
      this.queueFault.succeeded();
    } catch (error) {
      this.relayFault.failed(error);
    }
  }

  private async sweep(): Promise<void> {
    try {
      await sweep({ ...this.options, fire: this.options.handlers['wake.fire'] });
      this.sweepFault.succeeded();
    } catch (error) {
      this.sweepFault.failed(error);
    }
  }

  private async sweepNow(): Promise<number> {
    await this.started().sweeping.now();
    return 0;
  }

  private somethingSettles(): Promise<boolean> {
    const settled = new Promise<boolean>((resolve) => {
      this.onSettled = () => resolve(true);
    });
    return Promise.race([settled, pause(REST_MS, false)]);
  }

  private async run(job: ReceivedJob): Promise<void> {
    try {
      await this.handle(job);
    } catch (error) {
      if (!job.isLastAttempt && !(error instanceof UnrecoverableError)) throw error;
      // Buried before it leaves the queue, so that it is always in one of the two.
      await this.bury(job, error).catch((failure: unknown) => {
        this.options.log.error(`${job.name} ${job.id} could not be buried`, failure);
        return job.postpone(POSTPONED_MS);
      });
      throw error;
    }
  }

  private async handle({ name, data }: ReceivedJob): Promise<void> {
    if (!isJobName(name)) throw new UnrecoverableError(`No job is called ${name}.`);
    const payload = jobs[name].safeParse(data);
    if (!payload.success) throw new UnrecoverableError(`${name} carries a bad payload: ${payload.error.message}`);
    const handler = this.options.handlers[name] as (payload: unknown) => Promise<void>;
    await handler(payload.data);
  }

  private async bury({ id, name, data }: Pick<ReceivedJob, 'id' | 'name' | 'data'>, error: unknown): Promise<void> {
    await bury(this.options.pool, { jobId: id, job: name, payload: data, error });
    this.failures++;
    this.lastFailure = `${name} ${id} failed for good: ${messageOf(error)}`;
    this.options.log.error(`${name} ${id} failed for good`, error);
  }
}
