/** Opening brackets and quotation marks, each with the mark that closes it; full and half width count as the same. */
const closers = new Map([
  ['(', ')'],
  ['（', ')'],
  ['〔', '〕'],
  ['[', ']'],
  ['［', ']'],
  ['【', '】'],
  ['“', '”'],
  ['《', '》'],
  ['「', '」'],
]);
const closing = new Map([
  [')', ')'],
  ['）', ')'],
  ['〕', '〕'],
  [']', ']'],
  ['］', ']'],
  ['】', '】'],
  ['”', '”'],
  ['》', '》'],
  ['」', '」'],
]);

/** Most characters are ideographs: they are passed over at once. */
const firstIdeograph = 0x4e00;
const lastIdeograph = 0x9fff;

/** Which opening bracket or quotation mark closes where, and which are left open, within a stretch. */
export interface Brackets {
  closeOf: ReadonlyMap<number, number>;
  unclosed: readonly number[];
}

/**
 * Pairs the brackets and quotation marks of a stretch in one pass. A closing mark without its opening one is ignored,
 * so that one slip of the pen does not swallow a list.
 */
export function bracketsIn(text: string, start: number, end: number): Brackets {
  const closeOf = new Map<number, number>();
  const unclosed: number[] = [];
  const open: { offset: number; closer: string }[] = [];
  const waiting = new Map<string, number>();
  const count = (closer: string, by: number) => waiting.set(closer, (waiting.get(closer) ?? 0) + by);
  for (let offset = start; offset < end; offset += 1) {
    const code = text.charCodeAt(offset);
    if (code >= firstIdeograph && code <= lastIdeograph) continue;
    const character = text[offset] ?? '';
    const closer = closers.get(character);
    if (closer) {
      open.push({ offset, closer });
      count(closer, 1);
      continue;
    }
    const closed = closing.get(character);
    if (!closed || !waiting.get(closed)) continue;
    let top = open.pop();
    while (top && top.closer !== closed) {
      unclosed.push(top.offset);
      count(top.closer, -1);
      top = open.pop();
    }
    if (top) closeOf.set(top.offset, offset);
    count(closed, -1);
  }
  for (const { offset } of open) unclosed.push(offset);
  return { closeOf, unclosed };
}
