import type { LocalDate, Regime } from '@duban/calendar';
import type { TaskReference } from '@duban/contracts';
import { titleOf } from '../items-from-text.js';
import type { DraftItem, DraftUnit, GroupChoice } from './draft-item.js';
import type { DraftReading, ProseReason } from './draft-reading.js';
import { figuresAsRead } from './draft-figures.js';

export interface DraftHead {
  readonly number: string | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly issuedOn: LocalDate | null;
  readonly code: string | null;
  readonly year: number | null;
}

/** A draft with all decisions carried out. What directory and calendar say of it is worked out where it is shown. */
export interface DraftState {
  readonly head: DraftHead;
  /** A code, or the rules themselves; null: as the document prints, else the default. */
  readonly regime: string | Regime | null;
  readonly effectiveOn: LocalDate | null;
  readonly items: readonly DraftItem[];
  /** Words of a report that look ahead and are no item, in the order of the text. */
  readonly leftOut: readonly LeftOutItem[];
  /** What printed names mean, by name; null: left as printed. */
  readonly units: ReadonlyMap<string, string | null>;
  /** What group phrases mean everywhere, by phrase. */
  readonly groups: ReadonlyMap<string, GroupChoice>;
  /** Earlier tasks that were carried over, in the order in which that was decided. */
  readonly carried: readonly TaskReference[];
  /** Pairs of items as they came into the draft whose targets are two things, as {@link pairKeys} writes them. */
  readonly apart: ReadonlySet<string>;
}

/** Words that may be taken up, as the item that they become then. */
interface LeftOutItem {
  readonly item: DraftItem;
  readonly reason: ProseReason;
}

/** What two items are known by however they are split and merged: the pairs of what they came from, whichever comes first. */
export const pairKeys = (one: DraftItem, other: DraftItem): string[] =>
  originsOf(one).flatMap((first) => originsOf(other).map((second) => [first, second].toSorted().join(' ')));

/** Positions in the reading; of what was carried over, the earlier tasks. */
const originsOf = ({ from, continues }: DraftItem): string[] =>
  from.length > 0 ? from.map(String) : continues.map(({ id }) => id);

/** The draft before any decision. */
export function draftAsRead({ document, tasks, diagnostics, prose }: DraftReading): DraftState {
  const { documentNumber, title, issuer, issuedOn, year } = document;
  const read = tasks.map((task, position) => ({
    item: itemAsRead(task, position, diagnostics),
    reason: prose?.places[position]?.leftOut ?? null,
  }));
  return {
    head: { number: documentNumber, title, issuer, issuedOn, code: null, year: yearInNumber(documentNumber) ?? year },
    regime: null,
    effectiveOn: null,
    items: read.filter(({ reason }) => reason === null).map(({ item }) => item),
    leftOut: read.flatMap(({ item, reason }) => (reason === null ? [] : [{ item, reason }])),
    units: new Map(),
    groups: new Map(),
    carried: [],
    apart: new Set(),
  };
}

function itemAsRead(
  task: DraftReading['tasks'][number],
  position: number,
  diagnostics: DraftReading['diagnostics'],
): DraftItem {
  const [lead, ...jointLeads] = task.lead;
  return {
    id: `t${position + 1}`,
    number: task.number,
    title: titleOf(task),
    sectionPath: task.sectionPath,
    text: task.text,
    lead: lead === undefined ? null : { printed: lead },
    leadBasis: task.leadBasis,
    leadDecided: 'no',
    jointLeads: jointLeads.map(asPrinted),
    coordinating: task.coordinating.map(asPrinted),
    groups: task.groups,
    groupChoices: new Map(),
    openEnded: task.openEnded,
    ...figuresAsRead(task, position, diagnostics),
    accepted: [],
    dropped: null,
    from: [position],
    continues: [],
    unlike: [],
  };
}

const asPrinted = (printed: string): DraftUnit => ({ printed });

/** The units that an item names, the lead first. */
export const unitsIn = ({ lead, jointLeads, coordinating }: DraftItem): DraftUnit[] => [
  ...(lead ? [lead] : []),
  ...jointLeads,
  ...coordinating,
];

/** The year in a document's number, as 〔2023〕; null where it has none. */
export function yearInNumber(number: string | null): number | null {
  const found = /[〔[［(（【]((?:19|20)\d\d)[〕\]］)）】]/.exec(number ?? '')?.[1];
  return found === undefined ? null : Number(found);
}

/** The directive's year: as its head has it, else that of its date or of the day on which it comes into force; null where nothing says. */
export function yearOfDraft({ head, effectiveOn }: DraftState): number | null {
  const day = head.issuedOn ?? effectiveOn;
  return head.year ?? (day === null ? null : Number(day.slice(0, 4)));
}
