import {
  DateText,
  type FigureInPlace,
  Text,
  type ReturnDifference,
  type ReturnRow,
  type ReturnView,
  Decimal,
} from '@duban/contracts';
import { type ColumnKey, headingOf, natureWords, YES } from './columns.js';
import { refused, type TableLine } from './read-table.js';

type Cell = ReturnDifference['changed'][number]['cells'][number];
type Fault = ReturnDifference['faults'][number];
type Field = Cell['field'];

/** What a filled table says otherwise than a sheet, line by line. Throws the fault of a table of another sheet. */
export function compareSheet({ rows }: ReturnView, lines: readonly TableLine[]): ReturnDifference {
  const byMember = new Map(rows.map((row) => [row.member, row]));
  if (lines.length > 0 && !lines.some(({ cell }) => byMember.has(cell('member'))))
    throw refused('这不是本单位本期的填报表：请从本页下载后填写。');
  const seen = new Set<string>();
  const compared = lines.map((line): Compared => {
    const key = `${line.cell('member')} ${line.cell('place')}`;
    const row = byMember.get(line.cell('member'));
    if (!row) return faulty(line, null, '这一行不是本表的任务：请删去这一行，或重新下载填报表。');
    if (seen.has(key)) return faulty(line, null, '这一行与前面的某一行重复：请只保留一行。');
    seen.add(key);
    return compareLine(row, line);
  });
  return {
    same: compared.filter(({ cells, faults }) => cells.length === 0 && faults.length === 0).length,
    changed: changesByRow(compared),
    faults: compared.flatMap(({ faults }) => faults),
  };
}

interface Compared {
  row: ReturnRow | null;
  line: number;
  cells: Cell[];
  faults: Fault[];
}

const faulty = ({ line }: TableLine, column: string | null, message: string): Compared => ({
  row: null,
  line,
  cells: [],
  faults: [{ line, column, message }],
});

/** The lines of one report together, in the order of the table. */
function changesByRow(compared: readonly Compared[]): ReturnDifference['changed'] {
  const changes = new Map<string, ReturnDifference['changed'][number]>();
  for (const { row, line, cells } of compared) {
    if (!row || cells.length === 0) continue;
    const { member, number, title } = row;
    const change = changes.get(member) ?? { member, number, title, line, cells: [] };
    changes.set(member, { ...change, cells: [...change.cells, ...cells] });
  }
  return [...changes.values()];
}

function compareLine(row: ReturnRow, line: TableLine): Compared {
  const place = Number(line.cell('place') || '0');
  const figure = row.figures[place] ?? null;
  if (place > 0 && !figure) return faulty(line, null, '这一行的指标已不在本表：请重新下载填报表。');
  const checked = [
    ...(place === 0 ? textFields(row) : []).map((field) => checkedText(field, line)),
    ...(figure ? figureFields(figure, place).map((field) => checkedFigure(field, line)) : strayFigure(line)),
  ];
  const faults = checked.flatMap((each) => ('message' in each ? [each] : []));
  const cells = checked.flatMap((each) => ('after' in each && each.after !== each.before ? [each] : []));
  if (cells.length > 0 && !isOpen(row))
    return faulty(line, null, '这项已经报送或尚未开始填报，不能再改：请还原这一行。');
  const whyMissing = reasonFault(row, line, place);
  return { row, line: line.line, cells, faults: whyMissing ? [...faults, whyMissing] : faults };
}

const isOpen = ({ commands }: ReturnRow): boolean =>
  commands.includes('report.draft') || commands.includes('subReport.submit');

interface Before {
  field: Field;
  figure: number | null;
  before: string;
}

function textFields({ content }: ReturnRow): Before[] {
  const now: [Field, string][] = [
    ['summary', content?.summary ?? ''],
    ['unchanged', content?.unchanged ? YES : ''],
    ['reason', content?.unchanged?.reason ?? ''],
    ['problems', content?.problems.join('\n') ?? ''],
    ['nextStep', content?.nextStep ?? ''],
  ];
  return now.map(([field, before]) => ({ field, figure: null, before: before.replaceAll('\r\n', '\n').trim() }));
}

const figureFields = ({ value, asOf, nature }: FigureInPlace, figure: number): Before[] => [
  { field: 'value', figure, before: value ?? '' },
  { field: 'asOf', figure, before: asOf ?? '' },
  { field: 'nature', figure, before: nature ?? '' },
];

function checkedText({ field, ...rest }: Before, line: TableLine): Cell | Fault {
  const column = headingOf(field);
  const after = line.cell(field).replaceAll('\r\n', '\n');
  if (field === 'unchanged' && after !== '' && after !== YES)
    return { line: line.line, column, message: '只能填“是”，或者留空。' };
  if (after !== '' && !Text.safeParse(after).success)
    return { line: line.line, column, message: '文字过长或含有不能使用的字符：请修改。' };
  return { field, ...rest, column, after };
}

function checkedFigure({ field, ...rest }: Before, line: TableLine): Cell | Fault {
  const column = headingOf(field as ColumnKey);
  const text = line.cell(field as ColumnKey);
  const after = field === 'nature' ? natureOf(text) : text;
  const fault = after === undefined || text === '' ? undefined : faultOfFigure(field, text);
  if (after === undefined) return { line: line.line, column, message: '只能填“实际”或“预计”。' };
  return fault ? { line: line.line, column, message: fault } : { field, ...rest, column, after };
}

const natureOf = (word: string): string | undefined =>
  word === '' ? '' : Object.entries(natureWords).find(([, each]) => each === word)?.[0];

function faultOfFigure(field: Field, text: string): string | undefined {
  if (field === 'value' && !Decimal.safeParse(text).success) return '只写数字，不写单位、千分位和文字。';
  return field === 'asOf' && !DateText.safeParse(text).success ? '日期写成2023-06-25。' : undefined;
}

/** A value where the row has no figure: which one it would be is not known. */
const strayFigure = (line: TableLine): Fault[] =>
  line.cell('value') === ''
    ? []
    : [{ line: line.line, column: headingOf('value'), message: '这项任务没有指标：请在页面上添加指标后再填数值。' }];

function reasonFault({ previous }: ReturnRow, line: TableLine, place: number): Fault | undefined {
  if (place > 0 || line.cell('unchanged') !== YES || line.cell('reason') !== '') return undefined;
  if ((previous?.unchanged ?? 0) === 0) return undefined;
  return { line: line.line, column: headingOf('reason'), message: '上期已报“无新进展”：请写明原因。' };
}
