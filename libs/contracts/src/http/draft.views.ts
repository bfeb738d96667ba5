import { obligationKinds, Regime } from '@duban/calendar';
import { z } from 'zod';
import { ItemTarget, ItemTimeLimit } from '../directive.contract.js';
import { DraftDecision } from '../draft-decision.contract.js';
import { DateText, DirectiveReference, Id, InstantText, TaskReference } from '../reference.contract.js';
import { DraftProseView } from './draft-prose.views.js';
import { OwedAs } from './task.operations.js';

/** A stretch of the draft's text, in UTF-16 code units: `text.slice(start, end)` is what is printed. */
const Stretch = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });
const stretches = z.array(Stretch);

/** What a doubt in the text means, and where it is; lines count from 1. */
const DraftDiagnostic = z
  .strictObject({ code: z.string(), message: z.string(), line: z.int(), start: z.int(), end: z.int() })
  .meta({ id: 'DraftDiagnostic' });

/**
 * What became of whoever bore a printed name: the unit is called otherwise (`renamed`) or another has taken over
 * (`merged`); or nobody can tell who is meant, since several have (`split`), nobody has (`ended`), or several units go by
 * the name (`ambiguous`).
 */
const PastOfNameView = z
  .strictObject({
    code: z.enum(['renamed', 'merged', 'split', 'ended', 'ambiguous']),
    /** Who is meant, or may be. */
    units: z.array(z.strictObject({ id: Id, name: z.string() })),
    /** The first day on which it was otherwise. */
    since: DateText.nullable(),
    /** The document that says so. */
    basis: z.string().nullable(),
  })
  .meta({ id: 'PastOfName' });
export type PastOfNameView = z.infer<typeof PastOfNameView>;

/** A unit as it is named, and the unit of the directory that is meant; null where none is known. */
const NamedUnit = z.strictObject({
  name: z.string(),
  unit: Id.nullable(),
  /** Left out where the name simply means a unit, or none. */
  past: PastOfNameView.optional(),
});

/** Why an item deserves a look; `about` is the name, the phrase, or the code of the diagnostic. */
const DraftReasonView = z
  .strictObject({
    code: z.enum([
      'no-lead',
      'lead-unknown',
      'lead-inferred',
      'group-undecided',
      'unit-unknown',
      'repeats-earlier',
      'same-target',
      'open-ended',
      'time-limit-undecided',
      'diagnostic',
    ]),
    message: z.string(),
    about: z.string().optional(),
    line: z.int().optional(),
    /** Of a name that nobody bears any more, or several do. */
    past: z.enum(['renamed', 'merged', 'split', 'ended', 'ambiguous']).optional(),
  })
  .meta({ id: 'DraftReason' });

/** What still keeps a draft from being issued, and at which item. */
export const DraftIssueView = z
  .strictObject({
    code: z.enum(['no-number', 'no-year', 'no-effective-day', 'no-items', 'no-lead', 'not-valid', 'regime-invalid']),
    message: z.string(),
    item: z.string().optional(),
  })
  .meta({ id: 'DraftIssue' });

/** A time limit that the text of an item states. */
const DraftTimeLimitView = ItemTimeLimit.omit({ dueOn: true })
  .extend({
    /** By which a decision names it. */
    id: z.string(),
    quote: z.string(),
    /** The day that the words say. */
    proposed: DateText.nullable(),
    /** The day of the milestone that it is decided to be. */
    day: DateText.nullable(),
    /** Whether the day that the words say lies beyond the directive's year. */
    beyondYear: z.boolean(),
    printed: stretches,
  })
  .meta({ id: 'DraftTimeLimit' });

