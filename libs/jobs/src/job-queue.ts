import type { QueuedJob } from './job-catalogue.js';

/** What the product needs of BullMQ, on whichever server it keeps its jobs. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  openQueue(name: string, onError: (error: Error) => void): JobQueue;
  openWorker(name: string, options: JobWorkerOptions): JobWorker;
  /** Makes or updates what the queue needs at its server, where that is ours to do. Does nothing when all stands. */
  migrate(): Promise<void>;
}

export interface JobQueue {
  /** Throws when the server cannot be reached in time or lacks what the queue needs. */
  ready(): Promise<void>;
  /** Adds jobs; one whose id is there already is left as it is. Throws when the queue does not answer in time. */
  add(jobs: readonly QueuedJob[]): Promise<void>;
  counts(): Promise<QueueCounts>;
  /** Removes the queue with everything in it: for rehearsals, which have one of their own. */
  obliterate(): Promise<void>;
  close(): Promise<void>;
}

export interface QueueCounts {
  waiting: number;
  active: number;
  /** Due later, or waiting for another attempt. */
  delayed: number;
}

export interface JobWorkerOptions {
  concurrency: number;
  run: (job: ReceivedJob) => Promise<void>;
  /** A job ended, well or not, or none is left. */
  onSettled: () => void;
  /** A job was given up without being run: those who ran it died too often. */
  onLost: (job: ReceivedJob, error: Error) => void;
  onError: (error: Error) => void;
}

export interface JobWorker {
  /** Lets the jobs under way end and takes no more. */
  close(): Promise<void>;
}

export interface ReceivedJob {
  id: string;
  name: string;
  data: unknown;
  isLastAttempt: boolean;
  /** Puts the job off without counting the attempt. Never returns: what it throws is for BullMQ. */
  postpone(milliseconds: number): Promise<never>;
}
