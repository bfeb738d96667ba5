import type { Line } from '../text/lines.js';
import { type Stretch, trimmed } from '../text/stretch.js';

/** The cells of a line of a table, parted by tabs or by upright strokes; a line without them is one cell. */
export function cellsOf(text: string, { start, end }: Pick<Line, 'start' | 'end'>): Stretch[] {
  const visible = trimmed(text, start, end);
  const mark = text.slice(start, end).includes('\t') ? '\t' : strokes(text, visible) ? '|' : undefined;
  if (mark === undefined) return [visible];
  const inner = mark === '|' ? within(text, visible) : { start, end };
  const cells: Stretch[] = [];
  let from = inner.start;
  for (let offset = inner.start; offset <= inner.end; offset += 1) {
    if (offset < inner.end && text[offset] !== mark) continue;
    cells.push(trimmed(text, from, offset));
    from = offset + 1;
  }
  return cells;
}

/** Whether a line is parted into cells at all. */
export function isParted(text: string, { start, end }: Pick<Line, 'start' | 'end'>): boolean {
  return text.slice(start, end).includes('\t') || strokes(text, trimmed(text, start, end));
}

/** Strokes on both sides of a line, or at its end and between, or between alone with a space on either side. */
function strokes(text: string, { start, end }: Stretch): boolean {
  if (text[end - 1] === '|' && text[start] === '|') return end - start > 2;
  const words = text.slice(start, end);
  if (!words.includes(' |')) return false;
  return / \|.* \|$/.test(words) || / \| .* \| /.test(words);
}

function within(text: string, { start, end }: Stretch): Stretch {
  return { start: text[start] === '|' ? start + 1 : start, end: text[end - 1] === '|' ? end - 1 : end };
}
