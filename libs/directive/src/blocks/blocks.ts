import type { LooseLine } from '../document/loose-line.js';
import { endOfItem, type Item, type Piece } from '../items/item.js';
import type { OutlinedItem } from '../items/outline.js';
import type { Line } from '../text/lines.js';
import { spansOfWords, type Stretch, trimmed } from '../text/stretch.js';
import type { Block, BlockKind } from './block.js';
import { labelAt } from '../units/labels.js';
import { isBodyLine, isDateLine, isPageFurniture, isReprintCue } from './page-furniture.js';
import type { BlockRule } from './rules.js';

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
      blocks.push({ kind: 'blank', rule: 'blank', line: number, offset: start, length: lineEnd - start });
    let from = start;
    for (let begin = starts[next]; begin && begin.start < lineEnd; begin = starts[next]) {
      next += 1;
      const to = Math.min(starts[next]?.start ?? lineEnd, lineEnd);
      blocks.push({ kind: begin.kind, rule: begin.rule, line: number, offset: from, length: to - from });
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
  rule: BlockRule;
}

function startsOf(text: string, { outline, excerpts, loose, orphans, headers }: Told): Begin[] {
  const starts: Begin[] = [];
  for (const { item, kind } of outline) for (const begin of beginsOf(text, item, kind)) starts.push(begin);
  for (const item of excerpts) {
    for (const { start } of beginsOf(text, item, 'noise')) starts.push({ start, kind: 'noise', rule: 'repeated' });
  }
  for (const line of loose) starts.push({ start: line.at.start, ...looseKind(text, line) });
  for (const { start } of orphans) starts.push({ start, kind: 'units', rule: 'label-without-item' });
  for (const { start } of headers) starts.push({ start, kind: 'heading', rule: 'table-head' });
  return starts;
}

function beginsOf(text: string, item: Item, kind: OutlinedItem['kind'] | 'noise'): Begin[] {
  const own: BlockKind = kind === 'paragraph' ? kindOfProse(text, { start: item.start, end: endOfItem(item) }) : kind;
  const cells = item.row?.cells.filter(({ start }) => start > item.start) ?? [];
  const begins: Begin[] = [item, ...cells].map(({ start }) => ({ start, kind: own, rule: ruleOfItem(item, kind) }));
  item.pieces.forEach((piece, index) => {
    const list = piece.kind !== 'text';
    if (list && piece.borrowed === true) return;
    const of = kindOfPiece(text, item, piece, kind, index === 0 ? own : undefined);
    // The words behind a number stand in its line, unless it stands alone in its own.
    const apart = index > 0 || list || piece.at.start > (item.marker?.contentStart ?? Infinity);
    if (apart) begins.push({ start: piece.at.start, kind: of, rule: ruleOfPiece(text, item, piece) });
    for (const start of lineStartsIn(text, piece.at)) begins.push({ start, kind: of, rule: 'goes-on' });
  });
  return begins;
}

/** What a piece of an item is; `own` is what the item begins with, where the piece is its first. */
function kindOfPiece(
  text: string,
  { shares }: Item,
  piece: Piece,
  kind: OutlinedItem['kind'] | 'noise',
  own: BlockKind | undefined,
): BlockKind {
  if (piece.kind !== 'text' && (kind === 'task' || shares === true)) return 'units';
  if (kind !== 'heading') return own ?? (kind === 'paragraph' ? kindOfProse(text, piece.at) : kind);
  return own ?? kindOfProse(text, piece.at);
}

function ruleOfItem({ marker, glued, row }: Item, kind: OutlinedItem['kind'] | 'noise'): BlockRule {
  if (row) return 'table-row';
  if (kind === 'heading' || kind === 'paragraph') return kind;
  if (!marker) return 'no-number';
  return glued ? 'glued-number' : 'number';
}

function ruleOfPiece(text: string, { row }: Item, { kind, at }: Piece): BlockRule {
  if (row) return kind === 'text' ? 'table-row' : 'cell';
  if (kind === 'text') return 'goes-on';
  if (labelAt(text, at.start, at.end, true)) return 'label';
  return '(（[［【〔'.includes(text.charAt(at.start)) ? 'bracket' : 'sentence';
}

/** Where the further lines of a stretch begin. */
function lineStartsIn(text: string, { start, end }: Stretch): number[] {
  const starts: number[] = [];
  for (const [offset] of spansOfWords(text, { start, end })) if (offset > start) starts.push(offset);
  return starts;
}

function looseKind(text: string, line: LooseLine): Pick<Begin, 'kind' | 'rule'> {
  const kind = kindOfLoose(text, line);
  return { kind, rule: ruleOfLoose(text, line, kind) };
}

function ruleOfLoose(text: string, { at, front }: LooseLine, kind: BlockKind): BlockRule {
  if (kind === 'rule') return 'orders-reports';
  if (kind === 'closing') return 'signature';
  if (kind === 'preamble') return 'before-tasks';
  if (front) return 'reprint-cue';
  return isPageFurniture(text.slice(at.start, Math.min(at.end, at.start + 201))) ? 'page-furniture' : 'no-item';
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
