import { markerAt } from '../blocks/marker.js';
import type { Stretch } from '../text/stretch.js';

/**
 * The number of the annex that a line lists (附件：1.甲表, below it 2.乙表): the first behind the word, the others one after
 * another, each a title without the marks of a sentence and without units.
 */
export function annexListed(text: string, { start, end }: Stretch, before: number | undefined): number | undefined {
  if (end - start > longestTitle) return undefined;
  opening.lastIndex = start;
  const from = before === undefined && opening.test(text) ? opening.lastIndex : start;
  if (before === undefined && from === start) return undefined;
  const marker = from < end ? markerAt(text, from, end) : undefined;
  if (!marker || marker.rank !== 3 || marker.value !== (before ?? 0) + 1) return undefined;
  return /[。；;：:]|负责|牵头/.test(text.slice(marker.contentStart, end)) ? undefined : marker.value;
}

const longestTitle = 90;

/** As GB/T 9704 lists annexes behind the text: the word, a colon, and the first of their numbers. */
const opening = /附[ \u3000]{0,2}件[ \u3000]{0,2}[:：][ \u3000]{0,4}/y;
