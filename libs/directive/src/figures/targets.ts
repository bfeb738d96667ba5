import type { Target } from '../parsed-directive.js';
import { spanOf, type Stretch } from '../text/stretch.js';
import { type Clause, clausesIn, type Enclosed, enclosedIn } from './clauses.js';
import { distributed } from './distribution.js';
import { type Figure, figureIn, nearReach } from './figure.js';
import { type Metric, metricOf } from './metric.js';
import { whyNoTarget } from './no-target.js';
import { operatorOf } from './operators.js';
import { plainWords } from './plain.js';
import type { Promised } from './promised.js';
import { type Quantity, quantitiesIn } from './quantities.js';
import { wordedTargetsIn } from './worded-targets.js';
import { measureOf, perUnitIn, strengthIn } from './wording.js';

/** What reading a stretch of the text for promises gives. */
export interface TargetReading {
  targets: Target[];
  /** Figures that look like sizes or grants, not like promises: somebody may know better. */
  passedOver: Stretch[];
}

/**
 * The promises in a stretch of the text, in order: each figure with a measure that the words promise to reach (not the sizes
 * of projects, baselines, ranks, grants and figures in names), and those without a figure of their own (`basis`).
 * `quote` is the slice at `span`. Linear in the stretch; never throws.
 */
export function targetsIn(text: string, stretch: Stretch): Target[] {
  return readTargets(text, stretch).targets;
}

/** The promises as `targetsIn` gives them, and the figures that were passed over with a doubt. */
export function readTargets(text: string, stretch: Stretch): TargetReading {
  const words = plainWords(text, stretch);
  const enclosed = enclosedIn(words);
  const quantities = outsideOf(enclosed, quantitiesIn(words, { start: 0, end: words.length }));
  const unquoted = withoutQuotations(words, enclosed);
  const read: TargetReading = { targets: [], passedOver: [] };
  let next = 0;
  let shared = nothingShared;
  for (const clause of clausesIn(words, enclosed)) {
    const first = next;
    while ((quantities[next]?.start ?? Infinity) < clause.end) next += 1;
    const own = quantities.slice(first, next);
    const { promises, passedOver, ...found } = promisesIn(
      words,
      clause,
      own,
      clause.opensSentence ? nothingShared : shared,
    );
    const worded = wordedTargetsIn(unquoted, clause, own);
    for (const promise of [...promises, ...worded].sort((a, b) => a.quote.start - b.quote.start))
      read.targets.push(placed(text, stretch.start, promise));
    for (const { start, end } of passedOver)
      read.passedOver.push({ start: stretch.start + start, end: stretch.start + end });
    shared = found.shared;
  }
  return read;
}

/** What an entry of a list hands on to the next: commitment, verb and noun. */
interface Shared {
  strength: Target['strength'];
  verb: string;
  noun: string;
  measure: Target['measure'];
  perUnit: string | null;
}

const nothingShared: Shared = { strength: 'plain', verb: '', noun: '', measure: null, perUnit: null };

/** Of some stretches those that begin in none of others; both in order. */
function outsideOf<Part extends Stretch>(others: readonly Stretch[], parts: readonly Part[]): Part[] {
  let next = 0;
  return parts.filter(({ start }) => {
    while ((others[next]?.end ?? Infinity) <= start) next += 1;
    return start < (others[next]?.start ?? Infinity);
  });
}

/** The words with what stands in quotation marks blanked, so that offsets stay. */
function withoutQuotations(words: string, enclosed: readonly Enclosed[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, quoted } of enclosed) {
    if (!quoted) continue;
    pieces.push(words.slice(from, start), '□'.repeat(end - start));
    from = end;
  }
  return pieces.join('') + words.slice(from);
}

