import { z } from 'zod';
import { Id, InstantText, Reference } from '../reference.contract.js';
import { Line } from '../text.contract.js';
import { DocumentSourceView } from './draft.views.js';

/** What comes of holding a result against a target. */
const Verdict = z.enum(['met', 'missed', 'partlyMet', 'notComparable', 'noOutcome']).meta({ id: 'Verdict' });

/** What has to be known beside a verdict. */
const Mark = z
  .enum([
    'forecast',
    'partialPeriod',
    'sameScope',
    'differentMeasure',
    'stockForFlow',
    'denominatorConflict',
    'severalValues',
    'dateUnverifiable',
  ])
  .meta({ id: 'OutcomeMark' });

/** A stretch of a text, in UTF-16 code units: `text.slice(start, end)` is what is printed. */
const Stretch = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });

const RowId = z.string().regex(/^t\d{1,6}$/, 'not the id of a row');

/** How many rows have each verdict. */
export const VerdictCounts = z
  .strictObject({
    met: z.int(),
    missed: z.int(),
    partlyMet: z.int(),
    notComparable: z.int(),
    noOutcome: z.int(),
  })
  .meta({ id: 'VerdictCounts' });
export type VerdictCounts = z.infer<typeof VerdictCounts>;

/** A person's word on one row; it stands above what was read. */
export const OutcomeCorrection = z.strictObject({
  type: z.literal('correct'),
  row: RowId,
  verdict: Verdict,
  marks: z
    .array(Mark)
    .max(8)
    .refine((marks) => new Set(marks).size === marks.length, { message: 'names a mark twice' }),
  /** The words of the report that answer the row: null for none; left out, they stay. */
  outcome: Stretch.nullable().optional(),
  reason: Line,
});
export type OutcomeCorrection = z.output<typeof OutcomeCorrection>;

/** A correction, or the taking back of the last ones that stand. */
export const PostedCorrection = z
  .discriminatedUnion('type', [
    OutcomeCorrection,
    z.strictObject({ type: z.literal('undo'), count: z.int().min(1).max(500).default(1) }),
  ])
  .meta({ id: 'PostedCorrection' });
export type PostedCorrection = z.output<typeof PostedCorrection>;

const Who = z.strictObject({ post: Id, title: z.string(), person: z.string().nullable() });

/** A judgement on a row. `outcome` are the words of the report that answer it. */
const Judgement = z.strictObject({
  verdict: Verdict,
  marks: z.array(Mark),
  outcome: z.strictObject({ quote: z.string(), ...Stretch.shape }).nullable(),
});

/** One promise of a row and what was read of it. */
const ClaimView = z
  .strictObject({
    quote: z.string(),
    /** Where it is printed in the text of the directive. */
    printed: z.array(Stretch),
    /** The figure that was to be reached: `>=7%`; null for a promise without one. */
    target: z.string().nullable(),
    /** The words of the report, the figure in them, and where that is printed. */
    outcome: z
      .strictObject({
        quote: z.string(),
        ...Stretch.shape,
        figure: z.string().nullable(),
        figureAt: Stretch.nullable(),
      })
      .nullable(),
    verdict: Verdict,
    marks: z.array(Mark),
    /** The rule by which it was decided, and what it says. */
    rule: z.string(),
    explanation: z.string(),
  })
  .meta({ id: 'OutcomeClaim' });

/** An item of the directive, and what the report says of it. */
const OutcomeRow = z
  .strictObject({
    id: RowId,
    number: z.string().nullable(),
    title: z.string(),
    sectionPath: z.array(z.string()),
    text: z.string(),
    /** Where its words stand in the text of the directive. */
    printed: Stretch,
    /** An expected target of the year rather than a task. */
    isTarget: z.boolean(),
    /** As it stands now. */
    ...Judgement.shape,
    rule: z.string(),
    explanation: z.string(),
    claims: z.array(ClaimView),
    /** What was read, where somebody has corrected it. */
    asRead: Judgement.nullable(),
  })
  .meta({ id: 'OutcomeRow' });

/** A correction as it is kept, with what it put in place of what; also one that was taken back. */
const KeptCorrection = z
  .strictObject({
    row: RowId,
    before: Judgement,
    after: Judgement,
    reason: z.string(),
    by: Who,
    at: InstantText,
    takenBack: z.strictObject({ by: Who, at: InstantText }).nullable(),
  })
  .meta({ id: 'OutcomeCorrection' });

/** A result that the report tells. */
const ToldResult = z
  .strictObject({ quote: z.string(), ...Stretch.shape, hasFigure: z.boolean() })
  .meta({ id: 'ToldResult' });

export const OutcomesRow = z
  .strictObject({
    id: Id,
    name: z.string(),
    version: z.int(),
    /** The directive that it is held against. */
    directive: z.strictObject({ ...Reference.shape, number: z.string(), title: z.string() }),
    /** The year that the report looks back on; null where it does not say. */
    year: z.int().nullable(),
    counts: VerdictCounts,
    /** Rows that somebody has corrected. */
    corrected: z.int(),
    /** The post that began it. */
    post: Id,
    changedBy: Who,
    changedAt: InstantText,
  })
  .meta({ id: 'OutcomesRow' });
export type OutcomesRow = z.infer<typeof OutcomesRow>;

export const OutcomesView = z
  .strictObject({
    ...OutcomesRow.shape,
    source: DocumentSourceView.nullable(),
    /** In the order of the directive. */
    rows: z.array(OutcomeRow),
    /** Everything that the report tells as done, in its order. */
    results: z.array(ToldResult.extend({ rows: z.array(RowId) })),
    /** The last first. */
    corrections: z.array(KeptCorrection),
    /** Whether the asker may correct it. */
    mayCorrect: z.boolean(),
  })
  .meta({ id: 'Outcomes' });
export type OutcomesView = z.infer<typeof OutcomesView>;
