import type { LineOrigin } from '@duban/intake';

/** From line `line` of a text on, which stands at `at`, each further line stands one further, until the next run. */
export interface OriginRun {
  readonly line: number;
  readonly at: LineOrigin;
}

/** Where the lines of a text stand, in few words: a run for each place where the counting does not simply go on. */
export function originRuns(lines: readonly LineOrigin[]): OriginRun[] {
  const runs: OriginRun[] = [];
  let expected: string | undefined;
  for (const [index, at] of lines.entries()) {
    if (JSON.stringify(at) !== expected) runs.push({ line: index + 1, at });
    expected = JSON.stringify(oneFurther(at));
  }
  return runs;
}

function oneFurther(at: LineOrigin): LineOrigin {
  switch (at.in) {
    case 'line':
      return { ...at, line: at.line + 1 };
    case 'paragraph':
      return { ...at, paragraph: at.paragraph + 1 };
    case 'table':
    case 'sheet':
      return { ...at, row: at.row + 1 };
    case 'page':
      return { ...at, page: at.lastPage };
  }
}
