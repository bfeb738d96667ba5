const closers = new Map([
  ['(', ')'],
  ['〔', '〕'],
  ['[', ']'],
  ['【', '】'],
  ['“', '”'],
  ['《', '》'],
  ['「', '」'],
]);
const closing = new Set(closers.values());

/** Which opening bracket or quotation mark closes where, and which are left open, within a stretch. */
export interface Brackets {
  closeOf: ReadonlyMap<number, number>;
  unclosed: readonly number[];
}

/**
 * Pairs the brackets and quotation marks of a stretch in one pass; full and half width count as the same.
 * A closing mark without its opening one is ignored, so that one slip of the pen does not swallow a list.
 */
export function bracketsIn(text: string, start: number, end: number): Brackets {
  const closeOf = new Map<number, number>();
  const open: { offset: number; closer: string }[] = [];
  const unclosed: number[] = [];
  const waiting = new Map<string, number>();
  const count = (closer: string, by: number) => waiting.set(closer, (waiting.get(closer) ?? 0) + by);
  for (let offset = start; offset < end; offset += 1) {
    const character = halfWidth(text[offset] ?? '');
    const closer = closers.get(character);
    if (closer) {
      open.push({ offset, closer });
      count(closer, 1);
    } else if (closing.has(character) && (waiting.get(character) ?? 0) > 0) {
      let top = open.pop();
      while (top && top.closer !== character) {
        unclosed.push(top.offset);
        count(top.closer, -1);
        top = open.pop();
      }
      if (top) closeOf.set(top.offset, offset);
      count(character, -1);
    }
  }
  return { closeOf, unclosed: [...unclosed, ...open.map(({ offset }) => offset)] };
}

function halfWidth(character: string): string {
  if (character === '（') return '(';
  if (character === '）') return ')';
  if (character === '［') return '[';
  return character === '］' ? ']' : character;
}
