import type { Doubt } from '../diagnostics.js';
import type { LeadBasis } from '../parsed-directive.js';
import { printedAt, skipSpace, spanOf, type Stretch, type Span } from '../text/stretch.js';
import { inheritPrefixes, shareEndings, type Name } from './elided-names.js';
import { type Duty, entriesIn, type Entry } from './names.js';
import { bodyEnding, genericBody, labelInitials, otherLabel, undecidedWord, unitLabel } from './vocabulary.js';

/** What the rest of the document says about reading its unit lists. */
export interface UnitContext {
  /** The issuer's own place, without the word for its level: a name that begins with it is complete. */
  place: string | null;
  /** Whether a sentence of the document declares the first listed unit to lead. */
  firstLeads: boolean;
}

/** A unit list as read; the fields are those of a parsed task. */
export interface UnitReading {
  lead: string[];
  coordinating: string[];
  groups: string[];
  openEnded: boolean;
  leadBasis: LeadBasis;
  rawUnits: string;
  spans: Record<'lead' | 'coordinating' | 'groups' | 'rawUnits', Span[]>;
  doubts: Doubt[];
}

/** Reads the printed unit list of one item, which may stand on several lines. */
export function readUnitList(text: string, printed: readonly Stretch[], context: UnitContext): UnitReading {
  const labelled = printed.flatMap((stretch) => labelledStretches(text, stretch));
  const entries: Entry[] = [];
  const doubts: Doubt[] = [];
  let openEnded = false;
  for (const { start, end, duty } of labelled) {
    const list = entriesIn(text, start, end, duty);
    for (const entry of list.entries) entries.push(entry);
    openEnded ||= list.openEnded;
    for (const offset of list.unclosed) doubts.push({ code: 'unbalanced-bracket', start: offset, end: offset + 1 });
  }
  const grouped = mergeGroups(text, entries);
  const names = namesOf(text, grouped, context);
  const groups = grouped.filter(({ group }) => group);
  const raw = rawSpans(text, printed, labelled);
  const roles = rolesOf(names, context);
  return {
    lead: roles.lead.map(({ name }) => name),
    coordinating: roles.coordinating.map(({ name }) => name),
    groups: groups.map(({ start, end }) => text.slice(start, end)),
    openEnded,
    leadBasis: roles.basis,
    rawUnits: printedAt(text, raw),
    spans: {
      lead: roles.lead.flatMap(({ spans }) => spans),
      coordinating: roles.coordinating.flatMap(({ spans }) => spans),
      groups: groups.map(spanOf),
      rawUnits: raw,
    },
    doubts: [...doubts, ...doubtsOf(text, grouped, names, roles, openEnded, raw)],
  };
}

interface Labelled extends Stretch {
  duty: Duty;
}

/** Cuts a printed list at its labels; a field of another kind (完成时限:) ends it. */
function labelledStretches(text: string, { start, end }: Stretch): Labelled[] {
  const found: Labelled[] = [];
  let from = start;
  let duty: Duty = 'named';
  let labelled = false;
  const close = (to: number) => {
    if (to > from) found.push({ start: from, end: to, duty });
  };
  for (let offset = start; offset < end; offset += 1) {
    const label = labelAt(text, offset, end);
    if (label) {
      if (labelled) close(offset);
      duty = label.duty;
      labelled = true;
      from = label.end;
      offset = label.end - 1;
    } else if (isOtherLabel(text, offset, end)) {
      close(offset);
      return found;
    }
  }
  close(end);
  return found;
}

/** The label of a unit list at an offset (牵头单位: and its kind), and where it ends. */
export function labelAt(text: string, offset: number, end: number): { end: number; duty: Duty } | undefined {
  if (!labelInitials.includes(text[offset] ?? ' ')) return undefined;
  unitLabel.lastIndex = offset;
  const found = unitLabel.exec(text);
  if (!found || unitLabel.lastIndex > end) return undefined;
  const duty = found[1] === '牵头' || found[1] === '主办' ? 'lead' : 'named';
  return { end: skipSpace(text, unitLabel.lastIndex, end), duty };
}

