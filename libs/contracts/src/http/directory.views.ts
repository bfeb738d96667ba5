import { roles } from '@duban/lifecycle';
import { z } from 'zod';
import { DateText, Id } from '../reference.contract.js';
import { Line } from '../text.contract.js';

/** What a unit is; duties and the law that an inspection follows differ by kind. */
export const unitKinds = [
  'department',
  'county',
  'committee',
  'town',
  'subdistrict',
  'partyOrgan',
  'massOrganisation',
  'court',
  'company',
  'college',
  'vertical',
  'temporary',
  'office',
] as const;

const Version = z.int().min(1);
const Named = z.strictObject({ id: Id, name: z.string() });

/** From one day to another, both included; null: without an end. */
const Span = { validFrom: DateText, validTo: DateText.nullable() };

/** What a unit was called before, to a last day; without that day nobody knows until when. `basis`: the document. */
const FormerName = z.strictObject({
  name: Line,
  validFrom: DateText.nullable().default(null),
  validTo: DateText.nullable().default(null),
  basis: Line.nullable().default(null),
});

export const UnitView = z
  .strictObject({
    id: Id,
    name: z.string(),
    shortName: z.string().nullable(),
    kind: z.string(),
    aliases: z.array(z.string()),
    validFrom: DateText.nullable(),
    /** The last day on which it exists; null while it does. */
    validTo: DateText.nullable(),
    /** The latest first. */
    formerNames: z.array(FormerName),
    /** Who took over on the day after its last: one unit after a merger, several after a split. */
    successors: z.array(Named),
    /** The document by which it ended. */
    endBasis: z.string().nullable(),
    /** Place in lists. */
    sort: z.int(),
    version: Version,
  })
  .meta({ id: 'Unit' });
export type UnitView = z.output<typeof UnitView>;

export const PostView = z
  .strictObject({
    id: Id,
    role: z.string(),
    title: z.string(),
    /** Null: of the government itself. */
    unit: Named.nullable(),
    looksAfter: z.strictObject({ units: z.array(Id), tasks: z.array(Id) }),
    /** Who has held it and will hold it, the latest first. */
    holders: z.array(z.strictObject({ person: Named, ...Span, acting: z.boolean() })),
    version: Version,
  })
  .meta({ id: 'Post' });
export type PostView = z.infer<typeof PostView>;

export const GroupView = z
  .strictObject({
    id: Id,
    code: z.string(),
    name: z.string(),
    aliases: z.array(z.string()),
    /** Every unit of these kinds belongs to it, but for its exceptions. */
    kinds: z.array(z.string()),
    /** The group of which each task names a part; null: it has members of its own. */
    parent: Named.nullable(),
    /** Units that were added, or, where `excluded`, that are exceptions. */
    members: z.array(z.strictObject({ unit: Named, ...Span, excluded: z.boolean() })),
    /** Who belongs to it today. */
    today: z.array(Named),
    version: Version,
  })
  .meta({ id: 'UnitGroup' });
export type GroupView = z.infer<typeof GroupView>;

export const PersonView = z
  .strictObject({
    id: Id,
    name: z.string(),
    /** Told to the administrator and the inspectorate alone. */
    phone: z.string().nullable().optional(),
    /** Told to the administrator and the inspectorate alone. */
    email: z.string().nullable().optional(),
    /** Those held today. */
    posts: z.array(z.strictObject({ id: Id, title: z.string(), role: z.string(), unit: Named.nullable() })),
    version: Version,
  })
  .meta({ id: 'Person' });
export type PersonView = z.infer<typeof PersonView>;

/** A unit with its posts, and the groups that it is or was in. */
export const UnitDetail = UnitView.extend({
  posts: z.array(PostView),
  groups: z.array(z.strictObject({ id: Id, code: z.string(), name: z.string(), ...Span })),
}).meta({ id: 'UnitDetail' });

const Aliases = z.array(Line).max(50).default([]);
const inOrder = ({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }): boolean =>
  validFrom === null || validTo === null || validFrom <= validTo;
const notInOrder = { path: ['validTo'], message: 'is before the first day' };

export const UnitSaved = z
  .strictObject({
    name: Line,
    shortName: Line.nullable().default(null),
    kind: z.enum(unitKinds),
    aliases: Aliases,
    validFrom: DateText.nullable().default(null),
    validTo: DateText.nullable().default(null),
    /** Kept where they are left out. */
    formerNames: z.array(FormerName.refine(inOrder, notInOrder)).max(50).optional(),
    /** Kept where it is left out; a new unit comes last. */
    sort: z.int().min(0).max(1_000_000).optional(),
  })
  .refine(inOrder, notInOrder)
  .meta({ id: 'UnitSaved' });
export type UnitSaved = z.output<typeof UnitSaved>;

/** A new name from a day on; the old one becomes a former name, by which older documents still find the unit. */
export const UnitRenamed = z
  .strictObject({
    name: Line,
    /** Kept where it is left out. */
    shortName: Line.nullable().optional(),
    from: DateText,
    /** The document that says so. */
    basis: Line,
  })
  .meta({ id: 'UnitRenamed' });
export type UnitRenamed = z.output<typeof UnitRenamed>;

