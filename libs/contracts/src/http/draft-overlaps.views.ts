import { z } from 'zod';
import { InstantText, TaskReference } from '../reference.contract.js';
import { TaskStatus, UnitName } from './task.operations.js';

/** A task of an earlier directive, how it stands, and how far it was said to be when its lead reported last. */
const EarlierTaskView = z
  .strictObject({
    task: TaskReference,
    directive: z.strictObject({ number: z.string(), title: z.string() }),
    number: z.string().nullable(),
    title: z.string(),
    text: z.string(),
    lead: UnitName.nullable(),
    status: TaskStatus,
    /** The highest rung that a missed obligation of the lead has reached. */
    level: z.int(),
    lastReport: z
      .strictObject({ period: z.string(), submittedAt: InstantText, mark: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'EarlierTask' });
export type EarlierTaskView = z.infer<typeof EarlierTaskView>;

/** A figure as an item promises it, and where it is printed in the text of the draft; null where a person wrote the words. */
const PromisedFigure = z.strictObject({
  item: z.string(),
  quote: z.string(),
  start: z.int().nonnegative().nullable(),
  end: z.int().nonnegative().nullable(),
});

export const DraftOverlaps = z
  .strictObject({
    /** Figures that two items promise. */
    sameTargets: z.array(
      z.strictObject({
        first: PromisedFigure,
        second: PromisedFigure,
        /** What both measure, in the words of the text. */
        words: z.string(),
        /** Whether operator, value and unit are equal too. */
        agrees: z.boolean(),
        /** Somebody has said that they are two things. */
        isDecided: z.boolean(),
      }),
    ),
    /** Items beside the earlier task that each repeats, or goes on with, in the order of the draft. */
    repeats: z.array(
      z.strictObject({
        item: z.string(),
        earlier: EarlierTaskView,
        decided: z.enum(['open', 'linked', 'unlike']),
        /** What speaks for it; null where a person alone has said so. */
        found: z
          .strictObject({
            /** How much of the shorter text stands in the other one: from 0.5 to 1. */
            likeness: z.number(),
            words: z.array(z.string()),
            /** Figures of the same thing, then and now. */
            figures: z.array(z.strictObject({ earlier: z.string(), later: z.string(), isSame: z.boolean() })),
          })
          .nullable(),
      }),
    ),
    /** Earlier tasks that are neither completed nor withdrawn, and that nothing goes on with: the latest year first. */
    unfinished: z.strictObject({ total: z.int(), tasks: z.array(EarlierTaskView) }),
  })
  .meta({ id: 'DraftOverlaps' });
export type DraftOverlaps = z.infer<typeof DraftOverlaps>;
