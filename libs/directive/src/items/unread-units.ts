import type { Doubt } from '../diagnostics.js';
import { bracketsIn } from '../text/brackets.js';
import type { Stretch } from '../text/stretch.js';
import type { OutlinedItem } from './outline.js';

const longestBracket = 200;

/** Brackets at the end of a sentence that speak of who does it, but were read as words: they were not understood. */
export function unreadUnitsIn(text: string, outline: readonly OutlinedItem[]): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { item } of outline) {
    for (const piece of item.pieces) if (piece.kind === 'text') doubts.push(...unreadIn(text, piece.at));
  }
  return doubts;
}

function unreadIn(text: string, { start, end }: Stretch): Doubt[] {
  const { closeOf } = bracketsIn(text, start, end);
  const doubts: Doubt[] = [];
  for (const [open, close] of closeOf) {
    if (close - open > longestBracket || !'(（[［【〔'.includes(text[open] ?? ' ')) continue;
    const atEnd =
      close + 1 >= end || '。；;'.includes(text[close + 1] ?? ' ') || '。；;'.includes(text[open - 1] ?? ' ');
    if (atEnd && speaksOfDuty.test(text.slice(open + 1, close)))
      doubts.push({ code: 'unread-units', start: open, end: close + 1 });
  }
  return doubts;
}

const speaksOfDuty =
  /(?:牵头|负责|配合|落实|承办|责任单位|责任部门|主办|协办)(?:单位|部门)?$|^(?:责任|牵头|配合|承办|协办)(?:单位|部门)/;
