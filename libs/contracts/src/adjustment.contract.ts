import { z } from 'zod';
import { event, ofMember } from './event-stamp.contract.js';
import { AssignmentRecord, ContentAddress, list, NewAdjustment, NewMember } from './member.contract.js';
import { Id } from './reference.contract.js';
import { Text } from './text.contract.js';

const MOST_UNITS = 200;
const units = z.array(Id).max(MOST_UNITS);

/** The units of a task as they are to be; without a lead it is refused by name. Who is told stays, where nothing is said of it. */
export const ProposedUnits = z.strictObject({
  lead: Id.nullish(),
  jointLeads: units.default([]),
  coordinating: units.default([]),
  told: units.optional(),
});

/** Scope and targets of a task as they are to be, in words: the original stays beside them. */
export const AdjustedContent = z.strictObject({ scope: Text.optional(), targets: Text.optional() });
export type AdjustedContent = z.infer<typeof AdjustedContent>;

const reassigned = {
  assignment: AssignmentRecord.nullable(),
  made: list(NewMember),
  handed: list(
    z
      .strictObject({
        member: Id,
        unit: Id,
        owedAs: z.enum(['lead', 'jointLead', 'coordinating', 'member', 'former']).exactOptional(),
      })
      .readonly(),
  ),
  kept: list(Id),
  dropped: list(Id),
};

/** What happens when a task gets other units, another scope or other targets. */
export const adjustmentEvents = [
  event('adjustment.proposed', { adjustment: NewAdjustment, reason: ContentAddress }),
  ofMember('adjustment.approved', reassigned),
  ofMember('adjustment.refused', { reason: ContentAddress }),
  ofMember('adjustment.withdrawn'),
  event('task.handedOver', { unit: Id, successor: Id, basis: ContentAddress, ...reassigned }),
] as const;