/** The promises of one clause, and what they hand on to the next. */
function promisesIn(
  words: string,
  clause: Clause,
  quantities: readonly Quantity[],
  before: Shared,
): { promises: Promised[]; passedOver: Stretch[]; shared: Shared } {
  const { figures, passedOver } = figuresOf(words, clause, quantities);
  let shared = before;
  let taken = 0;
  const promises = figures.map((whole, index) => {
    // The noun behind the figure before is no part of this one (100个村、1000户).
    const figure = { ...whole, before: whole.before.slice(taken) };
    const listed = index > 0 && /^[、和及与]|^$/.test(figure.before);
    const metric = metricOf(figure, { ...shared, listed });
    taken = metric.tail;
    const promise = promiseOf(figure, metric, listed ? shared : { ...shared, measure: null });
    const { strength, measure, perUnit } = promise;
    shared = { strength, verb: metric.verb, noun: metric.text, measure, perUnit };
    return promise;
  });
  // A size inside what is counted (1个规模超500亿元的…) is read with it.
  const apart = outsideOf(
    promises.map(({ quote }) => quote),
    passedOver,
  );
  return {
    promises: distributed(figures, promises),
    passedOver: apart,
    shared: promises.length > 0 ? shared : nothingShared,
  };
}

/**
 * The figures that are promises, each with its words up to the promises beside it: a figure that is none may be a part of
 * what its neighbour counts (1个规模超500亿元的…). And those that are none, where that is doubtful.
 */
function figuresOf(
  words: string,
  clause: Clause,
  quantities: readonly Quantity[],
): { figures: Figure[]; passedOver: Figure[] } {
  const near = quantities.map((quantity, index) => {
    const from = quantities[index - 1]?.end ?? clause.start;
    const figure = figureIn(words, clause, quantity, from, quantities[index + 1], nearReach);
    const why = isSizeOfNext(quantity, quantities[index + 1])
      ? 'size'
      : whyNoTarget(figure, restOf(words, clause, quantity));
    return { quantity, neighbour: quantities[index - 1], figure, why };
  });
  const promised = near.filter(({ why }) => why === undefined);
  const figures = promised.map(({ quantity, neighbour }, index) => {
    const from = headOfEntry(words, quantity, neighbour, promised[index - 1]?.quantity.end ?? clause.start);
    return figureIn(words, clause, quantity, from, promised[index + 1]?.quantity);
  });
  const doubtful = near.filter(({ why, figure }) => why === 'support' || (why === 'size' && figure.kind === 'amount'));
  return { figures, passedOver: doubtful.map(({ figure }) => figure) };
}

/** 50亿元以上10个: the bound right before a count is the size of each of what is counted. */
function isSizeOfNext({ kind, bound, end }: Quantity, following: Quantity | undefined): boolean {
  return kind === 'amount' && bound !== '' && following?.kind === 'count' && following.start === end;
}

/** What stands behind a figure in its clause, past further figures, of bounded length. */
const restOf = (words: string, clause: Clause, { end }: Quantity): string =>
  words.slice(end, Math.min(clause.end, end + longestList));

const longestList = 160;

/** Where the words of an entry begin: behind the promise before it, and behind 、 after a size that is none. */
function headOfEntry(words: string, quantity: Quantity, neighbour: Quantity | undefined, from: number): number {
  if (!neighbour || neighbour.end <= from) return from;
  const mark = words.slice(neighbour.end, quantity.start).lastIndexOf('、');
  return mark < 0 ? from : neighbour.end + mark + 1;
}

function promiseOf(figure: Figure, metric: Metric, shared: Shared): Promised {
  return {
    quote: { start: figure.start - metric.lead, end: figure.end + metric.tail },
    metric: metric.text,
    operator: operatorOf(figure),
    value: figure.value,
    unit: figure.unit,
    basis: 'figure',
    measure: measureOf(figure, metric) ?? shared.measure,
    strength: strengthIn(figure.before) ?? (metric.opensAnew ? 'plain' : shared.strength),
    perUnit: perUnitIn(figure.before) ?? (metric.opensAnew ? null : shared.perUnit),
  };
}

function placed(text: string, offset: number, { quote, ...target }: Promised): Target {
  const at = { start: offset + quote.start, end: offset + quote.end };
  return { ...target, quote: text.slice(at.start, at.end), span: spanOf(at) };
}
