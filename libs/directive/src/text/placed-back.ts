import type { Block } from '../blocks/block.js';
import type { Diagnostic } from '../diagnostics.js';
import type { ParsedDirective, ParsedTask } from '../parsed-directive.js';
import type { SeenText } from './hidden-characters.js';
import { type Line, lineAt } from './lines.js';
import type { Span } from './stretch.js';

/** A reading of the seen text with its places in the text as it is; `length` is that of the text as it is. */
export function placedBack(
  read: ParsedDirective,
  seen: SeenText,
  lines: readonly Line[],
  length: number,
): ParsedDirective {
  const all = <K extends string>(spans: Record<K, Span[]>): Record<K, Span[]> => mapped(spans, seen);
  return {
    ...read,
    document: { ...read.document, spans: all(read.document.spans) },
    reporting: { ...read.reporting, spans: all(read.reporting.spans) },
    tasks: read.tasks.map((task): ParsedTask => ({
      ...task,
      targets: task.targets.map((target) => ({ ...target, span: around(target.span, seen) })),
      timeLimits: task.timeLimits.map((limit) => ({ ...limit, span: around(limit.span, seen) })),
      spans: all(task.spans),
    })),
    diagnostics: read.diagnostics.map((diagnostic): Diagnostic => {
      const [offset, extent] = around([diagnostic.offset, diagnostic.length], seen);
      return { ...diagnostic, line: lineAt(lines, offset), offset, length: extent };
    }),
    coverage: { characters: length, accounted: length - (read.coverage.characters - read.coverage.accounted) },
  };
}

/** One span around all that a stretch of the seen text covers, what is hidden inside included. */
function around([offset, length]: Span, { place }: SeenText): Span {
  const start = place(offset);
  return [start, length === 0 ? 0 : place(offset + length - 1) + 1 - start];
}

function mapped<K extends string>(spans: Record<K, Span[]>, seen: SeenText): Record<K, Span[]> {
  const entries = Object.entries<Span[]>(spans).map(([field, each]) => [field, each.flatMap(seen.spans)]);
  return Object.fromEntries(entries);
}

/**
 * The blocks of the seen text in the text as it is: hidden characters belong to the block in front of them; a line that
 * holds nothing else is blank.
 */
export function blocksPlacedBack(
  blocks: readonly Block[],
  seen: SeenText,
  lines: readonly Line[],
  length: number,
): Block[] {
  const starts = blocks.map((block, index) => ({ ...block, offset: index === 0 ? 0 : seen.place(block.offset) }));
  if (starts.length === 0) starts.push({ kind: 'blank', rule: 'blank', line: 1, offset: 0, length });
  return starts.flatMap((block, index): Block[] => {
    const { offset } = block;
    const end = starts[index + 1]?.offset ?? length;
    const whole = lines.slice(lineAt(lines, offset) - 1, lineAt(lines, Math.max(offset, end - 1)));
    return whole.map(({ number, start, next }) => {
      const from = Math.max(start, offset);
      const place = { line: number, offset: from, length: Math.min(next, end) - from };
      return from > offset ? { kind: 'blank', rule: 'blank', ...place } : { ...block, ...place };
    });
  });
}
