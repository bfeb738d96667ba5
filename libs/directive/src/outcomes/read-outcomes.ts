import { type Quoted, quoted, type Source } from '../prose/source.js';
import type { Clause, Sentence } from '../prose/sentences.js';
import { printedAt, spanOf, type Stretch } from '../text/stretch.js';
import { type ClauseFigure, figuresOfClause } from './clause-figures.js';
import { comparisonsIn } from './comparison.js';
import { distributedOver, type Subject } from './distribution.js';
import { type Metric, metricOf, withoutMeasureNoun, withoutPlace } from './metric.js';
import type { Outcome } from './outcome.js';
import { isTopic } from './topic.js';
import { periodIn, type PrintedPeriod, wholeYear } from './period.js';

/**
 * The results with figures that the paragraphs of a review tell, in order. `year` is the year under review, null where
 * the report does not say. Time words hold from where they stand to the end of their sentence, a word for an estimate
 * for its clause, or, together with 全年, for the clauses up to the next semicolon.
 */
export function readOutcomes(
  source: Source,
  paragraphs: readonly (readonly Sentence[])[],
  year: number | null,
): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const sentences of paragraphs) {
    let topic: string | null = null;
    const opening = sentences[0]?.clauses[0];
    const whole = opening && longPeriodIn(source, opening, year);
    for (const sentence of sentences) {
      if (isTopic(source.plain, sentence)) topic = quoted(source, sentence).quote;
      const setting = { year, topic, period: whole ?? wholeYear(year) };
      for (const outcome of outcomesOfSentence(source, sentence, setting)) outcomes.push(outcome);
    }
  }
  return outcomes;
}

/** A paragraph that opens with several years (这五年) speaks of them throughout. */
function longPeriodIn(source: Source, clause: Clause, year: number | null): PrintedPeriod | undefined {
  const read = periodIn(source.plain.slice(clause.start, Math.min(clause.end + 1, clause.start + 30)), year);
  return read && read.period.end === null && year !== null ? read : undefined;
}

interface Setting {
  year: number | null;
  topic: string | null;
  period: PrintedPeriod;
}

/** What a sentence carries from clause to clause. */
interface Carried extends Setting {
  outcomes: Outcome[];
  named: Stretch[];
  forecast: { word: string; group: number } | undefined;
  /** What the present clause says of all its figures. */
  said: Pick<Outcome, 'forecast' | 'scope'>;
}

function outcomesOfSentence(source: Source, sentence: Sentence, setting: Setting): Outcome[] {
  const carried: Carried = {
    ...setting,
    outcomes: [],
    named: [],
    forecast: undefined,
    said: { forecast: null, scope: null },
  };
  for (const clause of sentence.clauses) takeClause(source, clause, carried);
  return carried.outcomes;
}

function takeClause(source: Source, clause: Clause, carried: Carried): void {
  const words = source.plain.slice(clause.start, clause.end);
  takeTime(words, clause.group, carried);
  const origin = originIn(words);
  if (origin !== undefined) {
    const name = { start: clause.start, end: clause.start + origin };
    if (origin > 1) carried.named = [withoutPlace(source.plain, name)];
    return;
  }
  if (takeComparison(source, clause, carried)) return;
  const figures = figuresOfClause(source.plain, clause);
  if (figures.length === 0 && words.length <= 30) carried.named = nameWithin(source, clause, carried.named);
  const subjects = distributedOver(source.plain, clause, figures);
  for (const subject of subjects ?? figures.filter((figure) => isResult(source.plain, clause, figure)).map(alone)) {
    carried.outcomes.push(outcomeOf(source, clause, subject, carried));
  }
}

function takeTime(words: string, group: number, carried: Carried): void {
  carried.period = periodIn(words.slice(0, 60), carried.year) ?? carried.period;
  if (carried.forecast?.group !== group) carried.forecast = undefined;
  if (/^(?:预计(?:全年|今年|\d{4}年)|全年预计)/.test(words)) carried.forecast = { word: '预计', group };
  carried.said = {
    forecast: /预计|有望|预期|力争|将(?:突破|达|超|完成)/.exec(words)?.[0] ?? carried.forecast?.word ?? null,
    scope: /同口径|可比口径|按可比价/.exec(words)?.[0] ?? null,
  };
}

