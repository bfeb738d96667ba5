import type { LedgerRow } from '@duban/contracts';

/** A line of the ledger: a heading of the document, or a task. */
export type Line<Row> = { heading: string; id: string; count: number } | { row: Row };

export type Order = 'paper' | 'due' | 'level' | 'lead';
export const orders: readonly Order[] = ['paper', 'due', 'level', 'lead'];

/** The rows in an order; on paper they stand under the headings of their document. */
export function linesOf<Row extends LedgerRow>(rows: readonly Row[], order: Order): Line<Row>[] {
  if (order === 'paper') return underHeadings(rows);
  return rows.toSorted(comparisons[order]).map((row) => ({ row }));
}

type Comparison = (a: LedgerRow, b: LedgerRow) => number;

const text = (a: string, b: string): number => a.localeCompare(b, 'zh');

const comparisons: Record<Exclude<Order, 'paper'>, Comparison> = {
  // What is owed no more comes last.
  due: (a, b) => text(a.nextDue?.dueAt ?? '9', b.nextDue?.dueAt ?? '9'),
  level: (a, b) => b.level - a.level || b.missed.lead - a.missed.lead || b.missed.others - a.missed.others,
  lead: (a, b) => text(a.lead?.name ?? '', b.lead?.name ?? ''),
};

function underHeadings<Row extends LedgerRow>(rows: readonly Row[]): Line<Row>[] {
  const directives = new Set(rows.map(({ directive }) => directive?.id));
  const lines: Line<Row>[] = [];
  let heading: { heading: string; id: string; count: number } | undefined;
  let before: string | undefined;
  for (const row of rows) {
    const parts = [...(directives.size > 1 && row.directive ? [row.directive.number] : []), ...row.sectionPath];
    const path = parts.join(' › ');
    if (path !== before) {
      heading = { heading: path, id: `heading-${lines.length}`, count: 0 };
      if (path !== '') lines.push(heading);
      before = path;
    }
    if (heading) heading.count += 1;
    lines.push({ row });
  }
  return lines;
}
