import type { OperationAnswer } from '@duban/contracts';

type OriginRun = OperationAnswer<'draft.text'>['origins'][number];

/** Where a line stands in the file that its text was taken from, all counted from 1. */
export type Origin = OriginRun['at'];

/** Where a line of the text, from 1, stands in its file; as the line itself where no file says otherwise. */
export function originOf(line: number, runs: readonly OriginRun[]): Origin {
  const run = runs.findLast((each) => each.line <= line);
  return run ? further(run.at, line - run.line) : { in: 'line', line };
}

/** The line, from 1, in which an offset of the text stands. */
export const lineAt = (text: string, offset: number): number =>
  (text.slice(0, offset).match(/\r\n?|\n/g)?.length ?? 0) + 1;

function further(at: Origin, lines: number): Origin {
  switch (at.in) {
    case 'line':
      return { ...at, line: at.line + lines };
    case 'paragraph':
      return { ...at, paragraph: at.paragraph + lines };
    case 'table':
    case 'sheet':
      return { ...at, row: at.row + lines };
    case 'page':
      return lines === 0 ? at : { ...at, page: at.lastPage };
  }
}
