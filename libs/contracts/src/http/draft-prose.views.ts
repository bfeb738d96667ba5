import { z } from 'zod';

/** Why words of a report that look ahead are no candidate. */
const LeftOutReason = z.enum([
  'noMeasure',
  'vagueTime',
  'deferredTarget',
  'yearTarget',
  'horizon',
  'requirements',
  'selfConstruction',
  'review',
  'frame',
  'otherChapter',
]);

/** What a report in prose has beside its candidates: its chapters, and whatever looks ahead and is no candidate. */
export const DraftProseView = z
  .strictObject({
    chapters: z.array(
      z.strictObject({
        /** `review` was done; the others look ahead; null: of no known kind. */
        kind: z.enum(['review', 'horizon', 'requirements', 'thisYear', 'selfConstruction']).nullable(),
        heading: z.string(),
        start: z.int().nonnegative(),
        end: z.int().nonnegative(),
        /** How many results it tells of. */
        told: z.int(),
      }),
    ),
    leftOut: z.array(
      z.strictObject({
        id: z.string(),
        reason: LeftOutReason,
        text: z.string(),
        sectionPath: z.array(z.string()),
        start: z.int().nonnegative(),
        end: z.int().nonnegative(),
      }),
    ),
  })
  .meta({ id: 'DraftProse' });
