import type { Target } from '../parsed-directive.js';
import type { ParsedReport } from '../prose/parsed-report.js';
import { type Claim, claimsOf } from './claims.js';
import { comparable, compareFigures, sameMeasure } from './compare-figures.js';
import { type Likeness, likenessWithin, plainWording } from './likeness.js';
import {
  type ClaimMatch,
  matchRules,
  type Mark,
  type MatchRule,
  type PromisingTask,
  type TaskMatch,
  type Verdict,
} from './match.js';
import type { Outcome } from './outcome.js';
import { answerTo, sharedRun, type Told } from './state-claims.js';

/** A directive as far as it is compared. */
interface PromisingDirective {
  tasks: readonly PromisingTask[];
}

/** The results of a report set against a directive: first its expected targets, then its other tasks. */
export interface OutcomeMatches {
  matches: TaskMatch[];
  taskMatches: TaskMatch[];
}

/**
 * Sets what a report tells against what a directive promised, task by task. Only what is certain is judged: what names
 * another thing, another measure or a part is not comparable, and what the report does not speak of has no outcome. Each
 * verdict carries both quotes and the rule by which it was found. Pure; never throws.
 */
export function matchOutcomes(report: ParsedReport, directive: PromisingDirective): OutcomeMatches {
  const likeness = likenessWithin(wordingsOf(report, directive));
  const told: Told = { results: report.results, outcomes: report.outcomes.filter(isOfTheYear), likeness };
  const matches = directive.tasks.map((task, index) => ({
    expected: isExpectedTarget(task),
    match: matchTask(task, index, told),
  }));
  return {
    matches: matches.filter(({ expected }) => expected).map(({ match }) => match),
    taskMatches: matches.filter(({ expected }) => !expected).map(({ match }) => match),
  };
}

/** A figure of several years says nothing of one. */
function isOfTheYear({ period, asOf }: Outcome): boolean {
  return period.end !== null || asOf !== null || period.quote === null;
}

/** Stands under a heading that announces the expected targets of the year. */
function isExpectedTarget({ sectionPath }: PromisingTask): boolean {
  return /(?:预期|发展)目标/.test(sectionPath.at(-1) ?? '') || /预期目标/.test(sectionPath.join('/'));
}

function* wordingsOf(report: ParsedReport, { tasks }: PromisingDirective): Generator<string> {
  for (const { quote } of report.outcomes) yield quote;
  for (const { quote } of report.results) yield quote;
  for (const { text } of tasks) yield* text.split(/[,。;:\uff0c\uff1b\uff1a]/);
}

function matchTask(task: PromisingTask, index: number, told: Told): TaskMatch {
  const claims = claimsOf(task);
  const figures = claims.filter(({ target }) => target !== undefined);
  const paired = pairsOf(task, figures, told);
  const found = figures.map((claim) => figureMatch(claim, paired.get(claim)));
  for (const claim of claims) {
    if (claim.target) continue;
    const answer = answerTo(claim, told);
    if (answer) found.push(claimMatch(claim, answer, answer.by, null));
  }
  const shown = found.length === 0 && isExpectedTarget(task) ? wordsOnly(claims, told) : found;
  return taskMatch(task, index, shown);
}

/** An outcome with which a promise is compared, and whether both name the same thing. */
interface Pair {
  claim: Claim;
  outcome: Outcome;
  same: boolean;
  score: number;
}

/** Each outcome answers at most one promise of a task: those of the same measure first, then the most alike. */
function pairsOf(task: PromisingTask, claims: readonly Claim[], told: Told): Map<Claim, Pair> {
  const candidates = claims.flatMap((claim) =>
    told.outcomes.map((outcome) => pairOf(task, claim, outcome, told)).filter((pair) => pair !== undefined),
  );
  candidates.sort((a, b) => b.score - a.score);
  const paired = new Map<Claim, Pair>();
  const used = new Set<Outcome>();
  for (const pair of candidates) {
    if (paired.has(pair.claim) || used.has(pair.outcome)) continue;
    paired.set(pair.claim, pair);
    used.add(pair.outcome);
  }
  return paired;
}

function pairOf(task: PromisingTask, claim: Claim, outcome: Outcome, { likeness }: Told): Pair | undefined {
  const { target } = claim;
  if (!target || !comparable(target, outcome) || !sameKind(target.metric, outcome.metric)) return undefined;
  if (likeness.weight(outcome.metric) < leastWeight) return undefined;
  const { there, back } = alike(likeness, claim, task.text, outcome);
  const measure = sameMeasure(target, outcome);
  if (!speaksOf(there, back) && !(measure === true && namesSame(task, outcome, back))) return undefined;
  const agreed = measure === true ? 4 : measure === undefined ? 2 : 0;
  return { claim, outcome, same: there >= 0.8 && back >= 0.75, score: agreed + there + back };
}

/** Both ways enough is shared: the promise is spoken of, and little else is. */
function speaksOf(there: number, back: number): boolean {
  return there >= 0.3 && back >= 0.4 && there + back >= 0.9;
}

/** The report speaks of something that the task names in the same long words, if not in the clause of the figure. */
function namesSame(task: PromisingTask, outcome: Outcome, back: number): boolean {
  return back >= 0.4 && sharedRun(task.text, outcome.metric) >= 6;
}

/** How much of the promise's words the outcome holds, and of the outcome's words the task. */
function alike(likeness: Likeness, claim: Claim, text: string, outcome: Outcome): { there: number; back: number } {
  return {
    there: likeness.coverage(claim.words, [outcome.metric, outcome.quote, outcome.topic ?? '']),
    back: likeness.coverage(outcome.metric, [claim.words, text]),
  };
}

