import { z } from 'zod';

export const Id = z.uuid();

/** A moment in UTC with milliseconds, so that the order of texts is the order of time. */
export const InstantText = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'not an instant in UTC');

/** A day of the government's calendar, which must exist: in years that directives have, and that databases know. */
export const DateText = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day < '3000-01-01', 'not a day of the years 1900 to 2999');

export const AggregateKind = z.enum(['directive', 'task', 'inspection', 'clue', 'meeting']);
export type AggregateKind = z.infer<typeof AggregateKind>;

/** Names one aggregate. `year` is the directive's, of other aggregates that of their creation; it never changes, and leads to the partition. */
export const Reference = z.strictObject({ kind: AggregateKind, year: z.int().min(1900).max(2999), id: Id });
export type Reference = z.infer<typeof Reference>;

/** Names what a clue is about. */
export const ClueLink = Reference.extend({ kind: z.enum(['task', 'inspection']) });
export type ClueLink = z.infer<typeof ClueLink>;

/** Names one task. */
export const TaskReference = Reference.extend({ kind: z.literal('task') });
export type TaskReference = z.infer<typeof TaskReference>;

/** Names one directive. */
export const DirectiveReference = Reference.extend({ kind: z.literal('directive') });
export type DirectiveReference = z.infer<typeof DirectiveReference>;

/** Names one decision of a meeting. */
export const MeetingDecisionKey = z.strictObject({ year: Reference.shape.year, id: Id, decision: Id });
