import type { Told } from './blocks/blocks.js';
import type { Doubt } from './diagnostics.js';
import type { LooseLine } from './document/loose-line.js';
import { excerptsAmong } from './items/excerpts.js';
import { foldPoints } from './items/fold-points.js';
import { gatherItems } from './items/gather-items.js';
import { outlineOf } from './items/outline.js';
import { tablesIn } from './tables/table-lines.js';
import type { Line } from './text/lines.js';
import type { Stretch } from './text/stretch.js';

/** Everything that a reading told apart in a text, with what it found doubtful on the way. */
export interface ToldText extends Told {
  /** Lines that hold many items without a line break between them. */
  runOn: readonly Stretch[];
  doubts: readonly Doubt[];
}

/** Tells apart what the lines of a text are: items in their outline, excerpts, heads of tables, and lines outside items. */
export function tellApart(text: string, lines: readonly Line[]): ToldText {
  const tables = tablesIn(text, lines);
  const gathered = gatherItems(text, lines, tables.lines);
  const excerpts = excerptsAmong(text, gathered.items);
  const folded = foldPoints(
    text,
    gathered.items.filter((item) => !excerpts.has(item)),
  );
  const outline = outlineOf(text, folded.items);
  const firstTask = outline.find(({ kind }) => kind === 'task')?.item.start ?? Infinity;
  return {
    outline,
    excerpts,
    loose: gathered.loose.map(({ at }) => ({ at, front: at.start < firstTask })),
    orphans: gathered.orphans,
    headers: gathered.headers,
    runOn: gathered.runOn,
    doubts: [...tables.doubts, ...folded.doubts],
  };
}

/** The lines outside the tasks: loose lines, paragraphs, and what stands below a heading. */
export function proseOf({ outline, loose }: Told): LooseLine[] {
  const firstTask = outline.find(({ kind }) => kind === 'task')?.item.start ?? Infinity;
  const lines = [...loose];
  for (const { item, kind } of outline) {
    if (kind === 'task') continue;
    const own = kind === 'heading' ? item.pieces.slice(1) : item.pieces;
    for (const { at } of own) lines.push({ at, front: at.start < firstTask });
  }
  return lines.sort((a, b) => a.at.start - b.at.start);
}
