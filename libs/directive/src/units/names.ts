import { bracketsIn } from '../text/brackets.js';
import { skipSpace, type Stretch, trimmed } from '../text/stretch.js';
import { kindOfClause } from './clauses.js';
import { type Cut, cutAtConnectives } from './connectives.js';
import { isBodyOrGroup } from './named-units.js';
import { classEnding, dutyWords, groupWord, levelPrefix, openTail, territoryEnding } from './vocabulary.js';

/** No name is longer; what is longer is damaged text, and is kept whole rather than searched. */
const longestName = 200;

/** What a name is bidden to do by its label or by the verb behind it: to lead, to help (配合), or what is not said. */
export type Duty = 'lead' | 'named' | 'helping';

/** One entry of a unit list: where its name is printed, and what stood around it. */
export interface Entry {
  start: number;
  end: number;
  duty: Duty;
  /** Whether a comma, not 、, stands in front: a new tier of the list begins. */
  newTier: boolean;
  group: boolean;
  /** Whether a bracket right behind its name tells its duty. */
  tagged?: boolean;
  /** Whether the words put it alone in charge: 甲局负责 of a tier of its own, or 甲局会同乙局. */
  charged?: boolean;
}

/** The entries of one labelled stretch of a unit list. */
export interface EntryList {
  entries: Entry[];
  openEnded: boolean;
  unclosed: readonly number[];
  /** Clauses that say when (6月底前完成). */
  times: Stretch[];
}

/**
 * Cuts a stretch of a unit list into names: at 、 and commas outside brackets and quotation marks, at 和 and the like
 * between complete names; words of duty (负责, 牵头, 配合) and 等 are no part of a name. Clauses that name nobody (times,
 * scores, rules for the whole document) are left out.
 */
export function entriesIn(text: string, start: number, end: number, duty: Duty, leadMark?: string): EntryList {
  const { closeOf, unclosed } = bracketsIn(text, start, end);
  const list: OpenList = { text, closeOf, duty, leadMark, entries: [], openEnded: false, times: [] };
  let tier = 0;
  let newTier = true;
  let passing = false;
  for (const { start: from, end: to, mark } of namesApart(text, closeOf, clausesIn(text, start, end, closeOf))) {
    const clause = trimmed(text, from, to);
    const kind: ReturnType<typeof kindOfClause> = passing ? 'rule' : kindOfClause(text.slice(clause.start, clause.end));
    if (kind === 'time') list.times.push(clause);
    if (kind === undefined) addEntries(list, clause, newTier);
    // What a rule names up to the next comma belongs to the rule.
    passing = kind === 'rule' && mark === '、';
    newTier = mark !== '、';
    if (newTier || endsWithDuty(list)) tier = closeTier(list, tier);
    if (mark === '。' && !goesOn(text, to + 1, end)) break;
  }
  const { entries, openEnded, times } = list;
  return { entries, openEnded, unclosed, times };
}

/** The clauses of a list, each with the mark behind it; marks in brackets and quotation marks part nothing. */
function* clausesIn(
  text: string,
  start: number,
  end: number,
  closeOf: ReadonlyMap<number, number>,
): Generator<Stretch & { mark: string }> {
  let from = start;
  for (let offset = start; offset < end; offset += 1) {
    offset = closeOf.get(offset) ?? offset;
    const mark = text[offset] ?? '';
    if (!'、，,;；。'.includes(mark)) continue;
    yield { start: from, end: offset, mark };
    from = offset + 1;
  }
  if (from <= end) yield { start: from, end, mark: '。' };
}

/** Cuts a clause at its spaces where each word is the whole name of a body (甲局 乙局). */
function* namesApart(
  text: string,
  closeOf: ReadonlyMap<number, number>,
  clauses: Iterable<Stretch & { mark: string }>,
): Generator<Stretch & { mark: string }> {
  for (const clause of clauses) {
    const words = wordsIn(text, clause, closeOf);
    const apart = words.length > 1 && words.every(({ start, end }) => isBodyOrGroup(text.slice(start, end)));
    if (apart) for (const word of words.slice(0, -1)) yield { ...word, mark: '、' };
    yield apart ? { ...clause, start: words.at(-1)?.start ?? clause.start } : clause;
  }
}

