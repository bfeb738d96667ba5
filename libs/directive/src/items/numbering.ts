import type { Doubt } from '../diagnostics.js';
import type { OutlinedItem } from './outline.js';

/** The tasks whose number does not follow the one before it in the same form; numbers may begin again at 1. */
export function numberingDoubts(outline: readonly OutlinedItem[]): Doubt[] {
  const last = new Map<number, number>();
  const headings = new Map<number, number>();
  const doubts: Doubt[] = [];
  for (const { item, kind } of outline) {
    if (!item.marker) continue;
    const { rank, value, number } = item.marker;
    if (kind !== 'task') {
      headings.set(rank, value);
      continue;
    }
    const before = last.get(rank);
    // An item may follow one that is the heading of its points.
    const follows =
      before === undefined || value === before + 1 || value === 1 || value === (headings.get(rank) ?? 0) + 1;
    if (!follows) doubts.push({ code: 'broken-numbering', start: number[0], end: number[0] + number[1] });
    last.set(rank, value);
  }
  return doubts;
}
