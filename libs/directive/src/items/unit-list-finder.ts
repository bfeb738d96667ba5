import { type Marker, markerAt } from '../blocks/marker.js';
import { bracketsIn } from '../text/brackets.js';
import { skipSpace, type Stretch, trimmed } from '../text/stretch.js';
import { kindOfClause } from '../units/clauses.js';
import { type Field, isDuty, labelAt, labelsIn } from '../units/labels.js';
import { isBodyOrGroup, namesUnits, namesUnitsAlone } from '../units/named-units.js';
import { labelledBy, orderedBy } from '../units/order-sentence.js';

/** A unit list found in a line: the whole with its brackets, the list inside them, and the item that is glued behind it. */
export interface FoundUnits {
  whole: Stretch;
  list: Stretch;
  /** Whether it names units, or holds fields beside them only (完成时限:). */
  units: boolean;
  glued?: Marker | undefined;
}

/**
 * Finds the unit lists of one line in one pass: labels (责任单位:) at the head of a sentence; a bracket that holds a label
 * or, at the end of a sentence, names of bodies; a last sentence that orders who does it (由甲局牵头,乙局配合).
 */
export function findUnitLists(text: string, start: number, end: number): FoundUnits[] {
  const { closeOf } = bracketsIn(text, start, end);
  const found: FoundUnits[] = [];
  let from = start;
  for (let offset = start; offset < end; offset += 1) {
    if (offset > from && isIdeograph(text, offset) && isIdeograph(text, offset - 1)) continue;
    const close = closeOf.get(offset);
    const units =
      labelledAt(text, from, offset, end, closeOf) ??
      (close === undefined
        ? sentenceAt(text, from, offset, end, closeOf)
        : bracketedAt(text, from, { start: offset, end: close }, end));
    if (units) {
      found.push(units);
      from = units.glued?.contentStart ?? units.whole.end;
      offset = from - 1;
    } else if (close !== undefined) {
      offset = close;
    }
  }
  return found;
}

/** Most characters are ideographs behind others: no list begins there. */
function isIdeograph(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 0x4e00 && code <= 0x9fff;
}

/** Whether a stretch opens with the label of a field that may belong to an item. */
export function opensWithLabel(text: string, { start, end }: Stretch): boolean {
  const label = labelAt(text, start, end, true);
  return label !== undefined && !isRemark(label.field);
}

function labelledAt(
  text: string,
  start: number,
  offset: number,
  end: number,
  closeOf: ReadonlyMap<number, number>,
): FoundUnits | undefined {
  const label = atSentenceHead(text, start, offset) ? labelAt(text, offset, end, offset === start) : undefined;
  if (!label || isRemark(label.field)) return undefined;
  const { listEnd, glued, units } = endOfLabelled(text, label.end, end, closeOf);
  if (!units && !isDuty(label.field) && !isShortValue(text, label, listEnd)) return undefined;
  const whole = { start: offset, end: Math.max(listEnd, label.end) };
  return { whole, list: trimmed(text, offset, whole.end), glued, units: units || isDuty(label.field) };
}

const isRemark = (field: Field): boolean => field === 'other' || field === 'remark';

/** Beside units a field may hold anything; alone it is a time, or a few words. */
function isShortValue(text: string, { end, field }: { end: number; field: string }, listEnd: number): boolean {
  const value = text.slice(end, Math.min(listEnd, end + 61)).trim();
  if (value === '' || value.length > 60) return false;
  return field !== 'deadline' || kindOfClause(value) === 'time' || value.length <= 20;
}

function bracketedAt(text: string, start: number, bracket: Stretch, end: number): FoundUnits | undefined {
  if (!'(（[［【〔'.includes(text[bracket.start] ?? ' ')) return undefined;
  const wholeEnd = skipMarks(text, bracket.end + 1, end);
  const { glued, last } = behind(text, wholeEnd, end);
  const list = trimmed(text, bracket.start + 1, bracket.end);
  const units = holdsUnits(text, start, bracket, last);
  if (!units && !(last && opensWithLabel(text, list))) return undefined;
  return { whole: { start: bracket.start, end: wholeEnd }, list, units, glued };
}

/** What stands behind a list: an item glued to it, and whether nothing else of its own item follows but further labels. */
function behind(text: string, offset: number, end: number): { glued: Marker | undefined; last: boolean } {
  const next = skipSpace(text, offset, end);
  const glued = next < end ? markerAt(text, next, end) : undefined;
  return { glued, last: next >= end || glued !== undefined || labelAt(text, next, end) !== undefined };
}

/** A last sentence that does nothing but order who leads, helps or is responsible; a label in its words may end one. */
function sentenceAt(
  text: string,
  start: number,
  offset: number,
  end: number,
  closeOf: ReadonlyMap<number, number>,
): FoundUnits | undefined {
  const mark = offset === start ? ' ' : (text[offset - 1] ?? ' ');
  if (!'。！；;，,'.includes(mark)) return undefined;
  const from = skipSpace(text, offset, end);
  const labelled = wordsOfLabel.test(text.slice(from, Math.min(end, from + 12)));
  if (!labelled && '，,'.includes(mark)) return undefined;
  const stop = endOfSentence(text, from, end, closeOf);
  const wholeEnd = skipMarks(text, stop, end);
  const { glued, last } = behind(text, wholeEnd, end);
  const words = text.slice(from, stop);
  if (!last || !(labelled ? labelledBy(words) : orderedBy(words))) return undefined;
  return { whole: { start: from, end: wholeEnd }, list: trimmed(text, from, stop), units: true, glued };
}

