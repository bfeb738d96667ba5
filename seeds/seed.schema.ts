import { unitKinds } from '@duban/contracts';
import { roles } from '@duban/lifecycle';
import { z } from 'zod';

const Code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'not a code: small letters, digits and single hyphens');
const Line = z.string().trim().min(1);

/** A day as `YYYY-MM-DD` in the government's time zone; it must exist. */
const Day = z.iso.date();

/** What a unit is; duties and the law that an inspection follows differ by kind. */
export const UnitKind = z.enum(unitKinds);
export type UnitKind = z.infer<typeof UnitKind>;

/** What the holder of a post may do. */
const Role = z.enum(roles);

/** `directive.yaml`: the document that assigns the tasks, and the government whose document it is. */
export const SeedDirective = z.strictObject({
  /** The same as the folder's name. */
  code: Code,
  /** The government that becomes the tenant; `zone` is the IANA name of its time zone. */
  government: z.strictObject({ code: Code, name: Line, zone: Line }),
  /** The seed of the same government whose units, groups and people these are as well; its own files unless given. */
  directoryOf: Code.exactOptional(),
  /** As printed; null where the document that we know prints none. */
  number: Line.nullable(),
  issuer: Line,
  year: z.int().min(1900).max(2999),
  title: Line,
  /** Null where no date is printed. */
  issuedOn: Day.nullable(),
  effectiveOn: Day,
  /** A file of config/regimes without its ending. */
  regime: Code,
});
export type SeedDirective = z.infer<typeof SeedDirective>;

/** A unit. `name` is the full name, `short` the one for lists; the aliases are the further names that the document prints. */
export const SeedUnit = z.strictObject({ code: Code, name: Line, short: Line, kind: UnitKind, aliases: z.array(Line) });
export type SeedUnit = z.infer<typeof SeedUnit>;

/** A phrase that stands for several units. Where nobody can tell which, it is `undecided` and has no members. */
export const SeedGroup = z.strictObject({
  code: Code,
  name: Line,
  aliases: z.array(Line),
  undecided: z.boolean(),
  /** Both days are included; without `validTo` the unit is still a member. */
  members: z.array(z.strictObject({ unit: Code, validFrom: Day, validTo: Day.exactOptional() })),
});
export type SeedGroup = z.infer<typeof SeedGroup>;

const figure = { metric: Line, value: z.string().regex(/^\d+(\.\d+)?$/, 'not a decimal'), unit: Line };

/** A measurable promise: `>=` at least, `~` about, `range` from `value` to `upTo`. Numbers are decimal strings. */
const SeedFigure = z.discriminatedUnion('operator', [
  z.strictObject({ ...figure, operator: z.enum(['>=', '<=', '=', '~', '>', '<']) }),
  z.strictObject({ ...figure, operator: z.literal('range'), upTo: figure.value }),
]);

const taskFields = {
  /** As printed; counted in a report, which prints none. */
  number: Line,
  /** Our own words. */
  title: Line.max(30),
  lead: Code.nullable(),
  /** From where the lead comes; no document of the seeds declares it in a sentence. A report names nobody: it is `suggested`. */
  leadBasis: z.enum(['printed', 'firstListed', 'suggested', 'none']),
  coordinating: z.array(Code),
  groups: z.array(Code),
  /** Whether the printed list is left open by 等. */
  openEnded: z.boolean(),
  figures: z.array(SeedFigure),
};

/** One numbered item; units and groups are given by code, `sectionPath` is outermost first and in our own words. */
export const SeedTask = z.strictObject({ ...taskFields, sectionPath: z.array(Line.max(30)).min(1) });
export type SeedTask = z.infer<typeof SeedTask>;

/** A post and who holds it. `unit` is null for a post of the government itself; a leader looks after units, by code. */
export const SeedPost = z.strictObject({
  code: Code,
  unit: Code.nullable(),
  role: Role,
  title: Line,
  looksAfter: z.array(Code).exactOptional(),
  holder: z.strictObject({ name: Line, phone: Line.exactOptional(), email: z.email().exactOptional() }),
});
export type SeedPost = z.infer<typeof SeedPost>;

/** What each file of a seed holds; the key is the file's name without `.yaml`. */
export const seedFiles = {
  directive: SeedDirective,
  units: z.strictObject({ units: z.array(SeedUnit).min(1) }),
  groups: z.strictObject({ groups: z.array(SeedGroup) }),
  tasks: z.strictObject({
    sections: z
      .array(z.strictObject({ path: SeedTask.shape.sectionPath, tasks: z.array(z.strictObject(taskFields)).min(1) }))
      .min(1),
  }),
  people: z.strictObject({ posts: z.array(SeedPost).min(1) }),
};

/** One directive as structured data: everything that is needed to issue it in an empty installation. */
export interface Seed {
  /** The folder's name. */
  name: string;
  directive: SeedDirective;
  units: SeedUnit[];
  groups: SeedGroup[];
  /** In the order of the document. */
  tasks: SeedTask[];
  posts: SeedPost[];
}
