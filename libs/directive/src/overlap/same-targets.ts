import type { Target } from '../parsed-directive.js';
import { commonWords } from './common-words.js';

/** Where a target stands: the index of its task, and its own among the targets of the task. */
export interface TargetPlace {
  task: number;
  target: number;
}

/** The same promise in two items. */
export interface SameTarget {
  first: TargetPlace;
  second: TargetPlace;
  /** What both metrics say, in the words of the text. */
  words: string;
  /** Whether operator, value and unit are equal too (3.7万人 against 3.7万人以上 are not). */
  agrees: boolean;
}

/**
 * The targets that two different items promise: both figures count in the same unit, neither is a part of the other (per
 * county, or added against reached), both are built or both renewed, and three quarters of the shorter metric stand in the longer one. Each target is
 * compared with the nearest ones before it that share words, so that the time is linear in the tasks.
 */
export function sameTargetsIn(tasks: readonly { targets: readonly Promised[] }[]): SameTarget[] {
  const found: SameTarget[] = [];
  const seen = new Map<string, Candidate[]>();
  tasks.forEach(({ targets }, task) => {
    const own = targets.flatMap((target, index) => candidateOf(target, { task, target: index }));
    for (const candidate of own) {
      const words = nearestSame(candidate, seen);
      if (words) found.push(words);
    }
    for (const candidate of own) for (const key of keysOf(candidate)) remember(seen, key, candidate);
  });
  return found;
}

/** A target wherever it is printed. */
type Promised = Readonly<Omit<Target, 'span'>>;

interface Candidate {
  place: TargetPlace;
  target: Promised;
  core: string;
  /** What is done to what is counted: made anew, or made better. */
  work: ReadonlySet<'new' | 'renewed'>;
}

/** How many earlier targets that share a pair of characters are looked at. */
const memory = 6;

/** What is measured everywhere says nothing about being the same (重点项目, 年度投资). */
const everyday =
  /^(?:省市|省、市|市|县|省)?(?:各类|重点|重大|年度|完成|实际)?(?:项目|投资|企业|资金|任务|总量|工程|资金总量|到位资金|群众)?$/;

function candidateOf(target: Promised, place: TargetPlace): Candidate[] {
  if (target.value === null || target.unit === null) return [];
  const core = target.metric
    .replace(/[“”"'「」()（）〔〕\s]/g, '')
    .replace(/^(?:新增|新建|全年|全市|全县|全省)/, '')
    .replace(/(?:任务|目标|项目|工程|建设){1,2}$/, '')
    .slice(-longestCore);
  return core.length < 3 || everyday.test(core) ? [] : [{ place, target, core, work: workOf(target) }];
}

/** What the words before the figure do: 新建公路100公里 and 改造公路100公里 count two things, 新建和改造 counts both. */
function workOf({ quote, metric }: Promised): Candidate['work'] {
  const words = metric + quote;
  return new Set([
    ...(/新[建增造设]|建成/.test(words) ? (['new'] as const) : []),
    ...(/改造|改建|扩建|修缮|维修|修复|翻修|整治|提升|升级/.test(words) ? (['renewed'] as const) : []),
  ]);
}

const longestCore = 24;

/** One key for each pair of characters, within one family of units. */
function keysOf({ core, target }: Candidate): string[] {
  const unit = familyOf(target.unit ?? '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < core.length; at += 1) pairs.add(`${unit}|${core.slice(at, at + 2)}`);
  return [...pairs];
}

/** 万人 and 人 count alike, and so do the measure words of bodies (家, 户, 个). */
function familyOf(unit: string): string {
  return unit.replace(/^(?:万亿|[万亿])(?=.)/, '').replace(/^[家户个]$/, '个');
}

function remember(seen: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  const held = seen.get(key) ?? [];
  seen.set(key, [...held.slice(1 - memory), candidate]);
}

function nearestSame(candidate: Candidate, seen: ReadonlyMap<string, Candidate[]>): SameTarget | undefined {
  const shares = new Map<Candidate, number>();
  for (const key of keysOf(candidate))
    for (const other of seen.get(key) ?? []) shares.set(other, (shares.get(other) ?? 0) + 1);
  const likely = [...shares].sort((a, b) => b[1] - a[1]).slice(0, memory);
  for (const [other] of likely) {
    const words = sharedCore(other, candidate);
    if (words !== undefined)
      return {
        first: other.place,
        second: candidate.place,
        words,
        agrees: promiseTheSame(other.target, candidate.target),
      };
  }
  return undefined;
}

function sharedCore(one: Candidate, other: Candidate): string | undefined {
  if (one.target.perUnit !== other.target.perUnit) return undefined;
  if (one.work.size > 0 && other.work.size > 0 && ![...one.work].some((work) => other.work.has(work))) return undefined;
  const measures = new Set([one.target.measure, other.target.measure]);
  if (measures.has('stock') && measures.has('flow')) return undefined;
  const words = commonWords(one.core, other.core);
  const shorter = Math.min(one.core.length, other.core.length);
  return words.length >= 3 && words.length * 4 >= shorter * 3 ? words : undefined;
}

/** Whether two targets that measure the same promise the same figure. */
export function promiseTheSame(one: Promised, other: Promised): boolean {
  return (
    one.operator === other.operator &&
    one.unit === other.unit &&
    JSON.stringify(one.value) === JSON.stringify(other.value)
  );
}
