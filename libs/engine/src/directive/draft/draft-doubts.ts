import { DirectiveItem } from '@duban/contracts';
import type { Diagnostic } from '@duban/directive';
import { isUndecided } from './draft-figures.js';
import type { DraftReading } from './draft-reading.js';
import { type DraftState, yearOfDraft } from './draft-state.js';
import { itemsOfDraft, type ResolvedItem, type ResolvedUnit } from './resolve-draft.js';
import type { PastOfName } from '../../directory/names-over-time.js';

/** Why an item deserves a look, the gravest first. */
export const draftReasons = [
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
] as const;

export interface DraftReason {
  code: (typeof draftReasons)[number];
  /** What a person should know or do. */
  message: string;
  /** The name or phrase, or the code of the diagnostic. */
  about?: string;
  /** Of a diagnostic: its line in the text, from 1. */
  line?: number;
  /** Of a name that nobody bears any more, or several do. */
  past?: PastOfName['code'];
}

/** What keeps a draft from being issued. */
export interface DraftIssue {
  code: 'no-number' | 'no-year' | 'no-effective-day' | 'no-items' | 'no-lead' | 'not-valid';
  message: string;
  /** The item, where it is one. */
  item?: string;
}

/** Diagnostics that are told by a reason of their own, which goes away when somebody decides. */
const TOLD_OTHERWISE = new Set<Diagnostic['code']>([
  'missing-lead',
  'inferred-lead',
  'undecided-group',
  'truncated-group',
  'truncated-unit',
  'open-ended-list',
  'vague-time-limit',
  'ambiguous-time-limit',
]);

/**
 * The reasons to look at an item, the gravest first; a dropped one has none. `reading` is the draft's own, `overlaps` what
 * stands twice, by item.
 */
export function reasonsOf(
  { item, lead, jointLeads, coordinating, groups }: ResolvedItem,
  reading: DraftReading,
  overlaps: ReadonlyMap<string, readonly DraftReason[]> = new Map(),
) {
  if (item.dropped !== null) return [];
  const reasons: DraftReason[] = leadReasons(lead);
  if (isInferred(item))
    reasons.push({ code: 'lead-inferred', message: 'No lead is printed; the first listed unit was taken.' });
  for (const { name } of groups.filter(({ isOpen }) => isOpen))
    reasons.push({ code: 'group-undecided', message: 'Nobody is known to belong to this group.', about: name });
  for (const unit of [...jointLeads, ...coordinating].filter(({ isOpen }) => isOpen))
    reasons.push({
      code: 'unit-unknown',
      ...whyOpen(unit, 'The directory does not know this name.'),
      about: unit.name,
    });
  reasons.push(...(overlaps.get(item.id) ?? []));
  if (item.openEnded && !item.accepted.includes('open-ended'))
    reasons.push({ code: 'open-ended', message: 'The list is left open (等): further units may belong to it.' });
  for (const { quote } of item.timeLimits.filter(isUndecided))
    reasons.push({
      code: 'time-limit-undecided',
      message: 'No day is said: set one, or say that there is none.',
      about: quote,
    });
  const diagnostics = item.accepted.includes('diagnostic') ? [] : diagnosticsOfItem(item.from, reading);
  for (const { code, message, line } of diagnostics) reasons.push({ code: 'diagnostic', message, about: code, line });
  return reasons;
}

const OPEN_PAST: Partial<Record<PastOfName['code'], string>> = {
  split: 'The unit has been divided: say which of its successors is meant.',
  ended: 'The unit has ended, and none has taken over: say who is meant.',
  ambiguous: 'Several units go by this name: say which is meant.',
};

/** Why it must be said who is meant by a name. */
const whyOpen = ({ past }: ResolvedUnit, message: string): Pick<DraftReason, 'message' | 'past'> =>
  past ? { message: OPEN_PAST[past.code] ?? message, past: past.code } : { message };

