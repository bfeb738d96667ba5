import type { LocalDate } from '@duban/calendar';
import type { DraftDecisionOf, ItemTarget, ItemTimeLimit, TaskReference } from '@duban/contracts';
import type { LeadBasis } from '@duban/directive';

/** A unit as the document prints it, or as a person has named it by its id. */
export type DraftUnit = { readonly printed: string } | { readonly unit: string };

/** Who a group phrase stands for. */
export type GroupChoice = { readonly group: string } | { readonly members: readonly string[] };

/** A reason to look at an item that somebody has looked at. */
export type AcceptedReason = NonNullable<DraftDecisionOf<'accept'>['reasons']>[number];

export interface DraftItem {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly sectionPath: readonly string[];
  readonly text: string;
  readonly lead: DraftUnit | null;
  /** As the text has it. */
  readonly leadBasis: LeadBasis;
  /** Whether a person has confirmed the lead, or given another. */
  readonly leadDecided: 'no' | 'confirmed' | 'given';
  readonly jointLeads: readonly DraftUnit[];
  readonly coordinating: readonly DraftUnit[];
  /** Group phrases as printed. */
  readonly groups: readonly string[];
  /** Choices that hold for this item alone, by phrase. */
  readonly groupChoices: ReadonlyMap<string, GroupChoice>;
  readonly openEnded: boolean;
  /** What its text promises, and by when. */
  readonly timeLimits: readonly DraftTimeLimit[];
  readonly targets: readonly DraftTarget[];
  /** What a person has looked at and takes as it stands. */
  readonly accepted: readonly AcceptedReason[];
  /** Why it is not to be issued; null: it is. */
  readonly dropped: string | null;
  /** Positions in the reading from which it comes; none where it was carried over. */
  readonly from: readonly number[];
  /** Earlier tasks that it goes on with. */
  readonly continues: readonly TaskReference[];
  /** Earlier tasks that are like it and another thing all the same. */
  readonly unlike: readonly TaskReference[];
}

/** Where something is printed in an item. */
export interface Printed {
  /** Its place in the text of the item; null where it stands beside the text, as in the unit bracket. */
  readonly at: number | null;
  /** Its place in the document: offset and length; null where an old reading does not tell. */
  readonly span: readonly [number, number] | null;
}

/** A target that the text of an item states. */
export interface DraftTarget extends Printed, Readonly<ItemTarget> {}

/** A time limit that the text of an item states, and what somebody has decided about it. */
export interface DraftTimeLimit extends Printed, Readonly<Omit<ItemTimeLimit, 'dueOn'>> {
  /** `l12.2` is the second of the twelfth item as read; parts of an item keep it. */
  readonly id: string;
  /** The day that the words say. */
  readonly proposed: LocalDate | null;
  /** The day of the milestone that it is decided to be. */
  readonly day: LocalDate | null;
}

/** Why a decision cannot be carried out: the field that is wrong, and a sentence. */
export interface DraftFault {
  readonly field: string;
  readonly message: string;
}

export const isDraftFault = <T extends object>(outcome: T | DraftFault): outcome is DraftFault => 'field' in outcome;
