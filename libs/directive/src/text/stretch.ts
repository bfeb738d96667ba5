/** A place in the decoded text: offset and length in UTF-16 code units, so that `text.slice(offset, offset + length)` is what is printed. */
export type Span = readonly [offset: number, length: number];

/** A part of the text from `start` up to, not including, `end`. */
export interface Stretch {
  start: number;
  end: number;
}

/** The stretch without white space at either side (hand-written: a regular expression would be quadratic here). */
export function trimmed(text: string, start: number, end: number): Stretch {
  let from = start;
  let to = end;
  while (from < to && isSpace(text[from])) from += 1;
  while (to > from && isSpace(text[to - 1])) to -= 1;
  return { start: from, end: to };
}

/** The first offset from `start` that is not white space, at most `end`. */
export function skipSpace(text: string, start: number, end: number): number {
  let from = start;
  while (from < end && isSpace(text[from])) from += 1;
  return from;
}

/** The stretch as offset and length. */
export function spanOf({ start, end }: Stretch): Span {
  return [start, end - start];
}

/** The stretch as spans without the line breaks in it, each with the blanks around it: a name may run over lines. */
export function spansOfWords(text: string, { start, end }: Stretch): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (let offset = start; offset < end; offset += 1) {
    if (text[offset] !== '\n' && text[offset] !== '\r') continue;
    const before = trimmed(text, from, offset);
    if (before.end > before.start) spans.push(spanOf(before));
    from = skipSpace(text, offset, end);
    offset = from - 1;
  }
  if (end > from) spans.push([from, end - from]);
  return spans;
}

/** What is printed at the spans, joined. */
export function printedAt(text: string, spans: readonly Span[]): string {
  return spans.map(([offset, length]) => text.slice(offset, offset + length)).join('');
}

function isSpace(character: string | undefined): boolean {
  if (character === undefined) return false;
  const code = character.charCodeAt(0);
  // Most characters are ideographs and their marks: they are told at once.
  if (code > 0x3000 && code < 0xfeff) return false;
  return code === 0x20 || code === 0x3000 || /\s/.test(character);
}
