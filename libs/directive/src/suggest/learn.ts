import { fieldWordsOf } from './fields.js';
import { pairsOf, termsOf } from './terms.js';

/** A task whose units are known: what an office decided before. */
export interface AssignedTask {
  /** By which the caller finds the task again. */
  id: string;
  text: string;
  /** The headings above it. */
  sectionPath: readonly string[];
  /** Units by their ids. */
  lead: readonly string[];
  coordinating: readonly string[];
}

/** A unit that may be given tasks. */
export interface NamedUnit {
  id: string;
  name: string;
}

/** A task by its words: how many times each stands in it, and how many there are. */
interface KnownTask {
  task: AssignedTask;
  terms: ReadonlyMap<string, number>;
  length: number;
}

/** A unit by what its name says of its work. */
interface KnownUnit {
  unit: NamedUnit;
  /** Pairs of characters of its name, and how much each tells it from other units. */
  namePairs: readonly { pair: string; weight: number }[];
  fieldWords: readonly string[];
  /** How many of the tasks it leads. */
  leads: number;
}

/** What was learned; the same tasks and units always teach the same. */
export interface LearnedAssignments {
  tasks: readonly KnownTask[];
  /** In which tasks a term stands. */
  standsIn: ReadonlyMap<string, readonly number[]>;
  averageLength: number;
  units: readonly KnownUnit[];
}

/** Learns who is given what from the tasks of an office and the names of its units. Linear in both. */
export function learnAssignments(tasks: readonly AssignedTask[], units: readonly NamedUnit[]): LearnedAssignments {
  const known = tasks.map((task): KnownTask => {
    const terms = termsOf(task);
    return { task, terms, length: [...terms.values()].reduce((sum, times) => sum + times, 0) };
  });
  const standsIn = new Map<string, number[]>();
  for (const [index, { terms }] of known.entries()) {
    for (const term of terms.keys()) {
      const places = standsIn.get(term);
      if (places) places.push(index);
      else standsIn.set(term, [index]);
    }
  }
  const averageLength = known.reduce((sum, { length }) => sum + length, 0) / Math.max(1, known.length);
  return { tasks: known, standsIn, averageLength, units: knownUnits(tasks, units) };
}

function knownUnits(tasks: readonly AssignedTask[], units: readonly NamedUnit[]): KnownUnit[] {
  const leads = countsOf(tasks.flatMap(({ lead }) => lead));
  const pairs = units.map(({ name }) => new Set(pairsOf(name.replaceAll(saysNothing, ' '))));
  const names = countsOf(pairs.flatMap((each) => [...each]));
  return units.map((unit, index) => ({
    unit,
    namePairs: [...(pairs[index] ?? [])].map((pair) => ({ pair, weight: 1 / Math.sqrt(names.get(pair) ?? 1) })),
    fieldWords: fieldWordsOf(unit.name),
    leads: leads.get(unit.id) ?? 0,
  }));
}

/** What names of units share, whatever they do. */
const saysNothing = /^.{0,6}?[市县区省]|人民政府|管理|委员会|办公室|领导小组|指挥部|局$|委$/g;

function countsOf(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
