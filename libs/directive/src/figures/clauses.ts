import { bracketsIn } from '../text/brackets.js';
import type { Stretch } from '../text/stretch.js';

/** What is enclosed in brackets or in quotation marks, as offsets of the words; the marks belong to it. */
export interface Enclosed extends Stretch {
  quoted: boolean;
}

/** A clause between two marks, and whether it begins a sentence. */
export interface Clause extends Stretch {
  opensSentence: boolean;
}

/** The outermost brackets and quotations of plain words, in order. Plain quotation marks pair up in the order of the text. */
export function enclosedIn(words: string): Enclosed[] {
  const { closeOf } = bracketsIn(words, 0, words.length);
  const found: Enclosed[] = [];
  for (let offset = 0; offset < words.length; offset += 1) {
    const character = words[offset] ?? '';
    const close = closeOf.get(offset) ?? ('"“'.includes(character) ? closeOfPlainQuote(words, offset) : undefined);
    if (close === undefined) continue;
    found.push({ start: offset, end: close + 1, quoted: '“《「"'.includes(character) });
    offset = close;
  }
  return found;
}

/** A plain quotation mark, which may also close a curly one, stands near the mark that it closes, or it is a slip. */
function closeOfPlainQuote(words: string, offset: number): number | undefined {
  const close = words.slice(offset + 1, offset + 62).search(/["”]/);
  return close < 0 ? undefined : offset + 1 + close;
}

/** The clauses of plain words; marks inside brackets and quotations part nothing, nor does the comma of 1,646. */
export function clausesIn(words: string, enclosed: readonly Enclosed[]): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let opensSentence = true;
  let next = 0;
  for (let offset = 0; offset <= words.length; offset += 1) {
    const inside = enclosed[next];
    if (inside && offset === inside.start) {
      offset = inside.end - 1;
      next += 1;
      continue;
    }
    const mark = words[offset] ?? '。';
    const sentence = '。!?;\n\r'.includes(mark);
    if (!sentence && !isComma(words, offset, mark)) continue;
    if (offset > start) {
      clauses.push({ start, end: offset, opensSentence });
      opensSentence = false;
    }
    opensSentence ||= sentence;
    start = offset + 1;
  }
  return clauses;
}

function isComma(words: string, offset: number, mark: string): boolean {
  if (mark === ':') return true;
  if (mark !== ',') return false;
  return !(/\d/.test(words[offset - 1] ?? '') && /^,\d{3}(?!\d)/.test(words.slice(offset, offset + 5)));
}
