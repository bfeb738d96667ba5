import { matchOutcomes, type Outcome, parseReport, promisesOf, type StatedResult } from '@duban/directive';
import type { ComparedDirective, OutcomesReading } from './outcomes.store.js';

/** What was read, and the text of the directive that its places refer to. */
interface Held {
  reading: OutcomesReading;
  directiveText: string;
}

/** Holds a report against a directive of a year; undefined where the text is no report: it has nothing that looks back. */
export function holdAgainst(report: string, { items }: ComparedDirective, year: number): Held | undefined {
  const parsed = parseReport(report);
  if (!parsed) return undefined;
  const { text, tasks } = promisesOf(items, year);
  const { matches, taskMatches } = matchOutcomes(parsed, { tasks });
  const all = [
    ...matches.map((match) => ({ ...match, isTarget: true })),
    ...taskMatches.map((match) => ({ ...match, isTarget: false })),
  ];
  return {
    reading: {
      year: parsed.year === null ? null : parsed.year - 1,
      items: items.map(({ number, title, sectionPath }, index) => {
        const [offset, length] = tasks[index]?.spans.text[0] ?? [0, 0];
        return { number, title, sectionPath: [...sectionPath], start: offset, end: offset + length };
      }),
      matches: all.toSorted((a, b) => a.task - b.task),
      results: resultsIn(parsed),
    },
    directiveText: text,
  };
}

/** Everything that the report tells as done, in its order, each stretch once. */
function resultsIn({
  outcomes,
  results,
}: {
  outcomes: Outcome[];
  results: StatedResult[];
}): OutcomesReading['results'] {
  const told = new Map<string, OutcomesReading['results'][number]>();
  const add =
    (hasFigure: boolean) =>
    ({ quote, span: [start, length] }: Pick<Outcome, 'quote' | 'span'>): void => {
      const at = `${start}+${length}`;
      if (!told.has(at)) told.set(at, { quote, start, end: start + length, hasFigure });
    };
  outcomes.forEach(add(true));
  results.forEach(add(false));
  return [...told.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
}
