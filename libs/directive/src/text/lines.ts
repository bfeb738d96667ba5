/** A line of the text: it begins at `start`, its visible part ends at `end`, the next line begins at `next`. Counts from 1. */
export interface Line {
  number: number;
  start: number;
  end: number;
  next: number;
}

/** The lines of a text, broken at LF, CR or CRLF; together they are the whole text. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const end = endOfLine(text, start);
    const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
    lines.push({ number: lines.length + 1, start, end, next });
    start = next;
  }
  return lines;
}

/** The number of the line in which an offset stands. */
export function lineAt(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.next ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.min(low + 1, Math.max(lines.length, 1));
}

function endOfLine(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return end;
}
