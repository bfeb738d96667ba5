import type { LooseLine } from '../document/loose-line.js';
import { endOfItem, type Item } from '../items/item.js';
import type { OutlinedItem } from '../items/outline.js';
import type { Line } from '../text/lines.js';
import { spansOfWords, type Stretch, trimmed } from '../text/stretch.js';
import type { Block, BlockKind } from './block.js';
import { isBodyLine, isDateLine, isReprintCue } from './page-furniture.js';

/** Everything that a reading told apart in a text. */
export interface Told {
  outline: readonly OutlinedItem[];
  excerpts: ReadonlySet<Item>;
  loose: readonly LooseLine[];
  orphans: readonly Stretch[];
  /** Head rows of tables. */
  headers: readonly Stretch[];
}

/**
 * The blocks of a text in its order. Each begins where something told apart begins and runs to the next or to the end
 * of its line; a line in which nothing was told apart is blank, or stays out, so that the coverage shows it.
 */
export function blocksOf(text: string, lines: readonly Line[], told: Told): Block[] {
  const starts = withoutTwins(startsOf(text, told));
  const blocks: Block[] = [];
  let next = 0;
  for (const { number, start, end, next: lineEnd } of lines) {
    const visible = trimmed(text, start, end);
    if (visible.start === visible.end)
      blocks.push({ kind: 'blank', line: number, offset: start, length: lineEnd - start });
    let from = start;
    for (let begin = starts[next]; begin && begin.start < lineEnd; begin = starts[next]) {
      next += 1;
      const to = Math.min(starts[next]?.start ?? lineEnd, lineEnd);
      blocks.push({ kind: begin.kind, line: number, offset: from, length: to - from });
      from = to;
    }
  }
  return blocks;
}

/** In the order of the text; of two that begin at one place the later one told says more. */
function withoutTwins(starts: Begin[]): Begin[] {
  const sorted = starts.sort((a, b) => a.start - b.start);
  return sorted.filter(({ start }, index) => sorted[index + 1]?.start !== start);
}

interface Begin {
  start: number;
  kind: BlockKind;
}

function startsOf(text: string, { outline, excerpts, loose, orphans, headers }: Told): Begin[] {
  const starts: Begin[] = [];
  for (const { item, kind } of outline) for (const begin of beginsOf(text, item, kind)) starts.push(begin);
  for (const item of excerpts) for (const begin of beginsOf(text, item, 'noise')) starts.push(begin);
  for (const line of loose) starts.push({ start: line.at.start, kind: kindOfLoose(text, line) });
  for (const { start } of orphans) starts.push({ start, kind: 'units' });
  for (const { start } of headers) starts.push({ start, kind: 'heading' });
  return starts;
}

function beginsOf(text: string, item: Item, kind: OutlinedItem['kind'] | 'noise'): Begin[] {
  const own: BlockKind = kind === 'paragraph' ? kindOfProse(text, { start: item.start, end: endOfItem(item) }) : kind;
  const cells = item.row?.cells.filter(({ start }) => start > item.start) ?? [];
  const begins: Begin[] = [item, ...cells].map(({ start }) => ({ start, kind: own }));
  item.pieces.forEach((piece, index) => {
    const list = piece.kind !== 'text';
    if (list && piece.borrowed === true) return;
    const units = list && (kind === 'task' || item.shares === true);
    const inHeading = kind === 'heading' && (index > 0 || list) ? kindOfProse(text, piece.at) : own;
    const of: BlockKind = units ? 'units' : inHeading;
    // The words behind a number stand in its line, unless it stands alone in its own.
    const apart = index > 0 || list || piece.at.start > (item.marker?.contentStart ?? Infinity);
    const starts = [...(apart ? [piece.at.start] : []), ...lineStartsIn(text, piece.at)];
    for (const start of starts) begins.push({ start, kind: of });
  });
  return begins;
}

/** Where the further lines of a stretch begin. */
function lineStartsIn(text: string, { start, end }: Stretch): number[] {
  const starts: number[] = [];
  for (const [offset] of spansOfWords(text, { start, end })) if (offset > start) starts.push(offset);
  return starts;
}

/** What a line outside items is: in front of the tasks prose or a cue, behind them date and signature, or noise. */
export function kindOfLoose(text: string, { at, front }: LooseLine): BlockKind {
  const line = text.slice(at.start, Math.min(at.end, at.start + 60));
  if (front) return isReprintCue(line) ? 'noise' : kindOfProse(text, at);
  return isDateLine(line) || isBodyLine(line) ? 'closing' : 'noise';
}

/** Prose that orders plans, reports, bulletins or inspections is a rule; other prose is preamble. */
function kindOfProse(text: string, { start, end }: Stretch): BlockKind {
  return /落实方案|实施方案|报送|报告.{0,30}情况|督查|督办|通报|台账/.test(text.slice(start, end))
    ? 'rule'
    : 'preamble';
}
