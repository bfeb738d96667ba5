import type { Claim } from './claims.js';
import type { Likeness } from './likeness.js';
import { plainWording } from './likeness.js';
import type { Mark, MatchRule, Verdict } from './match.js';
import type { Outcome, StatedResult } from './outcome.js';

/** A clause of the report that answers a promise without a figure. */
export interface Answer {
  verdict: Verdict;
  marks: Mark[];
  rule: MatchRule;
  by: { quote: string; span: StatedResult['span'] };
}

/** What a report holds that a promise without a figure may be answered by. */
export interface Told {
  results: readonly StatedResult[];
  outcomes: readonly Outcome[];
  likeness: Likeness;
}

/**
 * Answers a promise without a figure: a list of which the report names parts as done, a programme that it calls complete,
 * or something that was to be completed. A promise only to go on with something asks for no answer.
 */
export function answerTo(claim: Claim, told: Told): Answer | undefined {
  return listAnswer(claim, told) ?? programmeAnswer(claim, told) ?? completionAnswer(claim, told);
}

/** 加快甲、乙、丙等5所…建设: the names that results call done. */
function listAnswer({ clause }: Claim, { results }: Told): Answer | undefined {
  const names = namesListed(clause);
  if (names.length < 3) return undefined;
  const found = results
    .map((result) => ({ result, names: names.filter((name) => plainWording(result.quote).includes(name)) }))
    .filter((answer) => answer.names.length > 0);
  const done = new Set(found.filter(({ result }) => result.stage === 'done').flatMap((answer) => answer.names));
  const best = found.toSorted((a, b) => b.names.length - a.names.length)[0]?.result;
  if (!best || done.size < 2) return undefined;
  const all = done.size === names.length && !/等\d/.test(clause);
  return { verdict: all ? 'met' : 'partlyMet', marks: [], rule: all ? 'listed-all' : 'listed-some', by: best };
}

/** Names of at least four characters between the marks of a list. */
function namesListed(clause: string): string[] {
  const list = /^(?:[推抓]进?好?|加快|推动|推进|建设|实施|完成|重点|启动|确保|抓好)*([^,;。]{4,120}?)等\d/.exec(
    clause,
  )?.[1];
  if (!list?.includes('、')) return [];
  return list
    .split('、')
    .map((name) => plainWording(name.replace(/(?:项目|工程|建设)$/, '')))
    .filter((name) => name.length >= 4);
}

/** A programme by name (…行动, …计划) whose completion the report puts at 100 %. */
function programmeAnswer({ clause }: Claim, { outcomes }: Told): Answer | undefined {
  const [programme] = /[\u4e00-\u9fff]{2,14}(?:行动|计划|工程)/.exec(clause) ?? [];
  if (!programme) return undefined;
  const complete = outcomes.find(
    ({ metric, value, unit }) =>
      unit === '%' && value === 100 && metric.endsWith('完成率') && sharedRun(programme, metric) >= 6,
  );
  return complete && { verdict: 'met', marks: [], rule: 'programme-complete', by: complete };
}

/**
 * Something that was to be completed, and what the report says has become of it. A mere 完成任务 is about what its
 * sentence opens with, and only a statement on all of that answers it.
 */
function completionAnswer(claim: Claim, { results, likeness }: Told): Answer | undefined {
  const { clause, due } = claim;
  if (!completing.test(clause)) return undefined;
  const { thing, general } = thingOf(claim);
  if (likeness.weight(thing) < (general ? leastGeneral : leastWeight)) return undefined;
  const best = results
    .filter(({ quote, stage }) => stage !== 'changed' && (!general || /全部|均已/.test(quote)))
    .map((result) => ({ result, covered: likeness.coverage(thing, [result.quote]) }))
    .filter(({ covered }) => covered >= (general ? 1 : leastCovered))
    .toSorted((a, b) => b.covered - a.covered)[0]?.result;
  if (best?.stage === 'done') return { verdict: 'met', marks: marksOf(due), rule: 'stated-done', by: best };
  return best && due ? { verdict: 'missed', marks: [], rule: 'stated-ongoing', by: best } : undefined;
}

/** What a clause wants completed; where it only says 任务 or 改革, what its sentence opens with. */
function thingOf({ clause, sentence }: Claim): { thing: string; general: boolean } {
  const own = clause.replace(aroundThing, '');
  if (own.replace(generalWords, '').length >= 2) return { thing: own, general: false };
  const [opening = ''] = sentence.split(',', 1);
  return { thing: opening.replace(aroundThing, '').replace(aroundMatter, ''), general: true };
}

/** A report at the end of the year does not tell whether something was done by a day within it. */
function marksOf(due: string | null): Mark[] {
  return due !== null && !due.endsWith('-12-31') ? ['dateUnverifiable'] : [];
}

const generalWords = /改制|改革|目标|年度|各项|既定|工作|[的了]/g;
const completing = /建成|组建|完成|成立|投用|投产|开业|竣工|完工|通车|挂牌|获批|贯通/;
const aroundThing =
  /确保|力争|争取|年内|年底前?|全年|\d{1,2}月(?:底|\d{1,2}日)?前|建成|组建|完成|成立|投用|投产|投入使用|开业|竣工|完工|通车|挂牌|获批|贯通|建设|项目|工程|任务|[市县省]级/g;
const aroundMatter = /持续|深化|扎实|全面|稳步|加快|推进|推动|开展|实施|改革|工作/g;
const leastWeight = 1.8;
const leastGeneral = 2.4;
const leastCovered = 0.7;

/** The length of the longest run of characters that two wordings share; both are short. */
export function sharedRun(a: string, b: string): number {
  const [left, right] = [plainWording(a).slice(0, 200), plainWording(b).slice(0, 200)];
  let longest = 0;
  let before: number[] = [];
  for (let i = 0; i < left.length; i += 1) {
    const row: number[] = [];
    for (let j = 0; j < right.length; j += 1) {
      row[j] = left[i] === right[j] ? (before[j - 1] ?? 0) + 1 : 0;
      if ((row[j] ?? 0) > longest) longest = row[j] ?? 0;
    }
    before = row;
  }
  return longest;
}
