import { z } from 'zod';
import { DateText, Id, InstantText } from '../reference.contract.js';
import { operation } from './operation.js';
import { pageOf, pageQuery, YearText } from './page.contract.js';
import {
  MemberView,
  ObligationView,
  taskExample,
  TaskParams,
  TaskRegions,
  TaskRelation,
  TaskStatus,
  UnitName,
} from './task.operations.js';

/** Who acted: a post, and who held it on that day, or acted in it (`acting`, 代行). */
const Actor = z
  .strictObject({
    post: Id,
    title: z.string(),
    unit: UnitName.nullable(),
    person: z.string().nullable(),
    acting: z.boolean(),
  })
  .meta({ id: 'Actor' });

/** One step of a task, as people read it. */
export const TimelineEntry = z
  .strictObject({
    seq: z.int(),
    /** Business time. */
    at: InstantText,
    type: z.string(),
    /** Null where the clock acted. */
    by: Actor.nullable(),
    /** What of the task it happened to; null for the task itself. */
    member: z
      .strictObject({ id: Id, kind: z.string(), unit: UnitName.nullable(), period: z.string().nullable() })
      .nullable(),
    /** What was written: a content, a reason, a basis. Of a report its summary; of what is erased nothing is left. */
    says: z.array(z.strictObject({ name: z.string(), text: z.string().nullable(), erased: z.boolean() })),
    /** The day that this step set or asked for. */
    dueOn: DateText.nullable(),
    /** Codes and numbers that go with the type, such as `rung` and `mark`. */
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** In hexadecimal, as it is stored. */
const Hash = z.string().regex(/^[0-9a-f]*$/);

/** One link of a chain. Its hash is SHA-256 over 0x01, tenant, target, seq (8 bytes), previous hash, and the event as RFC 8785 writes it. */
const RecordLink = z
  .strictObject({
    seq: z.int(),
    event: z.record(z.string(), z.unknown()),
    previous: Hash.nullable(),
    hash: Hash,
    /** Real time. */
    recordedAt: InstantText,
    /** Of the request that brought it about; null where the clock did. */
    requestId: z.string().nullable(),
  })
  .meta({ id: 'RecordLink' });

/** A page of links. */
const RecordPage = z
  .strictObject({
    ...pageOf(RecordLink).shape,
    /** The tenant that is hashed with each link. */
    tenant: Id,
    /** Whether every link of this page has been hashed again and follows the one before it, the last of all being the head that the target keeps. */
    verified: z.boolean(),
  })
  .meta({ id: 'RecordPage' });

const PastObligation = ObligationView.omit({ version: true, allowed: true }).meta({ id: 'PastObligation' });
const PastMember = MemberView.omit({ version: true, allowed: true }).meta({ id: 'PastMember' });

/** A task as it was. */
const PastTask = z
  .strictObject({
    /** The moment that was asked for; of a day its last. */
    at: InstantText,
    /** The last step before it. */
    seq: z.int(),
    status: TaskStatus,
    level: z.int(),
    /** Version of the definition by which it moved. */
    definition: z.int(),
    regions: TaskRegions,
    suspendedAt: InstantText.nullable(),
    units: z.array(UnitName.extend({ relation: TaskRelation })),
    obligations: z.array(PastObligation),
    members: z.array(PastMember),
  })
  .meta({ id: 'PastTask' });

export const recordOperations = [
  operation({
    id: 'task.timeline',
    method: 'GET',
    path: '/api/v1/tasks/{year}/{id}/timeline',
    tag: 'Record',
    summary: 'What happened to a task, step by step, with who acted and what was written.',
    params: TaskParams,
    query: z.strictObject({ ...pageQuery }),
    answer: pageOf(TimelineEntry),
    problems: ['bad-query'],
    example: taskExample,
  }),
  operation({
    id: 'task.record',
    method: 'GET',
    path: '/api/v1/tasks/{year}/{id}/record',
    tag: 'Record',
    summary: 'The chain of a task as it is stored, hashed again while it is read.',
    params: TaskParams,
    query: z.strictObject({ ...pageQuery }),
    answer: RecordPage,
    problems: ['bad-query'],
    example: taskExample,
  }),
  operation({
    id: 'task.asOf',
    method: 'GET',
    path: '/api/v1/tasks/{year}/{id}/as-of',
    tag: 'Record',
    summary: 'A task as it was at the end of a day, or at a moment, of business time: rebuilt from its record.',
    params: TaskParams,
    query: z.strictObject({ at: z.union([DateText, InstantText]) }),
    answer: PastTask,
    problems: ['bad-query'],
    example: { ...taskExample, query: { at: '2023-05-01' } },
  }),
  operation({
    id: 'directive.record',
    method: 'GET',
    path: '/api/v1/directives/{year}/{id}/record',
    tag: 'Record',
    summary: 'The chain of a directive as it is stored, hashed again while it is read.',
    params: z.strictObject({ year: YearText, id: Id }),
    query: z.strictObject({ ...pageQuery }),
    answer: RecordPage,
    problems: ['bad-query'],
    example: taskExample,
  }),
] as const;
