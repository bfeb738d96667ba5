import { z } from 'zod';
import { Id, InstantText } from '../reference.contract.js';
import { operation } from './operation.js';
import { flag, pageOf, pageQuery } from './page.contract.js';

/** A job that failed for good, until somebody settles it. Its payload holds ids and moments only. */
export const DeadWorkView = z
  .strictObject({
    id: Id,
    job: z.string(),
    payload: z.unknown(),
    error: z.string(),
    /** Real time. */
    failedAt: InstantText,
    settledAt: InstantText.nullable(),
  })
  .meta({ id: 'DeadWork' });
export type DeadWorkView = z.infer<typeof DeadWorkView>;

export const deadWorkOperations = [
  operation({
    id: 'deadWork.list',
    method: 'GET',
    path: '/api/v1/dead-work',
    tag: 'Dead work',
    summary: 'Jobs of this government that no attempt could do, latest first; unless told, those that are not settled.',
    query: z.strictObject({ ...pageQuery, settled: flag.default(false) }),
    answer: pageOf(DeadWorkView),
    problems: ['bad-query'],
    example: {},
  }),
  operation({
    id: 'deadWork.settle',
    method: 'PUT',
    path: '/api/v1/dead-work/{id}/settled',
    tag: 'Dead work',
    summary: 'Says that a person has seen to it. Doing so again changes nothing.',
    params: z.strictObject({ id: Id }),
    answer: DeadWorkView,
    example: { params: { id: '00000000-0000-4000-8000-000000000000' } },
  }),
] as const;
