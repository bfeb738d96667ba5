import { grouped } from './grouped.js';
import { byRelation, type Obligation, type Standing } from './standing.js';

export interface Column {
  /** `period:2023-04`, or `kind:plan` for what is owed once. */
  key: string;
  kind: string | null;
  period: string | null;
}

export interface Row {
  unit: Standing['units'][number];
  /** What the unit owes in each column, in the order of the days. */
  cells: ReadonlyMap<string, readonly Obligation[]>;
}

export interface Matrix {
  columns: Column[];
  /** Units that owe something. */
  rows: Row[];
  /** How many units are told of the task and owe nothing. */
  silent: number;
}

/** Kinds that are owed once stand before the periods, or behind them. */
const before = ['acknowledgement', 'planPart', 'plan'];
const columnKind: Readonly<Record<string, string>> = { planPart: 'plan' };

/** Who owes what for which period: units down, periods across, in the order of their days. */
export function matrixOf({ units, obligations }: Pick<Standing, 'units' | 'obligations'>): Matrix {
  const dated = obligations.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
  const rows = byRelation(units).map((unit) => ({
    unit,
    cells: grouped(
      dated.filter((each) => each.unit.id === unit.id),
      keyOf,
    ),
  }));
  const owing = rows.filter(({ cells }) => cells.size > 0);
  return { columns: columnsOf(dated), rows: owing, silent: rows.length - owing.length };
}

function columnsOf(dated: readonly Obligation[]): Column[] {
  const columns = new Map(dated.map((each) => [keyOf(each), columnOf(each)]));
  const place = ({ kind, period }: Column): number => (period ? 1 : before.includes(kind ?? '') ? 0 : 2);
  return [...columns.values()].toSorted((a, b) => place(a) - place(b));
}

const keyOf = ({ period, kind }: Obligation): string =>
  period ? `period:${period}` : `kind:${columnKind[kind] ?? kind}`;

const columnOf = (each: Obligation): Column => ({
  key: keyOf(each),
  period: each.period,
  kind: each.period ? null : (columnKind[each.kind] ?? each.kind),
});
