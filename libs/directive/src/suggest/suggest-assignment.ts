import type { AssignedTask, LearnedAssignments } from './learn.js';
import { likestTasks, type LikeTask } from './likest-tasks.js';

/** A unit that may be given a task, and all that speaks for it. A suggestion: it waits for somebody to decide. */
export interface SuggestedUnit {
  /** The unit's id. */
  unit: string;
  /** What speaks for it, summed; comparable within one answer only. */
  score: number;
  /** Earlier tasks of the unit that are most like this one, the most like first, with the words that both share. */
  because: { task: string; words: string[] }[];
  /** Words of the task that say what the unit is called or usually does. */
  words: string[];
}

/** The units that most likely lead a task, and those that most likely work with them, the likeliest first. */
export interface SuggestedAssignment {
  lead: SuggestedUnit[];
  coordinating: SuggestedUnit[];
}

/**
 * Suggests units for a task by what the office decided before (the earlier tasks that are most like it), by what units are
 * called, and by what such units usually do. `without` leaves out one earlier task by its id. The time grows with the earlier
 * tasks that share a word which tells something.
 */
export function suggestAssignment(
  learned: LearnedAssignments,
  asked: Pick<AssignedTask, 'text' | 'sectionPath'>,
  { limit = 3, without }: { limit?: number; without?: string } = {},
): SuggestedAssignment {
  const likest = likestTasks(learned, asked, without);
  const left = learned.tasks.find(({ task }) => task.id === without)?.task;
  const all = learned.units.map((each) => {
    const leads = each.leads - (left?.lead.includes(each.unit.id) ? 1 : 0);
    const names = each.namePairs.filter(({ pair }) => asked.text.includes(pair));
    const fields = each.fieldWords.filter((word) => asked.text.includes(word));
    return {
      unit: each.unit.id,
      led: voiceOf(likest, ({ lead }) => lead.includes(each.unit.id)),
      helped: voiceOf(likest, ({ coordinating }) => coordinating.includes(each.unit.id)),
      called: weightOf(names) / Math.sqrt(weightOf(each.namePairs) + 1),
      does: fields.reduce((sum, word) => sum + word.length, 0),
      often: Math.log1p(leads) / Math.log1p(learned.tasks.length),
      words: [...fields, ...names.map(({ pair }) => pair)],
    };
  });
  // Each evidence counts against the strongest of its kind.
  const led = 1 / Math.max(...all.map((each) => each.led + HELP * each.helped), Number.EPSILON);
  const does = 1 / Math.max(...all.map((each) => each.does), FEW_LETTERS);
  const scored = (
    score: (unit: (typeof all)[number]) => number,
    given: (task: AssignedTask) => readonly string[],
  ): SuggestedUnit[] =>
    all
      .map((each) => ({ ...each, score: score(each) }))
      .filter(({ score: found }) => found > 0)
      .sort((one, other) => other.score - one.score || (one.unit < other.unit ? -1 : 1))
      .slice(0, limit)
      .map(({ unit, score: found, words }) => ({
        unit,
        score: found,
        because: reasonsFor(unit, likest, given),
        words,
      }));
  return {
    lead: scored(
      (each) =>
        led * (each.led + HELP * each.helped) + CALLED * each.called + DOES * does * each.does + OFTEN * each.often,
      ({ lead, coordinating }) => [...lead, ...coordinating],
    ),
    coordinating: scored(
      (each) => led * (each.helped + HELP * each.led),
      ({ coordinating }) => coordinating,
    ),
  };
}

/** To have worked on a task speaks less for leading one like it than to have led it, and the other way round. */
const HELP = 0.3;
/** How much a name, the usual fields and many earlier tasks weigh against what the office decided for the likest tasks. */
const CALLED = 1;
const DOES = 2;
const OFTEN = 0.4;
/** Fewer letters of the words of a field than these are little evidence. */
const FEW_LETTERS = 4;
const TASKS_SHOWN = 3;

const weightOf = (pairs: readonly { weight: number }[]): number => pairs.reduce((sum, { weight }) => sum + weight, 0);

const voiceOf = (likest: readonly LikeTask[], isGiven: (task: AssignedTask) => boolean): number =>
  likest.reduce((sum, { task, likeness }) => (isGiven(task) ? sum + likeness ** 2 : sum), 0);

const reasonsFor = (
  unit: string,
  likest: readonly LikeTask[],
  given: (task: AssignedTask) => readonly string[],
): SuggestedUnit['because'] =>
  likest
    .filter(({ task }) => given(task).includes(unit))
    .slice(0, TASKS_SHOWN)
    .map(({ task, words }) => ({ task: task.id, words }));
