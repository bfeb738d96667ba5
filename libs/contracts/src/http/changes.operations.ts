import { z } from 'zod';
import { Id, InstantText, Reference } from '../reference.contract.js';
import { operation } from './operation.js';

/** Position in the stream of changes: opaque, given out as the `id` of an event. */
const ChangeCursor = z.string().regex(/^[0-9a-z]{1,11}-[0-9a-z]{1,7}$/, 'is not the id of a change');

/** One step of the record, as `data` of an event of type `change`: codes and ids only; what it says is read elsewhere. */
export const Change = z
  .strictObject({
    target: Reference,
    /** Number of the step in the chain of its target: of two changes of one target the one with the larger is later. */
    seq: z.int().positive(),
    /** Type of the event, such as `report.submitted`. */
    type: z.string(),
    /** Business time. */
    at: InstantText,
    /** What of the task it happened to. */
    member: Id.optional(),
    /** The post that acted; null where the clock did. */
    by: Id.nullable(),
    /** Status of the target when the change is told, which may already be a later one. */
    status: z.string().nullable(),
  })
  .meta({ id: 'Change' });
export type Change = z.infer<typeof Change>;

export const changesOperations = [
  operation({
    id: 'changes.stream',
    method: 'GET',
    path: '/api/v1/changes',
    tag: 'Changes',
    summary:
      'Changes as they happen, as server-sent events: first `ready`, then a `change` for each step that the caller may see. Each `id` is a cursor: sent back as `Last-Event-ID` (or `after`) the stream goes on right behind it, and nothing is lost. A stream ends with its session.',
    query: z.strictObject({
      /** Where to go on, for clients that cannot set a header; `Last-Event-ID` goes before it. */
      after: ChangeCursor.optional(),
    }),
    gives: 'events',
    problems: ['bad-query', 'too-many-streams', 'not-ready'],
    example: { as: 'supervisor' },
  }),
] as const;
