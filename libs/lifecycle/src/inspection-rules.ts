import { z } from 'zod';
import { inspectionKinds } from './inspection-state.js';

const code = z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/, 'a code in letters, digits and hyphens');

/** What the Decree leaves to the place: config/inspection.yaml. */
export const InspectionRules = z.strictObject({
  /** What inspections are about, by code: overlaps are found by it. */
  topics: z.array(z.strictObject({ code, title: z.string().min(1) })).default([]),
  /** Rules of the place, each with a switch. */
  localRules: z
    .strictObject({
      /** A plan is approved before anybody is notified or visited. */
      planApproval: z.boolean().default(true),
      /** The team is trained before field work. */
      trainingRecord: z.boolean().default(true),
      /** Every finding rests on logged evidence. */
      evidencePerFinding: z.boolean().default(true),
      /** It is closed when every object has received its part, and has asked for a review or let the days for it pass. */
      reviewPeriod: z.boolean().default(true),
      /** A referral (art. 23) is read by who decides on it and by the team, and by nobody else. */
      sealedReferrals: z.boolean().default(true),
      /** The most inspections of a kind that one object has in a year; what is not named has no cap. */
      caps: z.partialRecord(z.enum(inspectionKinds), z.int().positive()).default({ comprehensive: 1 }),
    })
    .prefault({}),
  /** Kinds of units that art. 5 does not list as objects: they are inspected on a stated basis. */
  basisNeeded: z.array(z.string()).default(['court', 'partyOrgan', 'company', 'vertical']),
  /** Art. 17: within so many days after the day of receipt, and decided within so many after the day of the request. */
  reviewDays: z.int().positive().default(30),
  /** Whether a last day off is moved to the next working day. */
  rollLastDay: z.boolean().default(false),
});
export type InspectionRules = z.infer<typeof InspectionRules>;
export type LocalRule = keyof InspectionRules['localRules'];