function leadReasons(lead: ResolvedItem['lead']): DraftReason[] {
  if (!lead) return [{ code: 'no-lead', message: 'No single unit is named: designate a lead, or drop the item.' }];
  if (lead.unit !== null) return [];
  const why = whyOpen(lead, 'The directory does not know who leads: say which unit is meant.');
  return [{ code: 'lead-unknown', ...why, about: lead.name }];
}

const isInferred = ({ leadBasis, leadDecided, coordinating, lead }: ResolvedItem['item']): boolean =>
  lead !== null && leadBasis === 'firstListed' && leadDecided === 'no' && coordinating.length > 0;

function diagnosticsOfItem(from: readonly number[], { tasks, diagnostics }: DraftReading): Diagnostic[] {
  const stretches = from.map((position) => stretchOf(tasks[position]));
  return diagnostics.filter(
    ({ code, offset }) =>
      !TOLD_OTHERWISE.has(code) && stretches.some(({ start, end }) => start <= offset && offset < end),
  );
}

function stretchOf(task: DraftReading['tasks'][number] | undefined): { start: number; end: number } {
  const spans = task ? Object.values(task.spans).flat() : [];
  const starts = spans.map(([offset]) => offset);
  const ends = spans.map(([offset, length]) => offset + length);
  return { start: Math.min(...starts), end: Math.max(...ends) };
}

/** Diagnostics that belong to no item: of the head, the rules, or lines between. */
export function diagnosticsOutsideItems(reading: DraftReading): Diagnostic[] {
  const stretches = reading.tasks.map(stretchOf);
  return reading.diagnostics.filter(
    ({ offset }) => !stretches.some(({ start, end }) => start <= offset && offset < end),
  );
}

/** Items in the order in which they deserve a look: by their gravest reason, those without any in the order of the text. */
export function byDoubt<Row extends { reasons: readonly Pick<DraftReason, 'code'>[]; dropped: string | null }>(
  rows: readonly Row[],
): Row[] {
  const weight = ({ reasons, dropped }: Row): number => {
    const [gravest] = reasons;
    if (dropped !== null) return draftReasons.length + 1;
    return gravest ? draftReasons.indexOf(gravest.code) : draftReasons.length;
  };
  return rows.toSorted((a, b) => weight(a) - weight(b));
}

/** What still keeps the draft from being issued; empty when nothing does. */
export function issuesOfDraft(state: DraftState, resolved: readonly ResolvedItem[]): DraftIssue[] {
  const issues: DraftIssue[] = [];
  const { head, effectiveOn } = state;
  if (head.number === null) issues.push({ code: 'no-number', message: 'The document prints no number: set the head.' });
  if (yearOfDraft(state) === null)
    issues.push({
      code: 'no-year',
      message: 'Nothing says which year it is about: set the head, or the day from which it is in force.',
    });
  if (head.issuedOn === null && effectiveOn === null)
    issues.push({
      code: 'no-effective-day',
      message: 'The document prints no date: set the day from which it is in force.',
    });
  const kept = resolved.filter(({ item }) => item.dropped === null);
  if (kept.length === 0) issues.push({ code: 'no-items', message: 'There is no item to issue.' });
  for (const { item, lead } of kept) {
    if (lead?.unit == null)
      issues.push({ code: 'no-lead', message: `${labelOf(item)}: set a lead, or drop the item.`, item: item.id });
  }
  itemsOfDraft(resolved).forEach((item, index) => {
    const fault = DirectiveItem.safeParse(item).error?.issues[0];
    const id = kept[index]?.item.id;
    if (fault && id !== undefined)
      issues.push({
        code: 'not-valid',
        message: `${labelOf(item)}: ${fault.path.join('.')} ${fault.message}.`,
        item: id,
      });
  });
  return issues;
}

const labelOf = ({ number, title }: { number: string | null; title: string }): string =>
  `${number ?? ''} ${title}`.trim() || 'An item without words';