/** Whether another field begins here, behind a mark that ends the list. */
export function isOtherLabel(text: string, offset: number, end: number): boolean {
  if (!'；;。，, 　'.includes(text[offset - 1] ?? '')) return false;
  otherLabel.lastIndex = offset;
  return otherLabel.test(text) && otherLabel.lastIndex <= end;
}

/** The list as printed: all that stands in its bracket; in a line of its own what follows its label, if it has one only. */
function rawSpans(text: string, printed: readonly Stretch[], labelled: readonly Labelled[]): Span[] {
  const [first] = printed;
  const [only] = labelled;
  const bracketed =
    first !== undefined && /[(（[［【]\s{0,9}$/.test(text.slice(Math.max(0, first.start - 10), first.start));
  if (only && labelled.length === 1 && printed.length === 1 && !bracketed) return [spanOf(only)];
  return printed.map(spanOf);
}

/** A bare kind of body behind a group belongs to its phrase (各镇政府、街道). */
function mergeGroups(text: string, entries: readonly Entry[]): Entry[] {
  const merged: Entry[] = [];
  for (const entry of entries) {
    const before = merged.at(-1);
    if (before?.group && !entry.group && !entry.newTier && genericBody.test(text.slice(entry.start, entry.end))) {
      before.end = entry.end;
    } else {
      merged.push({ ...entry });
    }
  }
  return merged;
}

function namesOf(text: string, entries: readonly Entry[], context: UnitContext): Name[] {
  const units = shareEndings(text, entries);
  const complete = inheritPrefixes(text, units, context.place);
  const seen = new Set<string>();
  const leads = new Set(complete.filter(({ duty }) => duty === 'lead').map(({ name }) => name));
  return complete.filter((unit) => {
    const again = seen.has(unit.name) || (unit.duty === 'named' && leads.has(unit.name));
    seen.add(unit.name);
    return !again;
  });
}

function rolesOf(
  names: readonly Name[],
  context: UnitContext,
): { lead: Name[]; coordinating: Name[]; basis: LeadBasis } {
  const lead = names.filter(({ duty }) => duty === 'lead');
  if (lead.length > 0) return { lead, coordinating: names.filter(({ duty }) => duty !== 'lead'), basis: 'printed' };
  const basis = names.length === 0 ? 'none' : context.firstLeads ? 'declared' : 'firstListed';
  return { lead: names.slice(0, 1), coordinating: names.slice(1), basis };
}

function doubtsOf(
  text: string,
  entries: readonly Entry[],
  names: readonly Name[],
  roles: { basis: LeadBasis },
  openEnded: boolean,
  raw: readonly Span[],
): Doubt[] {
  const [offset, length] = raw[0] ?? [0, 0];
  const whole = { start: offset, end: offset + length };
  const doubts: Doubt[] = [];
  if (roles.basis === 'none') doubts.push({ code: 'missing-lead', ...whole });
  if (roles.basis === 'firstListed' && names.length > 1) doubts.push({ code: 'inferred-lead', ...whole });
  if (openEnded) doubts.push({ code: 'open-ended-list', ...whole });
  const groups = entries.filter(({ group }) => group);
  return [...doubts, ...groups.flatMap((group) => groupDoubts(text, group)), ...names.flatMap(nameDoubts)];
}

function groupDoubts(text: string, { start, end }: Entry): Doubt[] {
  const phrase = text.slice(start, end);
  const doubts: Doubt[] = [];
  if (undecidedWord.test(phrase)) doubts.push({ code: 'undecided-group', start, end });
  if (breaksOff(phrase)) doubts.push({ code: 'truncated-group', start, end });
  return doubts;
}

function nameDoubts({ name, start, end }: Name): Doubt[] {
  const complete = bodyEnding.test(withoutAlias(name)) && !/[县市区旗]$/.test(name);
  return complete ? [] : [{ code: 'truncated-unit', start, end }];
}

/** A group breaks off where it names places (各县(市)) but not what governs them; brackets aside. */
function breaksOff(phrase: string): boolean {
  return /[县市区旗]$/.test(phrase.replace(/[(（〔][^)）〕]{0,40}[)）〕]/g, ''));
}

/** A name without the bracket behind it (甲局(乙委) → 甲局). */
function withoutAlias(name: string): string {
  const at = name.search(/[(（〔]/);
  return at > 0 ? name.slice(0, at) : name;
}
