import { type Marker, markerAt } from '../blocks/marker.js';
import { bracketsIn } from '../text/brackets.js';
import type { Stretch } from '../text/stretch.js';
import { findUnitLists } from './unit-list-finder.js';

/** Three items do not fit into a shorter line. */
const shortestRunOn = 40;
/** So many glued items show that the line breaks of a text are lost. */
const fewestGlued = 2;

/**
 * The stretches of a line that begin with a number: one, or many in a text that has lost its line breaks. A number counts
 * where it follows the one before it in the same form, or begins a deeper one, behind the end of a sentence, a list or a
 * heading.
 */
export function segmentsOf(text: string, at: Stretch): Stretch[] {
  const item = behindHeading(text, at);
  if (item !== undefined) return [{ start: at.start, end: item }, ...segmentsOf(text, { start: item, end: at.end })];
  if (at.end - at.start < shortestRunOn || !holdsNumbers(text.slice(at.start, at.end))) return [at];
  const lists = findUnitLists(text, at.start, at.end);
  if (lists.filter((found) => found.glued).length < fewestGlued) return [at];
  // What stands behind the last list is no part of the last item.
  const closing = lists.at(-1)?.whole.end ?? at.end;
  const starts = startsIn(text, at);
  if (closing < at.end && closing > (starts.at(-1) ?? at.start)) starts.push(closing);
  return [at.start, ...starts]
    .map((start, index) => ({ start, end: starts[index] ?? at.end }))
    .filter(({ start, end }) => end > start);
}

/**
 * Where an item begins right behind a short heading in the same line ((二)提振消费。4.…): its number goes on counting over
 * the headings, or it has a unit list of its own, so it is no point of theirs.
 */
function behindHeading(text: string, { start, end }: Stretch): number | undefined {
  const heading = markerAt(text, start, end);
  if (!heading || heading.weak || heading.rank > 2) return undefined;
  const title = shortTitle.exec(text.slice(heading.contentStart, Math.min(end, heading.contentStart + 40)));
  const behind = heading.contentStart + (title?.[0].length ?? 0);
  const item = title ? markerAt(text, behind, end) : undefined;
  if (!item || item.weak || item.rank !== 3) return undefined;
  const isOwn = item.value > 1 || hasOwnList(text, item, { start: behind, end });
  return isOwn ? behind : undefined;
}

/** Whether a list stands between a number and the next one of its form. */
const hasOwnList = (text: string, { rank, value }: Marker, { start, end }: Stretch): boolean =>
  findUnitLists(text, start, end).some(({ glued }) => glued?.rank === rank && glued.value === value + 1);

const shortTitle = /^[^。:：；;，,\d]{2,30}[。:：][ \u3000]*/;

/** The cheap test before the lists are looked for: what could be the numbers of glued items. */
function holdsNumbers(line: string): boolean {
  let count = 0;
  for (const _ of line.matchAll(/[0-9０-９]{1,3}[.．、)）]|[(（][一二三四五六七八九十]{1,3}[)）]/g)) {
    count += 1;
    if (count >= fewestGlued) return true;
  }
  return false;
}

function startsIn(text: string, at: Stretch): number[] {
  const { closeOf } = bracketsIn(text, at.start, at.end);
  const starts: number[] = [];
  const last = new Map<number, number>();
  let open: Marker | undefined;
  for (let offset = at.start; offset < at.end; offset += 1) {
    const marker = markerAt(text, offset, at.end);
    if (marker && !marker.weak && follows(marker, last, open) && standsBehind(text, marker, open, at.start)) {
      if (offset > at.start) starts.push(offset);
      last.set(marker.rank, marker.value);
      for (const rank of last.keys()) if (rank > marker.rank && marker.rank > 0 && rank !== 3) last.delete(rank);
      open = marker;
      offset = marker.contentStart - 1;
    } else {
      offset = closeOf.get(offset) ?? offset;
    }
  }
  return starts;
}

function follows({ rank, value }: Marker, last: ReadonlyMap<number, number>, open: Marker | undefined): boolean {
  if (value === (last.get(rank) ?? 0) + 1) return true;
  return value === 1 && (open === undefined || rank > open.rank);
}

/** What stands in front of a number that opens an item: the end of a sentence or a list, or a heading. */
function standsBehind(text: string, { start, rank }: Marker, open: Marker | undefined, from: number): boolean {
  if (start === from) return true;
  const before = text[start - 1] ?? '';
  if (/[\d０-９第年—–~至到.．%]/.test(before)) return false;
  if ('。；;！？!?)）】〕”:： 　\t'.includes(before)) return true;
  if (/[局委厅部办室院会府心司等位署行团队所]/.test(before)) return true;
  if (!open || rank <= open.rank) return false;
  const heading = text.slice(open.contentStart, Math.min(start, open.contentStart + 61));
  return heading.length <= 60 && !/[。；;]/.test(heading);
}
