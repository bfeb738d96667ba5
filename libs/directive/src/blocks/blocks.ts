import type { LooseLine } from '../document/loose-line.js';
import { endOfItem, type Item } from '../items/item.js';
import type { OutlinedItem } from '../items/outline.js';
import type { Line } from '../text/lines.js';
import { type Stretch, trimmed } from '../text/stretch.js';
import type { Block, BlockKind } from './block.js';
import { isBodyLine, isDateLine, isReprintCue } from './page-furniture.js';

/** Everything that a reading told apart in a text. */
export interface Told {
  outline: readonly OutlinedItem[];
  excerpts: ReadonlySet<Item>;
  loose: readonly LooseLine[];
  orphans: readonly Stretch[];
}

/**
 * The blocks of a text in its order. Each begins where something told apart begins and runs to the next or to the end
 * of its line; a line in which nothing was told apart is blank, or stays out, so that the coverage shows it.
 */
export function blocksOf(text: string, lines: readonly Line[], told: Told): Block[] {
  const starts = startsOf(text, told).sort((a, b) => a.start - b.start);
  const blocks: Block[] = [];
  let next = 0;
  for (const { number, start, end, next: lineEnd } of lines) {
    const visible = trimmed(text, start, end);
    if (visible.start === visible.end)
      blocks.push({ kind: 'blank', line: number, offset: start, length: lineEnd - start });
    let from = start;
    while ((starts[next]?.start ?? Infinity) < lineEnd) {
      const kind = starts[next]?.kind ?? 'noise';
      next += 1;
      const to = Math.min(starts[next]?.start ?? lineEnd, lineEnd);
      blocks.push({ kind, line: number, offset: from, length: to - from });
      from = to;
    }
  }
  return blocks;
}

interface Begin {
  start: number;
  kind: BlockKind;
}

function startsOf(text: string, { outline, excerpts, loose, orphans }: Told): Begin[] {
  const starts: Begin[] = [];
  for (const { item, kind } of outline) for (const begin of beginsOf(text, item, kind)) starts.push(begin);
  for (const item of excerpts) for (const begin of beginsOf(text, item, 'noise')) starts.push(begin);
  for (const line of loose) starts.push({ start: line.at.start, kind: kindOfLoose(text, line) });
  for (const { start } of orphans) starts.push({ start, kind: 'units' });
  return starts;
}

function beginsOf(text: string, item: Item, kind: OutlinedItem['kind'] | 'noise'): Begin[] {
  const own: BlockKind = kind === 'paragraph' ? kindOfProse(text, { start: item.start, end: endOfItem(item) }) : kind;
  const begins: Begin[] = [{ start: item.start, kind: own }];
  item.pieces.forEach(({ kind: piece, at }, index) => {
    if (index === 0 && piece === 'text') return;
    if (kind === 'heading') begins.push({ start: at.start, kind: kindOfProse(text, at) });
    else begins.push({ start: at.start, kind: piece === 'units' && kind === 'task' ? 'units' : own });
  });
  return begins;
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