/** A comparison belongs to the figure before it, several to as many of them; the quote goes on to its end. */
function takeComparison(source: Source, clause: Clause, carried: Carried): boolean {
  const comparisons = carried.outcomes.length > 0 ? comparisonsIn(source, clause) : undefined;
  if (!comparisons) return false;
  carried.outcomes.slice(-comparisons.length).forEach((outcome, index) => {
    outcome.comparisons = outcome.comparisons.concat(comparisons.slice(index, index + 1));
    Object.assign(outcome, quoted(source, { start: outcome.span[0], end: clause.end }));
  });
  return true;
}

function alone(figure: ClauseFigure): Subject {
  return { figure, quote: figure.segment, named: undefined, countedOver: undefined, several: undefined };
}

/**
 * Where in a clause it says from where something was raised (某标准由590元), when that to which it was raised stands in
 * the next clause.
 */
function originIn(words: string): number | undefined {
  const found = /[由从][^\d,]{0,12}\d/.exec(words.slice(0, 80));
  return found && !/[至到为成][^\d]{0,6}\d/.test(words.slice(found.index, 120)) ? found.index : undefined;
}

/** Not every figure is a result: sizes in names, distances from others, what stands behind 由. */
function isResult(plain: string, clause: Stretch, { quantity, before, after }: ClauseFigure): boolean {
  const lead = plain.slice(Math.max(before.start, quantity.start - 16), quantity.start);
  if (/(?:高于|低于|高出|快于|超出|年产|日产|年处理|日处理|第|[由从])[^,]{0,10}$/.test(lead)) return false;
  if (after.end === after.start) return true;
  if (quantity.kind === 'duration') return false;
  if (quantity.kind === 'count') return true;
  return (
    before.start === clause.start &&
    /^(?:全[市省县区]|沿线|首批|其中)?$/.test(plain.slice(before.start, quantity.start))
  );
}

function outcomeOf(source: Source, clause: Clause, subject: Subject, carried: Carried): Outcome {
  const { figure } = subject;
  const { quantity } = figure;
  const metric = metricOf(source.plain, figure);
  const named = subject.named ?? namesOf(source, metric, carried);
  carried.named = named.length > 0 ? named : carried.named;
  const spans = named.map(spanOf);
  const value = valueOf(subject);
  return {
    ...quoted(source, subject.quote),
    metric: printedAt(source.printed, spans),
    metricSpans: spans,
    value: metric.falls && typeof value === 'number' ? -value : value,
    valueSpan: spanOf(quantity),
    unit: quantity.unit,
    operator: operatorOf(source.plain.slice(Math.max(clause.start, quantity.start - 8), quantity.start), quantity),
    measure: metric.measure,
    period: carried.period.period,
    asOf: carried.period.asOf,
    ...carried.said,
    comparisons: [],
    countedOver: countedOverOf(source, subject),
    several: subject.several !== undefined,
    topic: carried.topic,
  };
}

function valueOf({ figure, several }: Subject): Outcome['value'] {
  return several ? several.flatMap(({ value }) => value) : figure.quantity.value;
}

function countedOverOf(source: Source, { countedOver }: Subject): Outcome['countedOver'] {
  if (!countedOver || typeof countedOver.value !== 'number') return null;
  const { quote }: Quoted = quoted(source, countedOver.at);
  return { quote, value: countedOver.value };
}

/** The figure's own name; with a mere 总产量 what the clause before spoke of; without a name that of the clause before. */
function namesOf({ plain }: Source, metric: Metric, carried: Carried): Stretch[] {
  const [last] = carried.named;
  if (!metric.named) return carried.named;
  return metric.generic && last ? [withoutMeasureNoun(plain, last), metric.named] : [metric.named];
}

/** A clause without a figure may name what the next one measures (某市场, 同比增长5%). */
function nameWithin({ plain }: Source, clause: Clause, before: Stretch[]): Stretch[] {
  return /[\u4e00-\u9fff]{2}$/.test(plain.slice(clause.start, clause.end))
    ? [{ start: clause.start, end: clause.end }]
    : before;
}

function operatorOf(lead: string, { bound, over }: ClauseFigure['quantity']): Outcome['operator'] {
  if (/以上/.test(bound)) return '>=';
  if (/以内|之内|以下/.test(bound)) return '<=';
  if (/左右|上下/.test(bound) || /[近约]$/.test(lead)) return '~';
  if (over || /(?:突破|超过?|逾)了?$/.test(lead)) return '>';
  return /不[低少]于$/.test(lead) ? '>=' : '=';
}
