import { z } from 'zod';
import { Id, InstantText } from './reference.contract.js';

/** Every job and its payload: ids and the reason it was set, never state. */
export const jobs = {
  /** A due moment of a tenant has come. `generation` is the business clock's when the job was made: an older one does nothing. */
  'wake.fire': z.strictObject({ tenant: Id, at: InstantText, generation: z.int().nonnegative() }),
  /** A notice waits to be sent over the channels of its recipient. */
  'notice.send': z.strictObject({ tenant: Id, notice: Id }),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<Name extends JobName> = z.infer<(typeof jobs)[Name]>;
/** What does the jobs: a job without a handler does not compile. */
export type JobHandlers = { [Name in JobName]: (payload: JobPayload<Name>) => Promise<void> };
