import { z } from 'zod';
import { DateText, Id, TaskReference } from './reference.contract.js';
import { Line, Text } from './text.contract.js';

/** A unit as a document prints it, and the unit of the directory that was recognised in it. */
const NamedUnit = z.strictObject({ name: Line, unit: Id.nullable() });

/** A group phrase as printed, its group, and its members of the day. An undecided group has no members and owes nothing. */
const NamedGroup = z.strictObject({ name: Line, group: Id.nullable(), members: z.array(Id) });

/** A measurable promise of an item as its text states it: see `Target` of the reading, which it is taken from. */
export const ItemTarget = z.strictObject({
  quote: Text,
  metric: z.string(),
  operator: z.enum(['>=', '<=', '=', '~', '>', '<', 'range']).nullable(),
  value: z.union([z.number(), z.tuple([z.number(), z.number()])]).nullable(),
  unit: z.string().nullable(),
  basis: z.enum(['figure', 'deferred', 'relative', 'qualitative']),
  measure: z.enum(['stock', 'flow']).nullable(),
  strength: z.enum(['ensure', 'strive', 'plain']),
  perUnit: z.string().nullable(),
});
export type ItemTarget = z.infer<typeof ItemTarget>;

/**
 * A time that the text of an item states. `nature`: the words say a day; say none (尽快); may mean two; or say that it goes
 * on without one (持续推进). A `milestone` is owed by the lead on `dueOn`; what is `open` waits for somebody to decide.
 */
export const ItemTimeLimit = z.strictObject({
  quote: Text,
  nature: z.enum(['dated', 'vague', 'ambiguous', 'continuing']),
  /** The day that is said, or that somebody has set instead. */
  dueOn: DateText.nullable(),
  /** Whether the work goes on when the day has come. */
  continuing: z.boolean(),
  /** What shall have been reached then. */
  stage: z.enum(['prepared', 'approved', 'started', 'structure', 'completed', 'inUse', 'recognised']).nullable(),
  decided: z.enum(['open', 'milestone', 'none']),
});
export type ItemTimeLimit = z.infer<typeof ItemTimeLimit>;

/** One numbered item of a directive, as read or as the seed has it. */
export const DirectiveItem = z.strictObject({
  number: Line.nullable(),
  title: Line,
  sectionPath: z.array(Line),
  text: Text,
  lead: NamedUnit.nullable(),
  leadBasis: z.enum(['printed', 'declared', 'firstListed', 'none']),
  jointLeads: z.array(NamedUnit).default([]),
  coordinating: z.array(NamedUnit),
  groups: z.array(NamedGroup),
  openEnded: z.boolean(),
  timeLimits: z.array(ItemTimeLimit).default([]),
  targets: z.array(ItemTarget).default([]),
  /** Tasks of earlier directives that it goes on with. */
  continues: z.array(TaskReference).max(100).optional(),
});
export type DirectiveItem = z.infer<typeof DirectiveItem>;

/** The content of one version of a directive. `text` is the document itself where it was read from one. */
export const DirectiveContent = z.strictObject({
  code: Line.nullable(),
  number: Line,
  title: Line,
  issuer: Line,
  issuedOn: DateText.nullable(),
  text: Text,
  items: z.array(DirectiveItem).min(1),
});
export type DirectiveContent = z.infer<typeof DirectiveContent>;
