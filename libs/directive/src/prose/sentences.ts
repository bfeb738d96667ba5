import { bracketsIn } from '../text/brackets.js';
import { type Stretch, trimmed } from '../text/stretch.js';

/** A part of a sentence between commas; `group` counts the parts between semicolons. */
export interface Clause extends Stretch {
  group: number;
}

/** A sentence with its full stop, and its clauses without the marks between them. */
export interface Sentence extends Stretch {
  clauses: Clause[];
}

/**
 * The sentences of a stretch of plain text, in order; together with the white space between them they are the stretch.
 * Marks inside short brackets and quotation marks part nothing, nor does the comma of 12,000.
 */
export function sentencesOf(plain: string, { start, end }: Stretch): Sentence[] {
  const closeOf = shortBracketsIn(plain, start, end);
  const sentences: Sentence[] = [];
  let open: Sentence = { start, end: start, clauses: [] };
  let from = start;
  let group = 0;
  const endClause = (at: number) => {
    const clause = trimmed(plain, from, at);
    if (clause.end > clause.start) open.clauses.push({ ...clause, group });
    from = at + 1;
  };
  const endSentence = (at: number) => {
    const stretch = trimmed(plain, open.start, at);
    if (stretch.end > stretch.start) sentences.push({ ...stretch, clauses: open.clauses });
    open = { start: at, end: at, clauses: [] };
    group = 0;
  };
  for (let offset = start; offset < end; offset += 1) {
    if (isIdeograph(plain.charCodeAt(offset))) continue;
    const close = closeOf.get(offset);
    if (close !== undefined) {
      offset = close;
      continue;
    }
    const mark = marks.get(plain[offset] ?? '');
    if (mark === undefined || (mark === 'clause' && isInsideFigure(plain, offset))) continue;
    endClause(offset);
    if (mark === 'group') group += 1;
    if (mark === 'sentence') endSentence(offset + 1);
  }
  endClause(end);
  endSentence(end);
  return sentences;
}

/** Most characters are ideographs: they are passed over at once. */
function isIdeograph(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

const marks = new Map<string, 'clause' | 'group' | 'sentence'>([
  [',', 'clause'],
  [':', 'clause'],
  [';', 'group'],
  ['。', 'sentence'],
  ['!', 'sentence'],
  ['?', 'sentence'],
  ['\n', 'sentence'],
  ['\r', 'sentence'],
]);

/** 12,000 and 1:500 are figures; 95%,1600 is not, nor 5,1600. */
function isInsideFigure(plain: string, offset: number): boolean {
  if (!/\d/.test(plain[offset - 1] ?? '')) return false;
  const behind = plain.slice(offset + 1, offset + 5);
  return plain[offset] === ':' ? /^\d/.test(behind) : /^\d{3}(?!\d)/.test(behind);
}

/** Quotations that hold whole sentences, and marks whose partner was lost, are no brackets here. */
function shortBracketsIn(plain: string, start: number, end: number): Map<number, number> {
  const short = new Map<number, number>();
  for (const [open, close] of bracketsIn(plain, start, end).closeOf) {
    if (close - open <= 60 && !/[。;\n]/.test(plain.slice(open, close))) short.set(open, close);
  }
  return short;
}
