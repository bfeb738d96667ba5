import { bracketsIn } from '../text/brackets.js';
import { type Stretch, trimmed } from '../text/stretch.js';
import { barePlace, classEnding, dutyWords, firmEnding, groupWord, openTail, territoryEnding } from './vocabulary.js';

/** No name is longer; what is longer is damaged text, and is kept whole rather than searched. */
const longestName = 200;

/** What a name is bidden to do by its label or by the verb behind it. */
export type Duty = 'lead' | 'named';

/** One entry of a unit list: where its name is printed, and what stood around it. */
export interface Entry {
  start: number;
  end: number;
  duty: Duty;
  /** Whether a comma, not 、, stands in front: a new tier of the list begins. */
  newTier: boolean;
  group: boolean;
}

/** The entries of one labelled stretch of a unit list. */
export interface EntryList {
  entries: Entry[];
  openEnded: boolean;
  unclosed: readonly number[];
}

/**
 * Cuts a stretch of a unit list into names: at 、 and commas outside brackets and quotation marks, at 和 and the like
 * between complete names; words of duty (负责, 牵头, 配合) and 等 are no part of a name.
 */
export function entriesIn(text: string, start: number, end: number, duty: Duty): EntryList {
  const { closeOf, unclosed } = bracketsIn(text, start, end);
  const list: OpenList = { text, closeOf, duty, entries: [], openEnded: false };
  let tier = 0;
  let newTier = true;
  let from = start;
  for (let offset = start; offset <= end; offset += 1) {
    const close = closeOf.get(offset);
    if (close !== undefined) {
      offset = close;
      continue;
    }
    const mark = offset === end ? '。' : (text[offset] ?? '');
    if (!'、，,;；。'.includes(mark)) continue;
    addEntries(list, { start: from, end: offset }, newTier);
    from = offset + 1;
    newTier = mark !== '、';
    if (newTier) tier = closeTier(list, tier);
    if (mark === '。') break;
  }
  return { entries: list.entries, openEnded: list.openEnded, unclosed };
}

/** A list while it is being cut. */
interface OpenList {
  text: string;
  closeOf: ReadonlyMap<number, number>;
  duty: Duty;
  entries: Entry[];
  openEnded: boolean;
}

/** Takes the verb off the last name of a tier; 牵头 makes the whole tier lead. Returns where the next tier begins. */
function closeTier(list: OpenList, tier: number): number {
  const { text, entries } = list;
  const last = entries.at(-1);
  const verb =
    last && entries.length > tier ? dutyWords.exec(text.slice(Math.max(last.start, last.end - 40), last.end)) : null;
  if (last && verb) {
    entries.pop();
    addEntries(list, { start: last.start, end: last.end - verb[0].length }, last.newTier);
    if (verb[1]?.startsWith('牵头')) for (let index = tier; index < entries.length; index += 1) lead(entries[index]);
  }
  return entries.length;
}

function lead(entry: Entry | undefined): void {
  if (entry) entry.duty = 'lead';
}

function addEntries(list: OpenList, at: Stretch, newTier: boolean): void {
  const { text, duty, entries } = list;
  const name = trimmed(text, at.start, at.end);
  if (name.end - name.start > longestName) {
    entries.push({ ...name, duty, newTier, group: false });
    return;
  }
  if (/^由.{2}/.test(text.slice(name.start, name.start + 3))) name.start += 1;
  const { nameEnd, tail } = cutOpenEnd(text, name.start, name.end);
  if (tail) list.openEnded = true;
  for (const part of cutAtConnectives(list, name.start, nameEnd)) {
    if (part.end <= part.start) continue;
    const group = isGroup(text.slice(part.start, part.end));
    const { start, end } = part;
    entries.push({ start, end, duty, newTier: newTier && start === name.start, group });
  }
  if (tail?.group) entries.push({ start: tail.start, end: tail.end, duty, newTier: false, group: true });
}

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

/** Cuts 甲局和乙局 and 甲县和乙县政府 in two, but never 林业和草原局. */
function cutAtConnectives({ text, closeOf }: OpenList, start: number, end: number): Stretch[] {
  const parts: Stretch[] = [];
  let from = start;
  for (let offset = start + 1; offset < end - 1; offset += 1) {
    offset = closeOf.get(offset) ?? offset;
    if (!'以会和及与'.includes(text[offset] ?? ' ')) continue;
    const word = /^(?:以及|会同|和|及|与)/.exec(text.slice(offset, offset + 2))?.[0];
    if (!word || !joinsNames(text.slice(from, offset), text.slice(offset, end))) continue;
    parts.push(trimmed(text, from, offset));
    from = offset + word.length;
    offset = from;
  }
  parts.push(trimmed(text, from, end));
  return parts;
}

/** Whether what stands on both sides of a connective are names: two bodies, or two places that share a government. */
function joinsNames(left: string, right: string): boolean {
  if (firmEnding.test(left)) return firmEnding.test(right) || groupWord.test(right);
  return barePlace.test(left) && territoryEnding.test(right);
}
