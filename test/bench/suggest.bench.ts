import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type AssignedTask, decodeText, learnAssignments, parseDirective, suggestAssignment } from '@duban/directive';
import { type Figure, milliseconds, notMeasured } from './figure.js';
import { root } from './root.js';

const notices = ['sanmenxia-2022-notice', 'jiyuan-2021-notice', 'xuchang-2023-notice'];
/** A notice, and the report of the year after it: which sentence tells of which task is labelled by hand. */
const PROMISED = 'sanmenxia-2022-notice';
const REPORTED = 'sanmenxia-2023-plan-report';
const MANY = 10_000;
const ASKED = 150;
const GOAL = 1_000;
const TIMES_BASELINE = 2;

/** How often the unit that leads a task is among those suggested for it, and how long suggesting takes. */
export function benchSuggesting(): Figure[] {
  const found = notices.map((name) => ({ name, tasks: tasksOf(name) }));
  const read = found.filter(({ tasks }) => tasks.length > 0);
  if (read.length < notices.length)
    return [
      notMeasured('suggested leads', `≥ ${TIMES_BASELINE}×`, 'no documents beside the repository (DUBAN_SHARED)'),
    ];
  const scores = read.map(({ name, tasks }) => ({ name, score: scoreOf(tasks) }));
  const all: Score = scores.map(({ score }) => score).reduce(added);
  return [
    ...scores.map(({ name, score }) => figureOf(`suggested leads inside ${name}, each left out in turn`, score)),
    figureOf('the three together', all),
    ...nextYear(read.find(({ name }) => name === PROMISED)?.tasks ?? []),
    speed(read.flatMap(({ tasks }) => tasks)),
  ];
}

const shared = resolve(root, process.env['DUBAN_SHARED'] ?? '../shared');

type NumberedTask = AssignedTask & { number: string | null };

function tasksOf(name: string): NumberedTask[] {
  const path = join(shared, 'directives', `${name}.txt`);
  if (!existsSync(path)) return [];
  return parseDirective(decodeText(readFileSync(path)).text)
    .tasks.map((task, index) => ({ ...task, id: String(index) }))
    .filter(({ lead }) => lead.length > 0);
}

/** How many tasks there are, and how many of their leads are first, or among the first three; the same by always naming the commonest. */
interface Score {
  tasks: number;
  first: number;
  three: number;
  commonest: number;
  threeCommonest: number;
}

/** The sentences of the later report, each asked about as if it were a task; right is who led the task that it tells of. */
function nextYear(promised: readonly NumberedTask[]): Figure[] {
  const path = join(shared, 'gold', `${REPORTED}.json`);
  if (!existsSync(path)) return [];
  const gold = JSON.parse(readFileSync(path, 'utf8')) as { taskMatches: { target: string; outcomeQuote: string }[] };
  const asked = gold.taskMatches.flatMap(({ target, outcomeQuote }): AssignedTask[] => {
    const task = promised.find(({ number }) => number === target);
    return task ? [{ ...task, id: '', text: outcomeQuote, sectionPath: [] }] : [];
  });
  return [figureOf(`learned inside ${PROMISED}, asked with ${REPORTED}`, scoreOf(promised, asked))];
}

function scoreOf(learnedFrom: readonly AssignedTask[], asked = learnedFrom): Score {
  const learned = learnAssignments(learnedFrom, unitsOf(learnedFrom));
  const common = commonest(learnedFrom);
  return asked
    .map((task): Score => {
      const units = suggestAssignment(learned, task, { without: task.id }).lead.map(({ unit }) => unit);
      const isLed = (unit: string | undefined): number => Number(unit !== undefined && task.lead.includes(unit));
      return {
        tasks: 1,
        first: isLed(units[0]),
        three: Math.max(...units.map(isLed), 0),
        commonest: isLed(common[0]),
        threeCommonest: Math.max(...common.map(isLed)),
      };
    })
    .reduce(added);
}

const added = (one: Score, other: Score): Score => ({
  tasks: one.tasks + other.tasks,
  first: one.first + other.first,
  three: one.three + other.three,
  commonest: one.commonest + other.commonest,
  threeCommonest: one.threeCommonest + other.threeCommonest,
});

const unitsOf = (tasks: readonly AssignedTask[]): { id: string; name: string }[] =>
  [...new Set(tasks.flatMap(({ lead, coordinating }) => [...lead, ...coordinating]))].map((name) => ({
    id: name,
    name,
  }));

function commonest(tasks: readonly AssignedTask[]): string[] {
  const counts = new Map<string, number>();
  for (const unit of tasks.flatMap(({ lead }) => lead)) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 3)
    .map(([unit]) => unit);
}

function figureOf(what: string, { tasks, first, three, commonest: one, threeCommonest }: Score): Figure {
  const share = (count: number): string => (count / tasks).toFixed(3);
  return {
    what,
    figure: `top-1 ${share(first)}, top-3 ${share(three)}: ${(three / threeCommonest).toFixed(2)}× the commonest`,
    limit: `always the commonest: ${share(one)}, ${share(threeCommonest)}`,
    goal: `≥ ${TIMES_BASELINE}×`,
    reached: three >= TIMES_BASELINE * threeCommonest,
  };
}

function speed(tasks: readonly AssignedTask[]): Figure {
  const many = Array.from({ length: MANY }, (_, index): AssignedTask | undefined => {
    const [task, other] = [tasks[index % tasks.length], tasks[(index * 7 + 3) % tasks.length]];
    return task && other && { ...task, id: String(index), text: `${task.text}${other.text.slice(0, 20)}` };
  }).filter((task) => task !== undefined);
  const learned = learnAssignments(many, unitsOf(many));
  const start = performance.now();
  for (let n = 0; n < ASKED; n++) suggestAssignment(learned, many[n * 3] ?? { text: '', sectionPath: [] });
  const took = performance.now() - start;
  return {
    what: `${ASKED} suggestions after ${MANY} learned tasks`,
    figure: milliseconds(took),
    limit: '',
    goal: milliseconds(GOAL),
    reached: took <= GOAL,
  };
}