/** The end of a unit: merged into one, divided among several, or abolished. */
export const UnitEnded = z
  .strictObject({
    /** Who takes over; nobody where it is abolished. */
    successors: z.array(Id).max(20).default([]),
    /** The first day on which it is no longer there. */
    from: DateText,
    /** The document that says so. */
    basis: Line,
    /** That what is still open with it stays there is known, and accepted. */
    despiteOpen: z.boolean().default(false),
  })
  .meta({ id: 'UnitEnded' });
export type UnitEnded = z.output<typeof UnitEnded>;

/** What is open with a unit today: counts alone. */
export const OpenWithUnit = z
  .strictObject({
    /** Forms and duties that it owes. */
    obligations: z.int(),
    /** Tasks that it leads, and in which it takes part. */
    leads: z.int(),
    takesPart: z.int(),
    posts: z.int(),
    groups: z.int(),
  })
  .meta({ id: 'OpenWithUnit' });
export type OpenWithUnit = z.infer<typeof OpenWithUnit>;

export const NameLearned = z.strictObject({ name: Line }).meta({ id: 'NameLearned' });

export const GroupSaved = z
  .strictObject({
    code: Line,
    name: Line,
    aliases: Aliases,
    /** Kept where they are left out. A part of another group has neither kinds nor members. */
    kinds: z.array(z.enum(unitKinds)).max(unitKinds.length).optional(),
    parent: Id.nullable().optional(),
    /** Put beside those that are there; one of the same unit and first day is replaced. Who leaves gets a last day. */
    members: z
      .array(
        z
          .strictObject({
            unit: Id,
            validFrom: DateText,
            validTo: DateText.nullable().default(null),
            /** An exception: it does not belong, though its kind does. */
            excluded: z.boolean().default(false),
          })
          .refine(inOrder, notInOrder),
      )
      .max(500)
      .default([]),
  })
  .meta({ id: 'UnitGroupSaved' });
export type GroupSaved = z.output<typeof GroupSaved>;

export const PostSaved = z
  .strictObject({
    unit: Id.nullable(),
    role: z.enum(roles),
    title: Line,
    looksAfter: z
      .strictObject({ units: z.array(Id).max(500).default([]), tasks: z.array(Id).max(500).default([]) })
      .default({ units: [], tasks: [] }),
  })
  .meta({ id: 'PostSaved' });
export type PostSaved = z.output<typeof PostSaved>;

export const PersonSaved = z
  .strictObject({
    name: Line,
    phone: z
      .string()
      .regex(/^\+?\d[\d\s()-]{3,23}\d$/, 'is no telephone number')
      .nullable()
      .default(null),
    email: z.email('is no e-mail address').max(320).nullable().default(null),
  })
  .meta({ id: 'PersonSaved' });
export type PersonSaved = z.output<typeof PersonSaved>;

export const Occupation = z
  .strictObject({
    /** Null: from that day on nobody. */
    person: Id.nullable(),
    from: DateText,
    to: DateText.nullable().default(null),
    /** 代行 (AB角): for these days only; then the post is again with whoever held it. */
    acting: z.boolean().default(false),
  })
  .refine(({ from, to }) => to === null || from <= to, { path: ['to'], message: 'is before the first day' })
  .refine(({ acting, to }) => !acting || to !== null, {
    path: ['to'],
    message: 'is missing: who acts does so to a day',
  })
  .refine(({ acting, person }) => !acting || person !== null, { path: ['person'], message: 'is missing' })
  .meta({ id: 'Occupation' });
export type Occupation = z.output<typeof Occupation>;

const Counts = z.strictObject({
  units: z.int(),
  posts: z.int(),
  people: z.int(),
  /** Of posts that are handed over. */
  holders: z.int(),
});

/** What becomes, or would become, of each row of an import. */
export const DirectoryImport = z
  .strictObject({
    dryRun: z.boolean(),
    made: Counts,
    changed: Counts,
    /** Already as the file has them. */
    left: Counts,
    /** Those that make or change something. */
    rows: z.array(
      z.strictObject({ sheet: z.string(), row: z.int(), name: z.string(), outcome: z.enum(['made', 'changed']) }),
    ),
    /** What stands in the way: with any of them nothing is taken. Row 1 has the headings. */
    faults: z.array(
      z.strictObject({ sheet: z.string(), row: z.int(), column: z.string().nullable(), message: z.string() }),
    ),
  })
  .meta({ id: 'DirectoryImport' });
export type DirectoryImport = z.infer<typeof DirectoryImport>;

/** What an ended unit still has in hand, and who may take it over. `missed` stays in its record and is owed anew. */
export const HandoverPreview = z
  .strictObject({
    successors: z.array(z.strictObject({ id: Id, name: z.string() })),
    tasks: z.int(),
    leads: z.int(),
    open: z.int(),
    missed: z.int(),
  })
  .meta({ id: 'HandoverPreview' });

export const HandoverAsked = z.strictObject({ successor: Id });
/** What went over: tasks, and of what was owed what is the successor's now, was owed anew, and is nobody's any more. */
export const HandedOver = z
  .strictObject({ tasks: z.int(), handed: z.int(), inherited: z.int(), dropped: z.int() })
  .meta({ id: 'HandedOver' });