function wordsIn(text: string, clause: Stretch, closeOf: ReadonlyMap<number, number>): Stretch[] {
  const { start, end } = trimmed(text, clause.start, clause.end);
  const words: Stretch[] = [];
  let from = start;
  for (let offset = start; offset < end; offset += 1) {
    offset = closeOf.get(offset) ?? offset;
    if (!' 　\t\n'.includes(text.charAt(offset))) continue;
    const next = skipSpace(text, offset, end);
    // A name may run over a line break; behind one, a name begins where its level is printed.
    if (
      !text.slice(offset, next).includes('\n') ||
      levelPrefix.test(text.slice(next, next + 3)) ||
      isGroup(text.slice(next, next + 2))
    ) {
      words.push({ start: from, end: offset });
      from = next;
    }
    offset = next - 1;
  }
  return [...words, { start: from, end }];
}

/** A list while it is being cut. */
interface OpenList extends Omit<EntryList, 'unclosed'> {
  text: string;
  closeOf: ReadonlyMap<number, number>;
  duty: Duty;
  /** The mark by which the document tells its leads, if it does. */
  leadMark: string | undefined;
}

/** Behind the full stop of a list a time or a rule may follow, no further names. */
function goesOn(text: string, start: number, end: number): boolean {
  const next = trimmed(text, start, Math.min(end, start + 60));
  return (
    next.end > next.start &&
    kindOfClause(text.slice(next.start, next.end).split(/[、，,;；。]/, 1)[0] ?? '') !== undefined
  );
}

function endsWithDuty({ text, entries }: OpenList): boolean {
  const last = entries.at(-1);
  return (
    last !== undefined && /(?:牵头|负责|配合|参加|参与)$/.test(text.slice(Math.max(last.start, last.end - 2), last.end))
  );
}

/** Takes the verb off the last name of a tier; it tells the duty of the whole tier. Returns where the next tier begins. */
function closeTier(list: OpenList, tier: number): number {
  const { text, entries } = list;
  const last = entries.at(-1);
  const verb = last && entries.length > tier ? verbBehind(text, last) : undefined;
  if (last && verb) {
    entries.pop();
    addEntries(list, { start: last.start, end: verb.start }, last.newTier);
    const duty = dutyOf(verb.word);
    const own = entries.slice(tier);
    if (duty) for (const entry of own) if (entry.duty === 'named') entry.duty = duty;
    const [only] = own;
    if (only && own.length === 1 && !only.group && verb.word === '负责') only.charged = true;
  }
  return entries.length;
}

/** The word of duty at the end of a name, and where it begins; a line may break inside it. */
function verbBehind(text: string, { start, end }: Stretch): { word: string; start: number } | undefined {
  const from = Math.max(start, end - 40);
  const found = dutyWords.exec(text.slice(from, end).replace(/[\r\n]\s*/g, ''));
  if (!found) return undefined;
  let at = end;
  for (let left = found[0].length; left > 0 && at > from; at -= 1) if (!/\s/.test(text[at - 1] ?? ' ')) left -= 1;
  return { word: found[1] ?? '', start: at };
}

function dutyOf(verb: string): Duty | undefined {
  if (/^(?:牵头|主办|主责)/.test(verb)) return 'lead';
  return /^(?:配合|参与|参加|协助|协办|协同|支持|指导|监督指导|督促指导|督导)/.test(verb) ? 'helping' : undefined;
}

function addEntries(list: OpenList, at: Stretch, newTier: boolean): void {
  const { text, entries } = list;
  const name = trimmed(text, at.start, at.end);
  if (name.end - name.start > longestName) {
    entries.push({ ...name, duty: list.duty, newTier, group: false });
    return;
  }
  name.start = behindHead(text, name.start, newTier);
  const { nameEnd, tail } = cutOpenEnd(text, name.start, name.end);
  if (tail) list.openEnded = true;
  const helpers = helpersBehind(text, name.start, nameEnd);
  const parts = cutAtConnectives(text, list.closeOf, { start: name.start, end: helpers.start });
  for (const part of parts) {
    const bare = withoutMarks(list, part);
    if (bare.end > bare.start) entries.push(entryOf(list, part, bare, newTier && part === parts[0]));
  }
  for (const { start, end } of helpers.names)
    entries.push({ start, end, duty: 'helping', newTier: false, group: isGroup(text.slice(start, end)) });
  if (tail?.group) entries.push({ start: tail.start, end: tail.end, duty: list.duty, newTier: false, group: true });
}

function entryOf(
  { text }: OpenList,
  { together }: Cut,
  { start, end, duty, tagged }: Stretch & { duty: Duty; tagged: boolean },
  newTier: boolean,
): Entry {
  const entry: Entry = { start, end, duty, newTier, group: isGroup(text.slice(start, end)) };
  return { ...entry, ...(tagged ? { tagged } : {}), ...(together && newTier ? { charged: true } : {}) };
}