const DraftItemView = z
  .strictObject({
    id: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    sectionPath: z.array(z.string()),
    text: z.string(),
    lead: NamedUnit.nullable(),
    /** As the text has it. */
    leadBasis: z.enum(['printed', 'declared', 'firstListed', 'none']),
    leadDecided: z.enum(['no', 'confirmed', 'given']),
    jointLeads: z.array(NamedUnit),
    coordinating: z.array(NamedUnit),
    groups: z.array(z.strictObject({ name: z.string(), group: Id.nullable(), members: z.array(Id) })),
    openEnded: z.boolean(),
    /** Why it is not to be issued; null: it is. */
    dropped: z.string().nullable(),
    reasons: z.array(DraftReasonView),
    /** Earlier tasks that it goes on with; `draft.overlaps` tells of them. */
    continues: z.array(TaskReference),
    timeLimits: z.array(DraftTimeLimitView),
    targets: z.array(ItemTarget.extend({ quote: z.string(), printed: stretches })),
    /** Where its fields are printed; of a merged item for each that went into it. */
    printed: z.array(
      z.strictObject({
        number: stretches,
        text: stretches,
        lead: stretches,
        coordinating: stretches,
        groups: stretches,
        rawUnits: stretches,
        /** Of a report: the sentence in which it stands. */
        sentence: stretches,
      }),
    ),
  })
  .meta({ id: 'DraftItem' });

/** What an uploaded file was; `file` is the id under which the original is kept. A plain text is not kept beside itself. */
export const DocumentSourceView = z
  .strictObject({
    kind: z.enum(['txt', 'md', 'html', 'docx', 'xlsx', 'pdf']),
    file: Id.nullable(),
    warnings: z.array(
      z.strictObject({
        code: z.enum([
          'pictures-left-out',
          'notes-left-out',
          'contents-left-out',
          'text-left-out',
          'several-sheets',
          'hidden-left-out',
          'pages-without-text',
          'lost-characters',
        ]),
        count: z.int(),
      }),
    ),
  })
  .meta({ id: 'DocumentSource' });

export const DraftRow = z
  .strictObject({
    id: Id,
    name: z.string(),
    status: z.enum(['open', 'issuing', 'issued']),
    version: z.int(),
    /** Number and title of the document, so far. */
    number: z.string().nullable(),
    title: z.string().nullable(),
    items: z.int(),
    decisions: z.int(),
    /** As of its last change: how many items deserve a look, and how much keeps it from being issued. */
    open: z.strictObject({ doubtful: z.int(), issues: z.int() }).nullable(),
    /** The post that began it. */
    post: Id,
    /** Who changed it last, by the post that they spoke for; whoever began it where nobody has. */
    changedBy: z.strictObject({ post: Id, title: z.string(), person: z.string().nullable() }),
    changedAt: InstantText,
    directive: DirectiveReference.nullable(),
  })
  .meta({ id: 'DraftRow' });
export type DraftRow = z.infer<typeof DraftRow>;

export const DraftView = z
  .strictObject({
    ...DraftRow.omit({ number: true, title: true, items: true, decisions: true, open: true }).shape,
    head: z.strictObject({
      number: z.string().nullable(),
      title: z.string().nullable(),
      /** The government itself where nothing else is said. */
      issuer: z.string().nullable(),
      issuedOn: DateText.nullable(),
      code: z.string().nullable(),
      year: z.int().nullable(),
      /** Where they are printed. */
      printed: z.strictObject({ number: stretches, title: stretches, issuer: stretches, issuedOn: stretches }),
    }),
    /** The file that the text was taken from, and what was left out of it; null where the text was pasted. */
    source: DocumentSourceView.nullable(),
    /** The reporting calendar as the document prints it. */
    reporting: z.strictObject({
      monthly: z.strictObject({ day: z.int() }).nullable(),
      quarterly: z.array(z.string()),
      annual: z.string().nullable(),
      startMonth: z.string().nullable(),
      quote: z.string().nullable(),
      printed: stretches,
    }),
    /** The rules that it would be issued under: chosen, as printed, or the default ones. Null where they cannot be used. */
    regime: z
      .strictObject({ basis: z.enum(['chosen', 'printed', 'default']), code: z.string(), title: z.string() })
      .nullable(),
    /** From when it would be in force. */
    effectiveOn: DateText.nullable(),
    items: z.array(DraftItemView),
    /** Of a report in prose; null where it was read as a notice. */
    prose: DraftProseView.nullable(),
    counts: z.strictObject({ items: z.int(), dropped: z.int(), doubtful: z.int() }),
    /** Names that the directory does not know, and phrases for which nobody is known: each to be decided once. */
    unknownUnits: z.array(z.string()),
    undecidedGroups: z.array(z.string()),
    /** Doubts that belong to no item. */
    diagnostics: z.array(DraftDiagnostic),
    issues: z.array(DraftIssueView),
    decisions: z.array(DraftDecision),
  })
  .meta({ id: 'Draft' });
