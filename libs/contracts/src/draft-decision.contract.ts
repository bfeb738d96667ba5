import { Regime } from '@duban/calendar';
import { z } from 'zod';
import { DateText, Id, TaskReference } from './reference.contract.js';
import { Line, Text } from './text.contract.js';

/**
 * Names an item within its draft: `t12` is the twelfth as read, `t12.2` the second part of it after a split, `c3` the third
 * that was carried over from an earlier directive.
 */
export const DraftItemId = z.string().regex(/^[tc]\d{1,6}(\.\d{1,3}){0,20}$/, 'not the id of an item of a draft');

/** Names a time limit within its item: `l12.2` is the second of the twelfth item as read. */
const TimeLimitId = z.string().regex(/^l\d{1,6}\.\d{1,4}$/, 'not the id of a time limit');

const decision = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

const units = z.array(Id).max(500);
const item = DraftItemId;

/** A part of an item that is split, in words of one's own. */
const Part = z.strictObject({ title: Line.optional(), text: Text });

/** Reasons to look at an item that go away when somebody has looked and takes it as it stands. */
export const acceptableReasons = [
  'lead-inferred',
  'open-ended',
  'same-target',
  'time-limit-undecided',
  'diagnostic',
] as const;

/** Code of a regime of the government or of the program. */
export const RegimeCode = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write a code in lower case with hyphens');

const decisions = [
  /** The lead that was taken from the order of the list is right. */
  decision('confirmLead', { item }),
  /** The item is right as it stands, also where these reasons asked for a look: all of them unless told. */
  decision('accept', {
    item,
    reasons: z.array(z.enum(acceptableReasons)).min(1).max(acceptableReasons.length).optional(),
  }),
  /** Another unit leads; the one that led stays, as a coordinating one. */
  decision('setLead', { item, unit: Id }),
  decision('setUnits', { item, jointLeads: units, coordinating: units }),
  /** Which unit a printed name means, wherever it stands; null leaves it as printed: it owes nothing. */
  decision('resolveUnit', { name: Line, unit: Id.nullable() }),
  /** Who is meant by a group phrase, everywhere or in one item: a group of the directory, or these units. */
  decision('resolveGroup', { name: Line, item: item.optional(), group: Id.optional(), members: units.optional() })
    // One of the two, and not both.
    .refine(({ group, members }) => (group === undefined) !== (members === undefined), {
      message: 'give either the group or its members',
      path: ['members'],
    }),
  /** The lead owes a milestone on this day, whatever the words say; null: the words make none. */
  decision('setTimeLimit', { item, timeLimit: TimeLimitId, day: DateText.nullable() }),
  /** The days that the words say are milestones: of one item, or of all that are to be issued. What is decided stays. */
  decision('confirmTimeLimits', { item: item.optional() }),
  decision('edit', {
    item,
    number: Line.nullable().optional(),
    title: Line.optional(),
    text: Text.optional(),
    sectionPath: z.array(Line).max(10).optional(),
  }),
  /** Cuts an item at offsets of its text, or into parts in words of one's own. */
  decision('split', {
    item,
    at: z.array(z.int().positive()).min(1).max(50).optional(),
    parts: z.array(Part).min(2).max(51).optional(),
  }).refine(({ at, parts }) => (at === undefined) !== (parts === undefined), {
    message: 'give either the offsets or the parts',
    path: ['at'],
  }),
  /** The items become one, in the order of the draft; it has the id of the first. */
  decision('merge', { items: z.array(item).min(2).max(100) }),
  decision('drop', { item, reason: Line }),
  decision('restore', { item }),
  /** Words of a report that were left out become an item. */
  decision('takeUp', { item }),
  /** The item goes on with an earlier task. */
  decision('link', { item, task: TaskReference }),
  /** The item and the earlier task are different things, or no longer to be linked. */
  decision('unlink', { item, task: TaskReference }),
  /** Two items promise the same figure and are two things all the same. */
  decision('notSame', { items: z.tuple([item, item]) }),
  decision('setHead', {
    number: Line.optional(),
    title: Line.optional(),
    issuer: Line.optional(),
    issuedOn: DateText.optional(),
    code: Line.nullable().optional(),
    /** Of the directive, where neither its number nor its date says. */
    year: z.int().min(1990).max(2200).optional(),
  }),
  /** Null: as the document prints it, else the default one. */
  decision('setRegime', { regime: z.union([RegimeCode, Regime]).nullable() }),
  decision('setEffectiveOn', { date: DateText }),
] as const;

/** An earlier task that is carried over, as it was read when that was decided: the last item of the draft. */
const CarriedOver = decision('carryOver', {
  task: TaskReference,
  title: Line,
  sectionPath: z.array(Line).max(10),
  text: Text,
  lead: Id.nullable(),
  jointLeads: units,
  coordinating: units,
});

/** What a person decides about a draft, one schema per kind. The decisions in their order make the draft what it is. */
export const DraftDecision = z.discriminatedUnion('type', [...decisions, CarriedOver]).meta({ id: 'DraftDecision' });
export type DraftDecision = z.output<typeof DraftDecision>;
export type DraftDecisionOf<Type extends DraftDecision['type']> = Extract<DraftDecision, { type: Type }>;

/** A decision as it is posted: what is carried over is named alone; also one that takes the last ones back. */
export const PostedDecision = z
  .discriminatedUnion('type', [
    ...decisions,
    decision('carryOver', { task: TaskReference }),
    decision('undo', { count: z.int().min(1).max(500).default(1) }),
  ])
  .meta({ id: 'PostedDecision' });
export type PostedDecision = z.output<typeof PostedDecision>;
