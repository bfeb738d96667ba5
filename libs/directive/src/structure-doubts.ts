import { kindOfLoose } from './blocks/blocks.js';
import { isPageFurniture } from './blocks/page-furniture.js';
import type { Doubt } from './diagnostics.js';
import { issueNumbersIn } from './document/document-number.js';
import type { LooseLine } from './document/loose-line.js';
import { endOfItem } from './items/item.js';
import { numberingDoubts } from './items/numbering.js';
import type { DirectiveDocument } from './parsed-directive.js';
import type { ToldText } from './tell-apart.js';

/** Doubts about how the lines hang together. */
export function structureDoubts(text: string, told: ToldText, document: DirectiveDocument): Doubt[] {
  const { outline, excerpts, loose, orphans, runOn } = told;
  const inRunOn = (start: number) => runOn.some((line) => line.start <= start && start < line.end);
  const glued = outline.filter(({ item }) => item.glued && !inRunOn(item.start));
  const lastTask = outline.findLast(({ kind }) => kind === 'task')?.item.start ?? -1;
  return [
    ...told.doubts,
    ...numberingDoubts(outline),
    ...runOn.map((at): Doubt => ({ code: 'run-on-text', ...at })),
    ...glued.map(({ item }): Doubt => ({
      code: 'glued-item',
      start: item.start,
      end: item.pieces[0]?.at.end ?? item.start,
    })),
    ...[...excerpts].map((item): Doubt => ({ code: 'repeated-excerpt', start: item.start, end: endOfItem(item) })),
    ...orphans.map((at): Doubt => ({ code: 'missing-text', ...at })),
    ...loose.flatMap((line) => noiseDoubts(text, line, lastTask)),
    ...loose
      .filter((line) => opensDocument(text, line, document))
      .map(({ at }): Doubt => ({ code: 'second-document', ...at })),
  ];
}

/** Noise behind the last task is named; between tasks only what is more than the furniture of a page. */
function noiseDoubts(text: string, line: LooseLine, lastTask: number): Doubt[] {
  const { at } = line;
  if (line.front || kindOfLoose(text, line) !== 'noise') return [];
  if (at.start > lastTask) return [{ code: 'closing-noise', ...at }];
  return isPageFurniture(text.slice(at.start, Math.min(at.end, at.start + 201))) ? [] : [{ code: 'stray-line', ...at }];
}

/** Behind the first task, a line that is the number of another document and nothing else. */
function opensDocument(text: string, { at, front }: LooseLine, { documentNumber }: DirectiveDocument): boolean {
  if (front || at.end - at.start > 60) return false;
  return issueNumbersIn(text, at).some(
    ({ start, end, own }) => own && sameNumber(text.slice(start, end)) !== sameNumber(documentNumber ?? ''),
  );
}

const sameNumber = (number: string): string => number.replace(/[^\u4e00-\u9fff\d]/g, '');