/** A label in the words of a sentence (责任单位为). */
const wordsOfLabel = /^[\u4e00-\u9fff]{0,6}(?:单位|部门)[为是]/;

/** A line that is nothing but such a sentence, where it goes on with an item. */
export function orderAlone(text: string, { start, end }: Stretch): { at: Stretch; list: Stretch } | undefined {
  if (end - start > longestSentence || '(（[［【〔'.includes(text[start] ?? ' ')) return undefined;
  let stop = end;
  while (stop > start && '。；;.'.includes(text[stop - 1] ?? ' ')) stop -= 1;
  const words = text.slice(start, stop);
  // Where a sentence stands in front, the order is the last of several.
  return !words.includes('。') && orderedBy(words) ? { at: { start, end }, list: { start, end: stop } } : undefined;
}

const longestSentence = 400;

function endOfSentence(text: string, from: number, end: number, closeOf: ReadonlyMap<number, number>): number {
  let offset = from;
  while (offset < end && offset - from < longestSentence && text[offset] !== '。') {
    offset = (closeOf.get(offset) ?? offset) + 1;
  }
  return offset;
}

function atSentenceHead(text: string, start: number, offset: number): boolean {
  return offset === start || '。！？；;.)）”】 　\t\n'.includes(text[offset - 1] ?? '');
}

/**
 * Labelled fields run to the end of their line, to a full stop that no further label follows, to a field of another
 * kind, or to an item glued behind them.
 */
function endOfLabelled(
  text: string,
  start: number,
  end: number,
  closeOf: ReadonlyMap<number, number>,
): { listEnd: number; glued?: Marker | undefined; units: boolean } {
  let units = false;
  const labelFrom = labelsIn(text, end);
  for (let offset = start; offset < end; offset += 1) {
    const glued = offset > start ? gluedAt(text, offset, end) : undefined;
    if (glued) return { listEnd: offset, glued, units };
    const label = labelFrom(offset, ' 　\t'.includes(text.charAt(offset - 1)));
    if (label?.field === 'other') return { listEnd: offset, units };
    units ||= label !== undefined && isDuty(label.field);
    if (label) offset = Math.max(offset, label.end - 1);
    else if (text[offset] !== '。') offset = closeOf.get(offset) ?? offset;
    else if (!isMoreBehind(text, offset + 1, end)) return { listEnd: offset, units };
  }
  return { listEnd: end, units };
}

/** Whether a further field of the list follows a full stop. */
function isMoreBehind(text: string, offset: number, end: number): boolean {
  const more = labelAt(text, skipSpace(text, offset, end), end);
  return more !== undefined && more.field !== 'other';
}

/** No name of a unit holds a number with its point or brackets: it opens the next item. */
function gluedAt(text: string, offset: number, end: number): Marker | undefined {
  if (!/[\d０-９(（①-⑳]/.test(text[offset] ?? '') || /[\d０-９第年.．-]/.test(text[offset - 1] ?? '')) return undefined;
  const marker = markerAt(text, offset, end);
  return marker?.weak === true || (marker && tellsPoint(text, marker, end)) ? undefined : marker;
}

/** Whether a number in a list tells which point of the item a unit answers for (①甲局；②乙局). */
function tellsPoint(text: string, { rank, contentStart }: Marker, end: number): boolean {
  const words = text.slice(contentStart, Math.min(end, contentStart + 40)).split(/[；;、，,。\n①-⑳]/, 1)[0] ?? '';
  return rank >= 4 && isBodyOrGroup(words.trim());
}

function holdsUnits(text: string, start: number, bracket: Stretch, last: boolean): boolean {
  const inside = trimmed(text, bracket.start + 1, bracket.end);
  if (labelledInside(text, inside)) return true;
  const closesSentence = '。！？；;”'.includes(text[bracket.start - 1] ?? ' ');
  if (bracket.start === start) return last && namesUnits(text.slice(inside.start, inside.end), true);
  const list = text.slice(inside.start, inside.end);
  // Behind one half of a sentence (…（甲局）；…（乙局）) the names must be plain to see.
  if (!last && !closesSentence)
    return namesUnits(list, true) || ('；;'.includes(text[bracket.end + 1] ?? ' ') && namesUnitsAlone(list));
  return namesUnits(list, false);
}

function labelledInside(text: string, inside: Stretch): boolean {
  for (let offset = inside.start; offset < inside.end; offset += 1) {
    const head = offset === inside.start || '，,；;。 　'.includes(text[offset - 1] ?? '');
    const label = head ? labelAt(text, offset, inside.end, offset === inside.start) : undefined;
    if (label && isDuty(label.field)) return true;
  }
  return false;
}

function skipMarks(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && '。；;.'.includes(text[offset] ?? '')) offset += 1;
  return offset;
}