/** The bracket behind a name that names who helps it (甲局（乙局、丙局配合）); it begins at the end where there is none. */
function helpersBehind(text: string, start: number, end: number): { start: number; names: Stretch[] } {
  const [whole, list = ''] = helping.exec(text.slice(Math.max(start, end - 64), end)) ?? [];
  const none = { start: end, names: [] };
  if (whole === undefined || whole.length >= end - start || !list.split('、').every(isBodyOrGroup)) return none;
  const names: Stretch[] = [];
  let from = end - whole.length + 1;
  for (const word of list.split('、')) {
    names.push({ start: from, end: from + word.length });
    from += word.length + 1;
  }
  return { start: end - whole.length, names };
}

const helping = /[（(]([^（）()，,；;\s]{2,50}?)(?:配合|协助|参与|参加|协办)[)）]$/;

/** Where a name begins behind what stands in front of it: the number of a point, words that open a tier. */
function behindHead(text: string, start: number, newTier: boolean): number {
  const from = start + (pointMark.exec(text.slice(start, start + 6))?.[0].length ?? 0);
  return newTier ? from + (headWords.exec(text.slice(from, from + 6))?.[0].length ?? 0) : from;
}

/** The number of the point of the item that a unit answers for (①甲局；②乙局). */
const pointMark = /^(?:[①-⑳⑴-⒇]|[(（]\d{1,2}[)）])[ \u3000]?/;

/** Words in front of the first name of a clause; 会同 is the name of a county too. */
const headWords = /^(?:(?:分别|共同|联合)?由(?=.{2})|并?会同(?!县))/;

/** A name without the marks that tell its duty (★甲局, 甲局(牵头)) and without a rule in a bracket behind it. */
function withoutMarks(
  { text, leadMark, duty }: OpenList,
  { start, end, lead }: Cut,
): Stretch & { duty: Duty; tagged: boolean } {
  const tag = tagBehind(text.slice(Math.max(start, end - 64), end));
  let [from, to] = [start, end - tag.length];
  let marked = lead;
  while (from < to && leadMarks.includes(text.charAt(from))) marked = text[from++] === leadMark || marked;
  while (to > from && leadMarks.includes(text.charAt(to - 1))) marked = text[--to] === leadMark || marked;
  return { ...trimmed(text, from, to), duty: marked ? 'lead' : (tag.duty ?? duty), tagged: tag.duty !== undefined };
}

/** A bracket behind a name that tells its duty (牵头), or holds a rule or an address (滨河路12号): how long it is, 0 where it is part of the name. */
function tagBehind(name: string): { length: number; duty?: Duty | undefined } {
  const [whole = '', inside = ''] = /[（(]([^（）()]{2,60})[)）]$/.exec(name) ?? [];
  if (kindOfClause(inside) === 'rule' || address.test(inside)) return { length: whole.length };
  const duty = inside.length <= 6 ? dutyOf(inside) : undefined;
  return duty ? { length: whole.length, duty } : { length: 0 };
}

/** Where an office is, as a bracket behind its name says it. */
const address = /^[\p{Script=Han}]{1,20}(?:大道|路|街|巷)(?:\d{1,4}号)?$/u;

const leadMarks = '*＊★▲△☆※●#＃';

/** A group is named by 各, 相关 or 有关 outside quotation marks. */
function isGroup(name: string): boolean {
  return groupWord.test(name) && groupWord.test(name.replace(/“[^”]*”/g, ''));
}

/** Finds the 等 that leaves the list open; what follows it may be a group of its own (等相关县政府) or a mere class (等部门). */
function cutOpenEnd(
  text: string,
  start: number,
  end: number,
): { nameEnd: number; tail?: { start: number; end: number; group: boolean } } {
  const name = text.slice(start, end);
  const at = name.lastIndexOf('等');
  if (at < 0 || /[高中初均平同对]/.test(name[at - 1] ?? '')) return { nameEnd: end };
  const tail = name.slice(at + 1).replace(dutyWords, '');
  const open = tail === '' || (openTail.test(tail) && classEnding.test(tail));
  if (!open) return { nameEnd: end };
  const group = groupWord.test(tail) && (territoryEnding.test(tail) || /[县区镇乡旗)）〕]$/.test(tail));
  const tailStart = start + at + 1;
  return {
    nameEnd: trimmed(text, start, start + at).end,
    tail: { start: tailStart, end: tailStart + tail.length, group },
  };
}