/** A name of fewer or commoner words (项目, 乡镇) says too little. */
const leastWeight = 1.8;

/** A figure per head or per unit is another than the whole, and one of the province another than one of the city. */
function sameKind(promised: string, told: string): boolean {
  const [ratios, others] = [ratiosIn(promised), ratiosIn(told)];
  const [levels, otherLevels] = [levelsIn(promised), levelsIn(told)];
  const levelled =
    levels.length === 0 || otherLevels.length === 0 || levels.some((level) => otherLevels.includes(level));
  return ratios === others && levelled;
}

function ratiosIn(words: string): string {
  return /人均|户均|亩均|村均|单位[^,]{0,10}(?:能耗|排放|用水)/.exec(plainWording(words))?.[0] ?? '';
}

function levelsIn(words: string): string[] {
  return words.match(/国家级|省级|市级|县级/g) ?? [];
}

function figureMatch(claim: Claim, pair: Pair | undefined): ClaimMatch {
  const compared = compareFigures(claim, pair?.outcome, pair?.same ?? false);
  return claimMatch(claim, compared, pair?.outcome, pair?.outcome ?? null);
}

/** The figure as read: `>21万户`, `1.69万人; 1.71万人`, `2-3个`. */
function figureText({ value, unit, operator, several }: Outcome): string {
  const bound = operator === '>' ? '>' : '';
  if (typeof value === 'number') return `${bound}${value}${unit}`;
  return several ? value.map((each) => `${each}${unit}`).join('; ') : `${value.join('-')}${unit}`;
}

function claimMatch(
  claim: Claim,
  { verdict, marks, rule }: { verdict: Verdict; marks: Mark[]; rule: MatchRule },
  by: Pick<Outcome, 'quote' | 'span'> | undefined,
  outcome: Outcome | null,
): ClaimMatch {
  return {
    targetQuote: claim.quote,
    targetSpans: claim.spans,
    target: claim.target ? promisedText(claim.target) : null,
    outcomeQuote: by?.quote ?? null,
    outcomeSpan: by?.span ?? null,
    outcome: outcome && figureText(outcome),
    outcomeValueSpan: outcome && outcome.valueSpan,
    verdict,
    marks,
    rule,
    explanation: matchRules[rule],
  };
}

/** The figure that is promised: `>=7%`, `~3%`, `2-3家`. */
function promisedText({ operator, value, unit }: Target): string | null {
  if (value === null) return null;
  const bound = operator === null || operator === '=' || operator === 'range' ? '' : operator;
  return `${bound}${typeof value === 'number' ? value : value.join('-')}${unit ?? ''}`;
}

/** An expected target without a figure: what the report says of the same thing is shown, and cannot be compared. */
function wordsOnly(claims: readonly Claim[], { results, outcomes, likeness }: Told): ClaimMatch[] {
  const [claim] = claims;
  if (!claim) return [];
  const words = claim.clause.replace(beyondMetric, '');
  const candidates = [
    ...outcomes.map((outcome) => ({ by: outcome, outcome, words: outcome.metric })),
    ...results.map((result) => ({ by: result, outcome: undefined, words: result.quote })),
  ].map((each) => ({ ...each, covered: likeness.coverage(words, [each.words, each.by.topic ?? '']) }));
  const best = candidates.reduce<(typeof candidates)[number] | undefined>(
    (most, each) => (each.covered > (most?.covered ?? 0) ? each : most),
    undefined,
  );
  if (!best || best.covered < leastShared) return [];
  const { outcome } = best;
  const partial = outcome?.period.end && !outcome.period.end.endsWith('-12-31');
  return [
    claimMatch(
      claim,
      { verdict: 'notComparable', marks: partial ? ['partialPeriod'] : [], rule: 'no-figure-in-target' },
      best.by,
      outcome ?? null,
    ),
  ];
}

/** What is shown beside a target without a figure is only shown: less will do than for a verdict. */
const leastShared = 0.3;

const beyondMetric = /(?:保持|稳步|持续|与|同|完成|达到|控制).*$|相关|指标|等/g;

/** The verdict on a task: that on its promises which could be judged; where none could, what stood in the way. */
function taskMatch(task: PromisingTask, index: number, claims: ClaimMatch[]): TaskMatch {
  const judged = claims.filter(({ verdict }) => decided.has(verdict));
  const shown = judged.length > 0 ? judged : claims.filter(({ verdict }) => verdict === 'notComparable');
  const verdicts = new Set(shown.map(({ verdict }) => verdict));
  const [first] = shown;
  const verdict: Verdict = verdicts.size > 1 ? 'partlyMet' : (first?.verdict ?? 'noOutcome');
  const rule = shown.length > 1 ? 'combined' : (first?.rule ?? 'no-outcome');
  return {
    target: task.number,
    task: index,
    verdict,
    marks: [...new Set(shown.flatMap(({ marks }) => marks))],
    targetQuote: shown.length > 0 ? [...new Set(shown.map(({ targetQuote }) => targetQuote))].join('; ') : task.text,
    outcomeQuote:
      shown.length > 0 ? [...new Set(shown.map(({ outcomeQuote }) => outcomeQuote ?? ''))].join('; ') : null,
    outcome: shown.some(({ outcome }) => outcome !== null)
      ? shown
          .map(({ outcome }) => outcome ?? '')
          .filter(Boolean)
          .join('; ')
      : null,
    rule,
    explanation: matchRules[rule],
    claims,
  };
}

const decided = new Set<Verdict>(['met', 'missed', 'partlyMet']);
