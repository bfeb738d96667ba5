import type { Target } from '../parsed-directive.js';
import { amountOf } from './amounts.js';
import type { Claim } from './claims.js';
import type { Mark, MatchRule, Verdict } from './match.js';
import type { Outcome } from './outcome.js';

/** What setting an outcome against a target gives. */
export interface Compared {
  verdict: Verdict;
  marks: Mark[];
  rule: MatchRule;
}

/** Whether a figure of the report can stand beside a target at all: same dimension, and growth beside growth. */
export function comparable(target: Target, outcome: Outcome): boolean {
  if (target.value === null || target.unit === null) return false;
  const [promised, told] = [amountOf(0, target.unit), amountOf(0, outcome.unit)];
  if (promised.dimension !== told.dimension) return false;
  return !/[%‰]/.test(target.unit) || isGrowth(target) === (outcome.measure === 'growth');
}

function isGrowth({ quote, metric }: Target): boolean {
  return /增[长速幅]|涨幅|上涨|下降|降低|回落/.test(quote + metric);
}

/** Whether one counts what there is and the other what was added; undefined where the words do not say. */
export function sameMeasure(target: Target, outcome: Outcome): boolean | undefined {
  if (/[%‰]|百分点/.test(outcome.unit) || target.measure === null || outcome.measure === 'plain') return undefined;
  return target.measure === outcome.measure;
}

/**
 * Sets an outcome, perhaps with several values for its one measure, against a target. A shortfall is a miss
 * only when both name the `same` thing: a wrong miss wrongs somebody.
 */
export function compareFigures(claim: Claim, outcome: Outcome | undefined, same: boolean): Compared {
  const { target } = claim;
  if (!target || !outcome) return { verdict: 'noOutcome', marks: [], rule: 'no-outcome' };
  if (sameMeasure(target, outcome) === false)
    return { verdict: 'notComparable', marks: ['stockForFlow'], rule: 'stock-for-flow' };
  if (countedOverOthers(claim, outcome))
    return { verdict: 'notComparable', marks: ['differentMeasure'], rule: 'other-basis' };
  const marks = marksOf(claim, outcome);
  if (outcome.several) marks.push('severalValues');
  const [first, ...others] = valuesOf(outcome).map((value) => reaches(target, value, outcome));
  if (others.some((each) => each !== first)) return { verdict: 'partlyMet', marks, rule: 'combined' };
  if (first === undefined) return { verdict: 'notComparable', marks, rule: 'bound-undecided' };
  if (conflicts(target, outcome)) marks.push('denominatorConflict');
  return first ? { verdict: 'met', marks, rule: 'figure-reached' } : shortfall(outcome, marks, same);
}

function shortfall(outcome: Outcome, marks: Mark[], same: boolean): Compared {
  if (!same) return { verdict: 'notComparable', marks: withMark(marks, 'differentMeasure'), rule: 'narrower-thing' };
  if (marks.includes('partialPeriod') && outcome.measure !== 'growth')
    return { verdict: 'notComparable', marks, rule: 'part-of-period' };
  return { verdict: 'missed', marks, rule: 'figure-not-reached' };
}

function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  return marks.includes(mark) ? [...marks] : [...marks, mark];
}

/** The marks that hold whatever the verdict is. */
function marksOf(claim: Claim, outcome: Outcome): Mark[] {
  const marks: Mark[] = [];
  const end = outcome.period.end;
  if (outcome.forecast !== null) marks.push('forecast');
  if (end !== null && !end.endsWith('-12-31')) marks.push('partialPeriod');
  if (outcome.scope !== null) marks.push('sameScope');
  if (otherDoing(claim, outcome)) marks.push('differentMeasure');
  if (claim.due !== null && end !== null && claim.due < end) marks.push('dateUnverifiable');
  return marks;
}

/** Persons beside occasions, or built beside opened: nearly the same, and not the same. */
function otherDoing({ target }: Claim, outcome: Outcome): boolean {
  if (!target || target.unit === null) return false;
  if (amountOf(0, target.unit).occasions !== amountOf(0, outcome.unit).occasions) return true;
  const [promised, told] = [doingIn(target.quote + target.metric), doingIn(outcome.quote)];
  return promised.length > 0 && told.length > 0 && !promised.some((kind) => told.includes(kind));
}

function doingIn(words: string): string[] {
  return doings.filter(({ form }) => form.test(words)).map(({ kind }) => kind);
}

const doings = [
  { kind: 'built', form: /新建|改建|改扩建|建设|建成/ },
  { kind: 'opened', form: /开通|开业|运营|投用/ },
  { kind: 'started', form: /开工|启动/ },
  { kind: 'signed', form: /签[约订]/ },
  { kind: 'recognised', form: /认定|评为|命名/ },
];

/** Both say over how many things of the same name they were counted, and the numbers differ. */
function countedOverOthers({ sentence }: Claim, { countedOver }: Outcome): boolean {
  const [, noun] = /([\u4e00-\u9fff]{4})$/.exec(countedOver?.quote ?? '') ?? [];
  if (!countedOver || !noun) return false;
  const counts = [...sentence.matchAll(/(\d{1,9})(?:个|家|项|所|处|座)([^,。;、\d]{1,24})/g)].filter(
    ([, , thing = '']) => thing.includes(noun),
  );
  return counts.length > 0 && !counts.some(([, number]) => Number(number) === countedOver.value);
}

/** Whether a figure reaches a target; undefined where it is only a bound that does not say. */
function reaches(target: Target, value: number, outcome: Outcome): boolean | undefined {
  const wanted = wantedBy(target);
  const amount = amountOf(value, outcome.unit).value;
  // How much less is told below zero, and promised as a plain figure.
  const told = /下降|降低|压减|减少/.test(target.quote) ? -amount : amount;
  const about = target.operator === '~';
  if (isCeiling(target)) return told <= wanted * (about ? tolerance : 1);
  if (about) return told >= wanted * (2 - tolerance);
  if (told > wanted || (told === wanted && (target.operator !== '>' || outcome.operator === '>'))) return true;
  return outcome.operator === '>' || outcome.operator === '>=' ? undefined : false;
}

/** The figure that is to be reached, of a range the lower one, in the base unit. */
function wantedBy({ value, unit }: Target): number {
  return amountOf(typeof value === 'number' ? value : (value?.[0] ?? 0), unit ?? '').value;
}

function isCeiling({ operator, quote }: Target): boolean {
  return operator === '<=' || operator === '<' || /控制在|不超过|不高于/.test(quote);
}

/** 左右: within a tenth. */
const tolerance = 1.1;

/** Of a range the lower end. */
function valuesOf({ value, several }: Outcome): readonly number[] {
  if (typeof value === 'number') return [value];
  return several ? value : value.slice(0, 1);
}

/**
 * Whether the report measures itself against another target: its figure, divided by the share of the year's target that
 * it claims, is not this target (to the last digit printed). A floor (以上) leaves room for a higher target within.
 */
function conflicts({ value, unit, operator }: Target, outcome: Outcome): boolean {
  const share = outcome.comparisons.find(({ ofTarget }) => ofTarget !== null)?.ofTarget;
  if (!share || typeof value !== 'number' || unit === null || typeof outcome.value !== 'number' || operator !== '=')
    return false;
  const own = (amountOf(outcome.value, outcome.unit).value / amountOf(value, unit).value) * 100;
  return Math.abs(own - share) > 0.5;
}