export type DraftView = z.input<typeof DraftView>;

/** A unit that may be given an item, and what speaks for it: words of the item, and earlier tasks with the words they share. */
const SuggestedUnitView = z
  .strictObject({
    unit: Id,
    name: z.string(),
    words: z.array(z.string()),
    because: z.array(
      z.strictObject({
        task: TaskReference,
        number: z.string().nullable(),
        title: z.string(),
        words: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'SuggestedUnit' });

export const DraftSuggestions = z
  .strictObject({
    /** For each item that nobody leads; the likeliest units first. */
    items: z.array(
      z.strictObject({ item: z.string(), lead: z.array(SuggestedUnitView), coordinating: z.array(SuggestedUnitView) }),
    ),
    /** For each name that nobody knows: who may be meant, `as` being the name of theirs that is like it. */
    names: z.array(
      z.strictObject({
        name: z.string(),
        units: z.array(
          z.strictObject({
            unit: Id,
            name: z.string(),
            as: z.string(),
            reason: z.enum(['same', 'level', 'shortened', 'few-changes', 'same-words']),
          }),
        ),
        /** Left out where nobody ever bore the name. */
        past: PastOfNameView.optional(),
      }),
    ),
    /** For each group phrase: who was meant by it in earlier directives. Nothing of it holds before somebody takes it. */
    groups: z.array(
      z.strictObject({
        name: z.string(),
        /** Of a phrase for a part of a group, the units of that group; null where any unit may be meant. */
        offered: z.array(Id).nullable(),
        earlier: z.array(
          z.strictObject({
            directive: DirectiveReference,
            number: z.string(),
            /** Numbers of the tasks in which it meant these units. */
            tasks: z.array(z.string()),
            /** Those that are still there. */
            members: z.array(Id),
            /** How many are not. */
            gone: z.int(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'DraftSuggestions' });
export type DraftSuggestions = z.infer<typeof DraftSuggestions>;

const kind = z.enum(obligationKinds);

const PreviewedTask = z.strictObject({
  item: z.string(),
  number: z.string().nullable(),
  title: z.string(),
  lead: Id,
  obligations: z.array(
    z.strictObject({
      kind,
      unit: Id,
      owedAs: OwedAs,
      period: z.string().nullable(),
      opensAt: InstantText,
      dueOn: DateText,
      provisional: z.boolean(),
    }),
  ),
});

export const DraftPreview = z
  .strictObject({
    year: z.int(),
    /** The business moment for which it is worked out. */
    at: InstantText,
    effectiveOn: DateText,
    regime: Regime,
    total: z.int(),
    /** How many of them may move, as they reach into a year without a holiday table. */
    provisional: z.int(),
    byKind: z.array(z.strictObject({ kind, count: z.int() })),
    byDay: z.array(
      z.strictObject({ dueOn: DateText, dayOff: z.boolean(), kind, count: z.int(), provisional: z.boolean() }),
    ),
    /** How many forms each unit owes, in each month. */
    byUnit: z.array(
      z.strictObject({
        unit: Id,
        name: z.string(),
        count: z.int(),
        months: z.array(z.strictObject({ month: z.string(), count: z.int() })),
      }),
    ),
    /** Left out with `tasks=none`. */
    tasks: z.array(PreviewedTask).optional(),
    /** What is not asked, since it had been due before, of each of the tasks. */
    notAsked: z.array(z.strictObject({ kind: z.enum(['report', 'subReport']), period: z.string(), dueOn: DateText })),
    /** Time limits that are confirmed and yet make no milestone, since their day had passed before. */
    milestonesNotAsked: z.array(z.strictObject({ item: z.string(), number: z.string().nullable(), dueOn: DateText })),
    issues: z.array(DraftIssueView),
  })
  .meta({ id: 'DraftPreview' });
export type DraftPreview = z.infer<typeof DraftPreview>;
