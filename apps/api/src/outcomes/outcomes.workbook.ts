import type { OutcomesView } from '@duban/contracts';
import writeBook from 'write-excel-file/node';

type Row = OutcomesView['rows'][number];
type Cell = string | null;

/** What was held against a directive as .xlsx: its rows, the results that answer none, the corrections. */
export function outcomesWorkbook(view: OutcomesView): Promise<Buffer> {
  return writeBook([
    sheet('对账', rowColumns, view.rows.map(rowLine)),
    sheet(
      '未对应的成果',
      [['报告原文', 90]],
      view.results.filter(({ rows }) => rows.length === 0).map(({ quote }) => [quote]),
    ),
    sheet('更正记录', correctionColumns, view.corrections.map(correctionLine(view.rows))),
  ]).toBuffer();
}

type Column = readonly [heading: string, width: number];

const rowColumns: readonly Column[] = [
  ['序号', 8],
  ['章节', 24],
  ['指标或任务', 48],
  ['目标数', 14],
  ['报告原文', 48],
  ['完成数', 14],
  ['对账结论', 12],
  ['说明', 24],
  ['是否更正', 10],
];

function rowLine(row: Row): Cell[] {
  const { number, sectionPath, text, claims, outcome, verdict, marks, asRead } = row;
  const told = claims.filter((claim) => claim.outcome !== null);
  const quotes = asRead ? [outcome?.quote ?? ''] : [...new Set(told.map((claim) => claim.outcome?.quote ?? ''))];
  return [
    number,
    sectionPath.join(' / '),
    text,
    lines(told.map(({ target }) => target)),
    lines(quotes),
    lines(told.map((claim) => claim.outcome?.figure ?? null)),
    verdictWords[verdict],
    marks.map((mark) => markWords[mark]).join('、'),
    asRead ? `是（原为${verdictWords[asRead.verdict]}）` : '',
  ];
}

const correctionColumns: readonly Column[] = [
  ['序号', 8],
  ['指标或任务', 48],
  ['更正前', 24],
  ['更正后', 24],
  ['理由', 48],
  ['更正人', 24],
  ['时间（世界时）', 24],
  ['撤回', 24],
];

const correctionLine =
  (rows: readonly Row[]) =>
  ({ row: id, before, after, reason, by, at, takenBack }: OutcomesView['corrections'][number]): Cell[] => {
    const row = rows.find((each) => each.id === id);
    return [
      row?.number ?? null,
      row?.text ?? null,
      judged(before),
      judged(after),
      reason,
      whoIn(by),
      at,
      takenBack ? `${whoIn(takenBack.by)} ${takenBack.at}` : '',
    ];
  };

const judged = ({ verdict, marks }: Pick<Row, 'verdict' | 'marks'>): string =>
  [verdictWords[verdict], ...marks.map((mark) => markWords[mark])].join('、');

const whoIn = ({ title, person }: OutcomesView['changedBy']): string => [title, person].filter(Boolean).join(' ');

const lines = (texts: readonly Cell[]): string => texts.filter(Boolean).join('\n');

const sheet = (name: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]) => ({
  sheet: name,
  data: [
    columns.map(([value]) => ({ value, fontWeight: 'bold' as const, backgroundColor: '#eceff2' })),
    // As texts: what begins with = in a report is no formula.
    ...rows.map((cells) =>
      cells.map((value) => ({ value: value ?? '', type: String, wrap: true, alignVertical: 'top' as const })),
    ),
  ],
  columns: columns.map(([, width]) => ({ width })),
  stickyRowsCount: 1,
  orientation: 'landscape' as const,
});

const verdictWords: Readonly<Record<Row['verdict'], string>> = {
  met: '已完成',
  missed: '未完成',
  partlyMet: '部分完成',
  notComparable: '无法比较',
  noOutcome: '报告未提及',
};

const markWords: Readonly<Record<Row['marks'][number], string>> = {
  forecast: '预计数',
  partialPeriod: '非全年数',
  sameScope: '同口径',
  differentMeasure: '口径不同',
  stockForFlow: '存量对增量',
  denominatorConflict: '基数不一致',
  severalValues: '一项多数',
  dateUnverifiable: '完成时间无法核实',
};
