import type { Block } from './blocks/block.js';
import { blocksOf, kindOfLoose, type Told } from './blocks/blocks.js';
import { isPageFurniture } from './blocks/page-furniture.js';
import { type Diagnostic, diagnosticMessages, type Doubt } from './diagnostics.js';
import { placeOfIssuer, readDocument } from './document/read-document.js';
import { readReporting } from './document/read-reporting.js';
import type { LooseLine } from './document/loose-line.js';
import { endOfItem } from './items/item.js';
import { excerptsAmong } from './items/excerpts.js';
import { gatherItems } from './items/gather-items.js';
import { outlineOf } from './items/outline.js';
import { numberingDoubts } from './items/numbering.js';
import { readTasks } from './items/read-task.js';
import type { ParsedDirective } from './parsed-directive.js';
import { textDefectsIn } from './text-defects.js';
import { type Line, lineAt, linesOf } from './text/lines.js';

/**
 * Reads a directive: text → blocks → items → units. Offsets count UTF-16 code units of `text` as it is. Never throws:
 * what is doubtful becomes a diagnostic, what is missing is null or empty. Form: `ParsedDirective`.
 */
export function parseDirective(text: string): ParsedDirective {
  // 1. Lines become items and loose lines; items find their place in the outline.
  const lines = linesOf(text);
  const told = tellApart(text, lines);
  const prose = proseOf(told);
  // 2. The head, the rules and the foot say what holds for the whole document.
  const { document, doubts: documentDoubts } = readDocument(text, prose);
  const { reporting, doubts: reportingDoubts } = readReporting(text, prose);
  // 3. Each item that is a task is read with its unit lists.
  const context = {
    place: placeOfIssuer(document.issuer),
    firstLeads: firstLeads.test(text),
    time: { year: document.year, issuedOn: document.issuedOn },
  };
  const read = told.outline.filter(({ kind }) => kind === 'task').map((item) => readTasks(text, item, context));
  const tasks = read.flatMap((item) => item.tasks);
  // 4. Everything doubtful is named, and every character accounted for.
  const doubts = [
    ...textDefectsIn(text, lines),
    ...structureDoubts(text, told),
    ...documentDoubts,
    ...reportingDoubts,
    ...read.flatMap((item) => item.doubts),
  ];
  if (tasks.length === 0) doubts.push({ code: 'no-tasks', start: 0, end: 0 });
  else if (reporting.quote === null) doubts.push({ code: 'no-reporting-calendar', start: 0, end: 0 });
  const accounted = blocksOf(text, lines, told).reduce((sum, { length }) => sum + length, 0);
  return {
    document,
    reporting,
    tasks,
    diagnostics: diagnosticsOf(doubts, lines),
    coverage: { characters: text.length, accounted },
  };
}

/** The blocks of a directive in the order of its text: every character stands in exactly one. */
export function blocksOfDirective(text: string): Block[] {
  const lines = linesOf(text);
  return blocksOf(text, lines, tellApart(text, lines));
}

/** The sentence by which a document declares that the first listed unit leads. */
const firstLeads = /[列排](?:在|名)?(?:第一位|首位|最前面?)[的者]{0,2}(?:单位|部门)?[为是]牵头/;

function tellApart(text: string, lines: readonly Line[]): Told {
  const { items, loose, orphans } = gatherItems(text, lines);
  const excerpts = excerptsAmong(text, items);
  const outline = outlineOf(
    text,
    items.filter((item) => !excerpts.has(item)),
  );
  const firstTask = outline.find(({ kind }) => kind === 'task')?.item.start ?? Infinity;
  return {
    outline,
    excerpts,
    loose: loose.map(({ at }) => ({ at, front: at.start < firstTask })),
    orphans,
  };
}

/** The lines outside the tasks: loose lines, paragraphs, and what stands below a heading. */
function proseOf({ outline, loose }: Told): LooseLine[] {
  const firstTask = outline.find(({ kind }) => kind === 'task')?.item.start ?? Infinity;
  const lines = [...loose];
  for (const { item, kind } of outline) {
    if (kind === 'task') continue;
    const own = kind === 'heading' ? item.pieces.slice(1) : item.pieces;
    for (const { at } of own) lines.push({ at, front: at.start < firstTask });
  }
  return lines.sort((a, b) => a.at.start - b.at.start);
}

/** Doubts about how the lines hang together. */
function structureDoubts(text: string, { outline, excerpts, loose, orphans }: Told): Doubt[] {
  const glued = outline.filter(({ item }) => item.glued);
  const lastTask = outline.findLast(({ kind }) => kind === 'task')?.item.start ?? -1;
  return [
    ...numberingDoubts(outline),
    ...glued.map(({ item }): Doubt => ({
      code: 'glued-item',
      start: item.start,
      end: item.pieces[0]?.at.end ?? item.start,
    })),
    ...[...excerpts].map((item): Doubt => ({ code: 'repeated-excerpt', start: item.start, end: endOfItem(item) })),
    ...orphans.map((at): Doubt => ({ code: 'missing-text', ...at })),
    ...loose.flatMap((line) => noiseDoubts(text, line, lastTask)),
  ];
}

/** Noise behind the last task is named; between tasks only what is more than the furniture of a page. */
function noiseDoubts(text: string, line: LooseLine, lastTask: number): Doubt[] {
  const { at } = line;
  if (line.front || kindOfLoose(text, line) !== 'noise') return [];
  if (at.start > lastTask) return [{ code: 'closing-noise', ...at }];
  return isPageFurniture(text.slice(at.start, Math.min(at.end, at.start + 201))) ? [] : [{ code: 'stray-line', ...at }];
}

function diagnosticsOf(doubts: readonly Doubt[], lines: readonly Line[]): Diagnostic[] {
  return [...doubts]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ code, start, end }) => ({
      code,
      line: lineAt(lines, start),
      offset: start,
      length: end - start,
      message: diagnosticMessages[code],
    }));
}
