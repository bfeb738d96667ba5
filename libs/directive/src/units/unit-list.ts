import type { Doubt } from '../diagnostics.js';
import type { LeadBasis } from '../parsed-directive.js';
import { printedAt, spansOfWords, type Stretch, type Span } from '../text/stretch.js';
import { inheritPrefixes, shareEndings, type Name } from './elided-names.js';
import { leadersIn } from './leaders.js';
import { type Field, isDuty, labelsIn } from './labels.js';
import { entriesIn, type Entry } from './names.js';
import { mergeGroups } from './merge-groups.js';
import { spreadTags } from './spread-tags.js';
import { bodyEnding, undecidedWord } from './vocabulary.js';

/** What the rest of the document says about reading its unit lists. */
export interface UnitContext {
  /** The issuer's own place, without the word for its level: a name that begins with it is complete. */
  place: string | null;
  /** Whether a sentence of the document declares the first listed unit to lead. */
  firstLeads: boolean;
  /** The mark by which the document tells its leads (带★的为牵头单位). */
  leadMark?: string | undefined;
}

/** A printed list; `field` is what its column announces, where no label does. */
export interface PrintedList extends Stretch {
  field?: Field | undefined;
}

/** A unit list as read; the fields are those of a parsed task. */
export interface UnitReading {
  lead: string[];
  coordinating: string[];
  groups: string[];
  openEnded: boolean;
  leadBasis: LeadBasis;
  rawUnits: string;
  deadline: string | null;
  leaders: string[];
  spans: Record<'lead' | 'coordinating' | 'groups' | 'rawUnits' | 'deadline' | 'leaders', Span[]>;
  doubts: Doubt[];
}

/** Reads the printed unit list of one item, which may stand on several lines, with the fields beside it. */
export function readUnitList(text: string, printed: readonly PrintedList[], context: UnitContext): UnitReading {
  const fields = printed.flatMap((stretch) => fieldsIn(text, stretch));
  const entries: Entry[] = [];
  const doubts: Doubt[] = [];
  const times: Stretch[] = [];
  let openEnded = false;
  for (const { start, end, field } of fields) {
    if (field === 'deadline' && end > start) times.push({ start, end });
    if (!isDuty(field)) continue;
    const list = entriesIn(text, start, end, field, context.leadMark);
    spreadTags(list.entries);
    for (const entry of list.entries) entries.push(entry);
    for (const time of list.times) times.push(time);
    openEnded ||= list.openEnded;
    for (const offset of list.unclosed) doubts.push({ code: 'unbalanced-bracket', start: offset, end: offset + 1 });
  }
  const isOfPerson = ({ start, end }: Stretch): boolean => person.test(text.slice(start, end));
  const people = entries.filter(isOfPerson);
  const grouped = mergeGroups(
    text,
    entries.filter((entry) => !isOfPerson(entry)),
  );
  const names = namesOf(text, grouped, context);
  const groups = grouped.filter(({ group }) => group).map((entry) => ({ ...entry, spans: spansOfWords(text, entry) }));
  const raw = rawSpans(text, printed, fields);
  const roles = rolesOf(names, context);
  // A time that is printed twice is one time; of two different ones the first stands in the list of fields, both in its quote.
  const deadline = times.slice(0, 1).flatMap((time) => spansOfWords(text, time));
  const leaders = [
    ...fields.filter(({ field }) => field === 'leaders').flatMap((stretch) => leadersIn(text, stretch)),
    ...people.map((each) => spansOfWords(text, each)),
  ];
  return {
    lead: roles.lead.map(({ name }) => name),
    coordinating: roles.coordinating.map(({ name }) => name),
    groups: groups.map(({ spans }) => printedAt(text, spans)),
    openEnded,
    leadBasis: roles.basis,
    rawUnits: printedAt(text, raw),
    deadline: printedAt(text, deadline) || null,
    leaders: leaders.map((spans) => printedAt(text, spans)),
    spans: {
      lead: roles.lead.flatMap(({ spans }) => spans),
      coordinating: roles.coordinating.flatMap(({ spans }) => spans),
      groups: groups.flatMap(({ spans }) => spans),
      rawUnits: raw,
      deadline,
      leaders: leaders.flat(),
    },
    doubts: [...doubts, ...doubtsOf(text, grouped, names, roles, openEnded, raw)],
  };
}

