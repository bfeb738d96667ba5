import type { PlanContent } from '@duban/contracts';

export interface PlanHint {
  code: 'repeatsTask' | 'singleAtEnd' | 'noNumber' | 'vague' | 'afterYear' | 'sameDay' | 'leaderNoPost' | 'beforeToday';
  /** The words that it is about. */
  about: string;
}

export interface PlanOccasion {
  /** The task as it was issued. */
  taskText: string;
  year: number;
  today: string;
  /** Posts of the own unit as they are called; empty while they are not known. */
  posts: readonly string[];
}

/** Words that sound like work and promise nothing, unless a number or a name stands by them. */
const vagueWords = [
  '进一步',
  '积极推进',
  '加快推进',
  '大力推进',
  '稳步推进',
  '有序推进',
  '持续推进',
  '高度重视',
  '切实加强',
  '统筹协调',
  '狠抓落实',
  '压实责任',
  '适时',
  '尽快',
];

/** Where a plan is weak, though it says all that it must: shown to who writes it, never in the way of sending. */
export function planHints(plan: PlanContent, occasion: PlanOccasion): PlanHint[] {
  const { milestones, measures, responsibleLeader } = plan;
  return [
    ...measures.filter((measure) => repeats(measure, occasion.taskText)).map(hint('repeatsTask')),
    ...measures
      .filter((measure) => !/\d/.test(measure.normalize('NFKC')))
      .flatMap((measure) => vagueWords.filter((word) => measure.includes(word)).slice(0, 1))
      .map(hint('vague')),
    ...missingNumber(plan, occasion.taskText),
    ...weakDays(milestones, occasion),
    ...[responsibleLeader]
      .filter((leader) => leader !== '' && occasion.posts.length > 0 && !occasion.posts.includes(leader))
      .map(hint('leaderNoPost')),
  ];
}

const hint =
  (code: PlanHint['code']) =>
  (about: string): PlanHint => ({ code, about });

function weakDays(milestones: PlanContent['milestones'], { year, today }: PlanOccasion): PlanHint[] {
  const days = milestones.map(({ dueOn }) => dueOn);
  const [only] = milestones;
  return [
    ...(only && milestones.length === 1 && only.dueOn >= `${year}-12-20` ? [hint('singleAtEnd')(only.name)] : []),
    ...milestones.filter(({ dueOn }) => dueOn > `${year}-12-31`).map(({ name }) => hint('afterYear')(name)),
    ...milestones.filter(({ dueOn }) => dueOn !== '' && dueOn < today).map(({ name }) => hint('beforeToday')(name)),
    ...(days.length > 1 && new Set(days).size === 1 ? [hint('sameDay')(days[0] ?? '')] : []),
  ];
}

/** A task that names a quantity wants a plan that names one; years and dates are none. */
function missingNumber({ milestones, measures }: PlanContent, taskText: string): PlanHint[] {
  const target = quantityIn(taskText);
  const said = [...milestones.map(({ name }) => name), ...measures].join('\n');
  return target !== undefined && quantityIn(said) === undefined ? [hint('noNumber')(target)] : [];
}

const quantityIn = (text: string): string | undefined =>
  /\d+(?:\.\d+)?\s*(?!\d|\.|年|月|日|号|季度|[-/])[%\p{L}]{1,4}/u.exec(text.normalize('NFKC'))?.[0];

/** Most of its neighbouring pairs of letters stand in the task too. */
function repeats(measure: string, taskText: string): boolean {
  const pairs = pairsOf(measure);
  if (pairs.length < 5) return false;
  const known = new Set(pairsOf(taskText));
  return pairs.filter((pair) => known.has(pair)).length / pairs.length >= 0.8;
}

function pairsOf(text: string): string[] {
  const letters = text.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
