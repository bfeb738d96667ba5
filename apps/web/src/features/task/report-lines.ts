import type { ReportContent } from '@duban/contracts';

interface Words {
  nature: (code: string) => string;
  status: (code: string) => string;
}

/** The parts of a report as lines of text, to be held against another's. */
export function reportLines(content: ReportContent, words: Words) {
  const { clauses, figures, problems, coordination, nextStep } = content;
  const lines = (all: readonly string[]): string => all.join('\n');
  return {
    clauses: lines(
      clauses.map(({ clause, status, text }) => [clause, words.status(status), text].filter(Boolean).join(' ')),
    ),
    figures: lines(
      figures.map(
        ({ name, value, unit, asOf, nature }) => `${name} ${value} ${unit} (${asOf} ${words.nature(nature)})`,
      ),
    ),
    problems: lines(problems),
    coordination: lines(coordination.map(({ matter, note }) => [matter, note].filter(Boolean).join(' '))),
    nextStep: nextStep ?? '',
  };
}
