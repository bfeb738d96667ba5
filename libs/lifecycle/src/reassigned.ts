import type { Assignment } from './adjustment.js';
import type { Member, NewMember, ObligationContext, OwedAs } from './member.js';

/** What a change of units does to what is owed; worked out outside, so that replay needs no calendar. */
export interface Reassigned {
  /** The units from now on; null: they stay, and nothing else changes. */
  readonly assignment: Assignment | null;
  /** Newly owed, each part before the obligation about it. */
  readonly made: readonly NewMember[];
  /** Parts, and obligations not missed, that are another unit's from now on, or owed as something else. */
  readonly handed: readonly Handed[];
  /** Missed obligations that stay in the record of the unit that missed them. */
  readonly kept: readonly string[];
  /** Obligations not missed that nobody owes any more. */
  readonly dropped: readonly string[];
}

/** One part, or obligation, that goes over. */
export interface Handed {
  readonly member: string;
  readonly unit: string;
  /** Of an obligation. */
  readonly owedAs?: OwedAs;
}

/** A part or obligation in the hands of another unit. Whose it was is remembered with an obligation. */
export function handedTo(member: Member, { unit, owedAs }: Handed): Member {
  if (member.kind !== 'obligation') return { ...member, context: { ...member.context, unit } } as Member;
  const { context } = member;
  const inheritedFrom = unit === context.unit ? {} : { inheritedFrom: { unit: context.unit, obligation: null } };
  return { ...member, context: { ...context, ...inheritedFrom, unit, owedAs: owedAs ?? context.owedAs } };
}

/** A missed obligation that its unit keeps: it marks nobody any more, nothing cures it, and its ladder is at its end. */
export function keptByFormer(context: ObligationContext): ObligationContext {
  return { ...context, owedAs: 'former', laterReportCures: false, rungsDone: context.schedule.rungs.length };
}
