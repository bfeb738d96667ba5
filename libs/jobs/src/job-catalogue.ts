import { type JobName, type JobPayload, jobs } from '@duban/contracts';
import { millisecondsOf } from '@duban/engine';

/** How a job is known to the queue and how often it is tried. */
interface JobRule<Name extends JobName> {
  /** Twice the same id is once the same job. BullMQ allows no colon in it and no mere number. */
  id: (payload: JobPayload<Name>) => string;
  attempts: number;
  /** Pause before the second attempt in milliseconds; each further one is twice as long. */
  firstPauseMs: number;
}

/**
 * The rules of every job. Finished and failed jobs are removed at once: one that is kept blocks its id, and the database
 * knows what was done.
 */
const jobCatalogue: { readonly [Name in JobName]: JobRule<Name> } = {
  'wake.fire': {
    id: ({ tenant, at, generation }) => `wake-${generation}-${tenant}-${millisecondsOf(at)}`,
    // The sweep comes back for what these could not do.
    attempts: 6,
    firstPauseMs: 200,
  },
  'notice.send': {
    id: ({ notice }) => `notice-${notice}`,
    // A mail server may be away for two hours.
    attempts: 12,
    firstPauseMs: 2_000,
  },
};

/** A job on its way to the queue. */
export interface QueuedJob {
  id: string;
  name: string;
  data: unknown;
  delayMs: number;
  attempts: number;
  firstPauseMs: number;
}

/** A typed job as the queue takes it, due in `delayMs`. */
export function queuedJob<Name extends JobName>(name: Name, payload: JobPayload<Name>, delayMs = 0): QueuedJob {
  const { id, attempts, firstPauseMs } = jobCatalogue[name];
  return { id: id(payload), name, data: payload, delayMs, attempts, firstPauseMs };
}

/**
 * A job as somebody wrote it down. One that is unknown or carries a bad payload goes to the queue under `otherwiseId`
 * all the same: the runner buries it where it is seen.
 */
export function queuedJobFrom(name: string, payload: unknown, otherwiseId: string): QueuedJob {
  if (isJobName(name)) {
    const parsed = jobs[name].safeParse(payload);
    if (parsed.success) return queuedJob(name, parsed.data as JobPayload<typeof name>);
  }
  return { id: otherwiseId, name, data: payload, delayMs: 0, attempts: 1, firstPauseMs: 0 };
}

export const isJobName = (name: string): name is JobName => Object.hasOwn(jobs, name);
