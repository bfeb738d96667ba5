import { z } from 'zod';
import { DateText, Id } from './reference.contract.js';
import { Line, Text } from './text.contract.js';

/** A unit as a document prints it, and the unit of the directory that was recognised in it. */
const NamedUnit = z.strictObject({ name: Line, unit: Id.nullable() });

/** A group phrase as printed, its group, and its members of the day. An undecided group has no members and owes nothing. */
const NamedGroup = z.strictObject({ name: Line, group: Id.nullable(), members: z.array(Id) });

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
