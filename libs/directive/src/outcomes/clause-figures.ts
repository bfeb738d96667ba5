import { type Quantity, quantitiesIn } from '../figures/quantities.js';
import type { Stretch } from '../text/stretch.js';

/**
 * A figure of a clause and its surroundings: `segment` is the part of the clause that it closes or opens (建成…5个、…30个
 * has two), `before` the words in front of it, `after` those behind, which are empty where the figure closes its segment.
 */
export interface ClauseFigure {
  quantity: Quantity;
  segment: Stretch;
  before: Stretch;
  after: Stretch;
}

/**
 * The figures of a clause with their segments. A figure that only describes what the next one counts (10千伏农村电网150公里)
 * stands in the words before that one; Chinese numerals, which mostly stand in names, are passed over.
 */
export function figuresOfClause(plain: string, clause: Stretch): ClauseFigure[] {
  const quantities = quantitiesIn(plain, clause).filter(({ chinese }) => !chinese);
  const figures: ClauseFigure[] = [];
  let from = clause.start;
  quantities.forEach((quantity, index) => {
    const next = quantities[index + 1];
    const between = plain.slice(quantity.end, next?.start ?? clause.end);
    const parted = next === undefined ? undefined : partingOf(between);
    if (next !== undefined && parted === undefined) return;
    const end = next === undefined ? clause.end : quantity.end + (parted?.index ?? 0);
    const after = { start: quantity.end, end };
    figures.push({
      quantity,
      segment: { start: from, end },
      before: { start: from, end: quantity.start },
      after: /^[\s)”》]*(?:$|[、,])/.test(plain.slice(after.start, after.end)) ? { start: end, end } : after,
    });
    from = end + (parted?.length ?? 0);
  });
  return figures;
}

/**
 * Where the words between two figures part them: at a mark or 和 that stands right behind the first (…5个、…30个) or right
 * before the second (83个甲和530个乙), or at once where nothing stands between them.
 */
function partingOf(between: string): { index: number; length: number } | undefined {
  if (between === '') return { index: 0, length: 0 };
  const first = /^(?:[、,]|以?及|和|与)/.exec(between);
  if (first) return { index: 0, length: first[0].length };
  const last = /(?:[、,]|以?及|和|与)$/.exec(between);
  return last ? { index: last.index, length: last[0].length } : undefined;
}
