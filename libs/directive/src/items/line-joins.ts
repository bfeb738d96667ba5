import { bracketsIn } from '../text/brackets.js';
import type { Stretch } from '../text/stretch.js';
import { labelAt } from '../units/labels.js';
import { isBody, isBodyOrGroup } from '../units/named-units.js';
import type { Item, ListPiece } from './item.js';
import { findUnitLists } from './unit-list-finder.js';

/** A bracket at the end of an item's words that may be a unit list and is not closed in its line. */
export interface OpenBracket {
  /** The piece in which it opens, and where that begins. */
  index: number;
  start: number;
  offset: number;
  /** How many lines it has run on. */
  lines: number;
}

const longestBracket = 600;
const mostLines = 8;

/** The open bracket at the end of an item, if what stands behind it begins like a unit list. */
export function openBracketIn(text: string, { pieces }: Item): OpenBracket | undefined {
  const last = pieces.at(-1);
  if (last?.kind !== 'text') return undefined;
  const from = Math.max(last.at.start, last.at.end - longestBracket);
  const offset = bracketsIn(text, from, last.at.end).unclosed.find((at) => '(（[［【〔'.includes(text[at] ?? ' '));
  if (offset === undefined) return undefined;
  const [first = ''] = text.slice(offset + 1, last.at.end).split(/[、，,；;]/, 1);
  const listed = labelAt(text, offset + 1, last.at.end) !== undefined || isBodyOrGroup(first.replace(/^由/, ''));
  const cut = first.length === last.at.end - offset - 1 && first.length <= 20;
  return listed || cut ? { index: pieces.length - 1, start: last.at.start, offset, lines: 0 } : undefined;
}

/** The stretch from the words in front of an open bracket to the end of a line that closes it; `open` if it stays open. */
export function joinedBracket(text: string, open: OpenBracket, at: Stretch): Stretch | 'open' | undefined {
  if (at.end - open.offset > longestBracket || open.lines >= mostLines) return undefined;
  if (bracketsIn(text, open.offset, at.end).closeOf.get(open.offset) === undefined) {
    return open.lines > 0 || /[、，,]$/.test(text.slice(at.start, at.end)) ? 'open' : undefined;
  }
  const found = findUnitLists(text, open.start, at.end);
  return found.some(({ whole }) => whole.start === open.offset) ? { start: open.start, end: at.end } : undefined;
}

/** A list that breaks off at 、 or a comma, or has a label alone, goes on in the next line. */
export function goesOnBehind(text: string, { list }: ListPiece): boolean {
  return '、，,：:】'.includes(text[list.end - 1] ?? ' ');
}

/** Whether a line is the rest of a name, with further names, that broke off at the end of a labelled list. */
export function continuesName(text: string, { at: before, list }: ListPiece, at: Stretch): boolean {
  if (at.end - at.start > longestBracket || /[。；;)）】]$/.test(text.slice(before.start, before.end))) return false;
  const entries = text
    .slice(at.start, at.end)
    .replace(/。$/, '')
    .split(/[、，,；;]/);
  const start = Math.max(list.start, list.end - 60);
  const cut =
    text
      .slice(start, list.end)
      .split(/[、，,；;:：\s]/)
      .at(-1) ?? '';
  const [rest = '', ...others] = entries;
  if (cut === '' || /[。！？]/.test(rest) || !isBody(cut + rest) || !others.every(isBodyOrGroup)) return false;
  // A name that is whole goes on only where its line was full, as 市人力资源和社会 / 保障局.
  return !isBody(cut) || (before.end - before.start >= fullLine && rest.length <= 8 && !/^[省市县区各]/.test(rest));
}

const fullLine = 25;
