import type { Target } from '../parsed-directive.js';
import { spanOf, type Stretch } from '../text/stretch.js';
import { clausesIn, type Enclosed, enclosedIn } from './clauses.js';
import { type Figure, figureIn } from './figure.js';
import { type Metric, metricOf } from './metric.js';
import { whyNoTarget } from './no-target.js';
import { operatorOf } from './operators.js';
import { plainWords } from './plain.js';
import { type Quantity, quantitiesIn } from './quantities.js';
import { measureOf, perUnitIn, strengthIn } from './wording.js';

/**
 * The measurable promises in a stretch of the text, in order: each figure with a measure that the words promise to reach,
 * not the sizes of projects, baselines, ranks, amounts of support and figures in names. `quote` is the slice at `span`.
 * One pass over the stretch; never throws.
 */
export function targetsIn(text: string, stretch: Stretch): Target[] {
  const words = plainWords(text, stretch);
  const enclosed = enclosedIn(words);
  const quantities = outsideOf(enclosed, quantitiesIn(words, { start: 0, end: words.length }));
  const targets: Target[] = [];
  let next = 0;
  let shared = nothingShared;
  for (const clause of clausesIn(words, enclosed)) {
    if (clause.opensSentence) shared = nothingShared;
    const before = targets.length;
    let from = clause.start;
    for (let quantity = quantities[next]; quantity && quantity.start < clause.end; quantity = quantities[next]) {
      next += 1;
      const figure = figureIn(words, clause, quantity, from, quantities[next]);
      from = Math.min(quantity.end, clause.end);
      if (whyNoTarget(figure)) continue;
      const read = targetOf(text, stretch.start, figure, shared);
      targets.push(read.target);
      shared = read.shared;
    }
    if (targets.length === before) shared = nothingShared;
  }
  return targets;
}

/** What an entry of a list hands on to the next: commitment, verb and noun. */
interface Shared {
  strength: Target['strength'];
  verb: string;
  noun: string;
  perUnit: string | null;
}

const nothingShared: Shared = { strength: 'plain', verb: '', noun: '', perUnit: null };

function outsideOf(enclosed: readonly Enclosed[], quantities: readonly Quantity[]): Quantity[] {
  let next = 0;
  return quantities.filter(({ start }) => {
    while ((enclosed[next]?.end ?? Infinity) <= start) next += 1;
    return start < (enclosed[next]?.start ?? Infinity);
  });
}

function targetOf(text: string, offset: number, figure: Figure, shared: Shared): { target: Target; shared: Shared } {
  const metric = metricOf(figure, shared);
  const strength = strengthIn(figure.before) ?? (metric.ownVerb ? 'plain' : shared.strength);
  const perUnit = perUnitIn(figure.before) ?? (metric.ownVerb ? null : shared.perUnit);
  const quote = quoteOf(text, offset, figure, metric);
  const target: Target = {
    quote: text.slice(quote.start, quote.end),
    metric: metric.text,
    operator: operatorOf(figure, figure.before, figure.after),
    value: figure.value,
    unit: figure.unit,
    basis: 'figure',
    measure: measureOf(metric.verb, figure.before, metric.text, figure.unit),
    strength,
    perUnit,
    span: spanOf(quote),
  };
  return { target, shared: { strength, verb: metric.verb, noun: metric.text, perUnit } };
}

function quoteOf(text: string, offset: number, figure: Figure, { lead, tail }: Metric): Stretch {
  const start = offset + figure.start - lead;
  return { start, end: Math.min(offset + figure.end + tail, text.length) };
}
