import { z } from 'zod';
import { InstantText } from '../reference.contract.js';
import { operation } from './operation.js';

/** How far the work in the background is. */
const QueueView = z
  .strictObject({
    /** Jobs of all governments; null where the queue does not answer or other processes do the jobs. */
    jobs: z.strictObject({ waiting: z.int(), active: z.int(), delayed: z.int() }).nullable(),
    /** What keeps the queue from answering. */
    trouble: z.string().nullable(),
    /** Moments of this government that have passed and are not worked off, and the next that comes; business time. */
    wakes: z.strictObject({ overdue: z.int(), oldest: InstantText.nullable(), next: InstantText.nullable() }),
    /** Messages of this government that no channel has taken yet. */
    notices: z.int(),
    /** Jobs of this government that failed for good and wait for somebody. */
    deadWork: z.int(),
  })
  .meta({ id: 'Queue' });

export const queueOperations = [
  operation({
    id: 'queue.read',
    method: 'GET',
    path: '/api/v1/queue',
    tag: 'Dead work',
    summary: 'How far the work in the background is: jobs, moments that fell due, messages, what failed.',
    answer: QueueView,
    example: {},
  }),
] as const;