/** Somebody by name and office, where a list has them among its units (何某副县长牵头). */
const person = /^[\u4e00-\u9fff]{2,4}(?:常务)?副?(?:市长|县长|区长|州长|省长|镇长|乡长|秘书长|书记)$/;

interface FieldStretch extends Stretch {
  field: Field;
}

/** Cuts a printed list at its labels; the value of each runs to the next, without the mark that parts them. */
function fieldsIn(text: string, { start, end, field: column }: PrintedList): FieldStretch[] {
  const found: FieldStretch[] = [];
  let from = start;
  let field: Field = column ?? 'named';
  const close = (to: number) => {
    const value = withoutMarks(text, from, to);
    if (value.end > value.start) found.push({ ...value, field });
  };
  const labelFrom = labelsIn(text, end);
  for (let offset = start; offset < end; offset += 1) {
    const label = labelFrom(offset, headsField(text, start, offset));
    if (!label) continue;
    close(offset);
    field = label.field === 'named' && column !== undefined && isDuty(column) ? column : label.field;
    from = label.end;
    offset = Math.max(offset, label.end - 1);
  }
  close(end);
  return found;
}

/** Whether a label here stands at the head of a field, so that it may lack its colon. */
function headsField(text: string, start: number, offset: number): boolean {
  return offset === start || '；;。，,　 \t\n'.includes(text[offset - 1] ?? '');
}

function withoutMarks(text: string, start: number, end: number): Stretch {
  let [from, to] = [start, end];
  while (to > from && /[\s；;。，,、]/.test(text[to - 1] ?? '')) to -= 1;
  while (from < to && /[\s；;。，,、]/.test(text[from] ?? '')) from += 1;
  return { start: from, end: to };
}

/** The lists as printed: all that stands in a bracket; in a line of its own what follows its label, if it has one only. */
function rawSpans(text: string, printed: readonly PrintedList[], fields: readonly FieldStretch[]): Span[] {
  const lists = printed.filter((list) =>
    fields.some(({ start, end, field }) => isDuty(field) && start >= list.start && end <= list.end),
  );
  const units = fields.filter(({ field }) => isDuty(field));
  const [first] = lists;
  const [only] = units;
  const bracketed =
    first !== undefined && /[(（[［【〔]\s{0,9}$/.test(text.slice(Math.max(0, first.start - 10), first.start));
  const raw = only && units.length === 1 && lists.length === 1 && !bracketed ? [only] : lists;
  return raw.flatMap((stretch) => spansOfWords(text, stretch));
}

function namesOf(text: string, entries: readonly Entry[], context: UnitContext): Name[] {
  const units = shareEndings(text, entries);
  const complete = inheritPrefixes(text, units, context.place);
  const seen = new Set<string>();
  const leads = new Set(complete.filter(({ duty }) => duty === 'lead').map(({ name }) => name));
  return complete.filter((unit) => {
    const again = seen.has(unit.name) || (unit.duty !== 'lead' && leads.has(unit.name));
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
  // Who is named to help does not lead, wherever it stands.
  const first = names.find(({ duty }) => duty === 'named');
  if (!first) return { lead: [], coordinating: [...names], basis: 'none' };
  const basis = context.firstLeads ? 'declared' : isInCharge(first, names) ? 'printed' : 'firstListed';
  return { lead: [first], coordinating: names.filter((name) => name !== first), basis };
}

/** Whether the words put the first unit in charge before the others (甲局负责，乙局落实): it alone, where there are others. */
function isInCharge(first: Name, names: readonly Name[]): boolean {
  return first.charged && names.length > 1 && names.every((name) => name === first || !name.charged);
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
