import { dateOf, type FigureCell, isDecimal, type RowDraft } from './row-draft.js';

/** What can be filled of a line, in the order of the screen and of the downloaded table. */
export const fillable = ['summary', 'unchanged', 'reason', 'problems', 'nextStep', 'value', 'asOf', 'nature'] as const;
export type Fillable = (typeof fillable)[number];

/** Where something stands: a report, and for a figure which of its own. */
interface Place {
  member: string;
  column: Fillable;
  figure: number;
}

/** A report on the screen, in the order of the screen. */
export interface PasteRow {
  member: string;
  draft: RowDraft;
  isOpen: boolean;
}

/** Why a table is not taken: nothing of it is. */
export type PasteFault =
  | { code: 'columns'; given: number; room: number }
  | { code: 'rows'; given: number; room: number }
  | { code: 'closed' | 'figure' | 'value' | 'asOf' | 'nature' | 'unchanged'; row: number; member: string };

type Pasted = { drafts: ReadonlyMap<string, RowDraft> } | { fault: PasteFault };

/** What a table would make of the lines from a place on; all of it, or the fault that keeps all of it out. */
export function pasted(rows: readonly PasteRow[], at: Place, cells: readonly (readonly string[])[]): Pasted {
  const columns = fillable.slice(fillable.indexOf(at.column));
  const width = Math.max(...cells.map((line) => line.length));
  if (width > columns.length) return { fault: { code: 'columns', given: width, room: columns.length } };
  const lines = linesFrom(rows, at);
  if (cells.length > lines.length) return { fault: { code: 'rows', given: cells.length, room: lines.length } };
  const drafts = new Map<string, RowDraft>();
  for (const [index, texts] of cells.entries()) {
    const line = lines[index];
    if (!line) continue;
    const { member, isOpen } = line.row;
    if (!isOpen) return { fault: { code: 'closed', row: index + 1, member } };
    let draft = drafts.get(member) ?? line.row.draft;
    for (const [offset, text] of texts.entries()) {
      const column = columns[offset];
      const next = column && withCell(draft, column, line.figure, text);
      if (typeof next === 'string') return { fault: { code: next, row: index + 1, member } };
      draft = next ?? draft;
    }
    drafts.set(member, draft);
  }
  return { drafts };
}

interface Line {
  row: PasteRow;
  figure: number;
}

/** The lines that a table goes over: reports, or their figures where it begins in one. */
function linesFrom(rows: readonly PasteRow[], { member, column, figure }: Place): Line[] {
  const isOfFigures = fillable.indexOf(column) >= fillable.indexOf('value');
  const start = rows.findIndex((row) => row.member === member);
  const lines = rows
    .slice(Math.max(0, start))
    .flatMap((row) =>
      isOfFigures
        ? Array.from({ length: Math.max(1, row.draft.figures.length) }, (_, index) => ({ row, figure: index }))
        : [{ row, figure: 0 }],
    );
  return isOfFigures ? lines.slice(figure) : lines;
}

type CellFault = 'figure' | 'value' | 'asOf' | 'nature' | 'unchanged';

/** A line with one of its cells filled, or what is wrong with the cell. */
export function withCell(draft: RowDraft, column: Fillable, figure: number, text: string): RowDraft | CellFault {
  const said = text.replaceAll('\r\n', '\n').trim();
  if (column === 'unchanged') {
    const isUnchanged = yesOf(said);
    return isUnchanged === undefined ? 'unchanged' : { ...draft, isUnchanged };
  }
  if (column !== 'value' && column !== 'asOf' && column !== 'nature') return { ...draft, [column]: said };
  const cell = draft.figures[figure];
  if (!cell) return said === '' ? draft : 'figure';
  const next = withFigure(cell, column, said);
  if (typeof next === 'string') return next;
  return { ...draft, figures: draft.figures.map((each, index) => (index === figure ? next : each)) };
}

function withFigure(cell: FigureCell, column: 'value' | 'asOf' | 'nature', said: string): FigureCell | CellFault {
  if (column === 'value') return said === '' || isDecimal(said) ? { ...cell, value: said } : 'value';
  if (said === '') return cell;
  if (column === 'asOf') {
    const asOf = dateOf(said);
    return asOf === undefined ? 'asOf' : { ...cell, asOf };
  }
  const nature = natures.get(said.toLowerCase());
  return nature === undefined ? 'nature' : { ...cell, nature };
}

/** Words that people write in a table, in both languages, and the codes of the report itself. */
const natures = new Map<string, FigureCell['nature']>([
  ['实际', 'actual'],
  ['actual', 'actual'],
  ['预计', 'forecast'],
  ['forecast', 'forecast'],
]);
const yes = new Set(['是', 'yes', 'y', '√', '1']);
const no = new Set(['', '否', 'no', 'n', '0']);

function yesOf(said: string): boolean | undefined {
  const word = said.toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
}
