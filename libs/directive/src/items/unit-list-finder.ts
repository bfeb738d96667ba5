import { type Marker, markerAt } from '../blocks/marker.js';
import { bracketsIn } from '../text/brackets.js';
import { skipSpace, type Stretch, trimmed } from '../text/stretch.js';
import { isOtherLabel, labelAt } from '../units/unit-list.js';
import { bodyEnding, dutyWords } from '../units/vocabulary.js';

/** A unit list found in a line: the whole with its brackets, the list inside them, and the item that is glued behind it. */
export interface FoundUnits {
  whole: Stretch;
  list: Stretch;
  glued?: Marker | undefined;
}

/**
 * Finds the unit lists of one line in one pass: a label (责任单位:) at the head of a sentence, or a bracket that holds a
 * label or, at the end of a sentence, names of bodies.
 */
export function findUnitLists(text: string, start: number, end: number): FoundUnits[] {
  const { closeOf } = bracketsIn(text, start, end);
  const found: FoundUnits[] = [];
  let from = start;
  for (let offset = start; offset < end; offset += 1) {
    const close = closeOf.get(offset);
    const units =
      close === undefined
        ? labelledAt(text, from, offset, end, closeOf)
        : bracketedAt(text, from, { start: offset, end: close }, end);
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

function labelledAt(
  text: string,
  start: number,
  offset: number,
  end: number,
  closeOf: ReadonlyMap<number, number>,
): FoundUnits | undefined {
  const label = atSentenceHead(text, start, offset) ? labelAt(text, offset, end) : undefined;
  if (!label) return undefined;
  const { listEnd, glued } = endOfLabelled(text, label.end, end, closeOf);
  const whole = { start: offset, end: Math.max(listEnd, label.end) };
  return { whole, list: trimmed(text, offset, whole.end), glued };
}

function bracketedAt(text: string, start: number, bracket: Stretch, end: number): FoundUnits | undefined {
  if (!'(（[［【'.includes(text[bracket.start] ?? ' ')) return undefined;
  const wholeEnd = skipMarks(text, bracket.end + 1, end);
  const next = skipSpace(text, wholeEnd, end);
  const glued = next < end ? markerAt(text, next, end) : undefined;
  const last = next >= end || glued !== undefined;
  if (!holdsUnits(text, start, bracket, last)) return undefined;
  const list = trimmed(text, bracket.start + 1, bracket.end);
  return { whole: { start: bracket.start, end: wholeEnd }, list, glued };
}

function atSentenceHead(text: string, start: number, offset: number): boolean {
  return offset === start || '。！？；;.)）”】 　\t'.includes(text[offset - 1] ?? '');
}

/** A labelled list runs to the end of its sentence or line, to a field of another kind, or to an item glued behind it. */
function endOfLabelled(
  text: string,
  start: number,
  end: number,
  closeOf: ReadonlyMap<number, number>,
): { listEnd: number; glued?: Marker | undefined } {
  for (let offset = start; offset < end; offset += 1) {
    const glued = offset > start ? gluedAt(text, offset, end) : undefined;
    if (glued) return { listEnd: offset, glued };
    if (text[offset] === '。' || isOtherLabel(text, offset, end)) return { listEnd: offset };
    offset = closeOf.get(offset) ?? offset;
  }
  return { listEnd: end };
}

/** No name of a unit holds a number with its point or brackets: it opens the next item. */
function gluedAt(text: string, offset: number, end: number): Marker | undefined {
  if (!/[\d０-９(（①-⑳]/.test(text[offset] ?? '') || /[\d０-９第]/.test(text[offset - 1] ?? '')) return undefined;
  return markerAt(text, offset, end);
}

function holdsUnits(text: string, start: number, bracket: Stretch, last: boolean): boolean {
  const inside = trimmed(text, bracket.start + 1, bracket.end);
  if (labelledInside(text, inside)) return true;
  const closesSentence = '。！？；;”'.includes(text[bracket.start - 1] ?? ' ');
  if (bracket.start === start || !(last || closesSentence)) return false;
  return mostlyBodies(text.slice(inside.start, inside.end));
}

function labelledInside(text: string, inside: Stretch): boolean {
  for (let offset = inside.start; offset < inside.end; offset += 1) {
    const head = offset === inside.start || '，,；;。 　'.includes(text[offset - 1] ?? '');
    if (head && labelAt(text, offset, inside.end)) return true;
  }
  return false;
}

/** At least half of the entries end as names of bodies do. */
function mostlyBodies(list: string): boolean {
  const entries = list.split(/[、，,;；]/).map((entry) => entry.slice(-30).replace(dutyWords, '').replace(/等$/, ''));
  const bodies = entries.filter((entry) => entry.length > 1 && bodyEnding.test(entry.replace(/[)）〔〕]+$/, '')));
  return bodies.length * 2 >= entries.length;
}

function skipMarks(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && '。；;.'.includes(text[offset] ?? '')) offset += 1;
  return offset;
}
