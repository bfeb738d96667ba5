import type { FigureInPlace, ReturnRow, ReturnView } from '@duban/contracts';
import writeBook from 'write-excel-file/node';
import { type ColumnKey, natureWords, SHEET_NAME, type TableColumn, tableColumns, YES } from './columns.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet as .xlsx, with what has been written so far in its place. */
export function sheetWorkbook({ rows }: ReturnView): Promise<Buffer> {
  const lines = rows.flatMap((row) =>
    (row.figures.length > 0 ? row.figures : [null]).map((figure, place) => lineOf(row, figure, place)),
  );
  const data = [
    tableColumns.map(({ heading, as }) => ({
      value: heading,
      fontWeight: 'bold' as const,
      wrap: true,
      backgroundColor: as === 'filled' ? '#e8f0fa' : '#eceff2',
    })),
    ...lines.map((line) => tableColumns.map((column) => cellOf(column, line[column.key] ?? ''))),
  ];
  const columns = tableColumns.map(({ width }) => ({ width }));
  return writeBook(
    [
      {
        sheet: SHEET_NAME,
        data,
        columns,
        stickyRowsCount: 1,
        stickyColumnsCount: 2,
        orientation: 'landscape' as const,
      },
      { sheet: EXPLANATION, data: EXPLAINED.map((text) => [{ value: text }]), columns: [{ width: 90 }] },
    ],
    { features: [hideKeys] },
  ).toBuffer();
}

export const EXPLANATION = '填写说明';
const EXPLAINED = [
  '蓝色表头的列由单位填写，灰色表头的列请勿改动。',
  '与上期相比没有新进展的，在“无新进展”一列填“是”；连续第二期起须写明原因。',
  '存在问题有多条的，在单元格内换行分开。',
  '数值只写数字，不写单位和千分位；日期写成2023-06-25；“实际/预计”填其中一种。',
  '请勿增删列、改动工作表名称，也不要使用公式。填好后在“本期填报”页面上传，逐项核对后采用。',
];

type Line = Partial<Record<ColumnKey, string>>;

const cellOf = ({ as }: TableColumn, value: string) => ({
  value,
  // Numbers too: as they are written, not as a binary fraction has them.
  type: String,
  wrap: as !== 'hidden',
  alignVertical: 'top' as const,
  ...(as === 'told' ? { textColor: '#5b6675' } : {}),
});

/** The line of a report with one of its figures; its texts stand in the first. */
function lineOf(row: ReturnRow, figure: FigureInPlace | null, place: number): Line {
  return {
    number: row.number ?? '',
    title: row.title,
    ...(place === 0 ? textsOf(row) : {}),
    ...(figure ? ofFigure(figure) : {}),
    member: row.member,
    place: String(place),
  };
}

const textsOf = ({ owedAs, previous, content }: ReturnRow): Line => ({
  role: roleWords[owedAs],
  before: previous?.content?.summary ?? '',
  ...(content ? writtenOf(content) : {}),
});

const writtenOf = ({ summary, unchanged, problems, nextStep }: NonNullable<ReturnRow['content']>): Line => ({
  summary,
  unchanged: unchanged ? YES : '',
  reason: unchanged?.reason ?? '',
  problems: problems?.join('\n') ?? '',
  nextStep: nextStep ?? '',
});

const ofFigure = ({ name, unit, value, asOf, nature, before }: FigureInPlace): Line => ({
  figure: name,
  valueBefore: before?.value ?? '',
  value: value ?? '',
  unit,
  asOf: asOf ?? '',
  nature: nature ? natureWords[nature] : '',
});

const roleWords = {
  lead: '牵头',
  jointLead: '共同牵头',
  coordinating: '配合',
  member: '组内',
  former: '原承办',
} as const;

/** What finds the reports again is kept out of sight. */
const hideKeys = {
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transformElementAttributes: (
          tag: string,
          attributes: Record<string, string | number>,
          index: number | undefined,
          { sheet }: { sheet?: string },
        ) =>
          tag === 'col' && sheet === SHEET_NAME && index !== undefined && tableColumns[index]?.as === 'hidden'
            ? { ...attributes, hidden: 1 }
            : attributes,
      },
    },
  },
};
