import type { BoardCell, BoardTask } from '@duban/contracts';

/** How what a unit owes stands, as the lead looks at it; the first that holds. */
export type Standing = 'toDecide' | 'cameBack' | 'missed' | 'open' | 'held' | 'pending' | 'late' | 'done';

/** Days before the due day from which on a unit that has handed in nothing counts as silent. */
const NEAR = 3;

/** How one thing stands. */
export function standingOf({ obligation: { state }, part }: BoardCell): Standing {
  if (part?.state === 'submitted') return part.kind === 'report' ? 'done' : 'toDecide';
  if (state === 'met' || state === 'metLate') {
    if (hasComeBack(part)) return 'cameBack';
    return state === 'met' ? 'done' : 'late';
  }
  return state === 'missed' || state === 'open' || state === 'held' ? state : 'pending';
}

const hasComeBack = (part: BoardCell['part']): boolean =>
  part !== null && part.submissions > 0 && CAME_BACK.has(part.state);

const CAME_BACK: ReadonlySet<string> = new Set(['open', 'returned', 'drafting']);

/** Whether a unit that owes it has said nothing though it is late or nearly due. */
export function isSilent(
  cell: BoardCell,
  lead: string,
  today: string,
  daysAfter: (day: string, days: number) => string,
) {
  if (cell.unit === lead || !cell.obligation.allowed.includes('obligation.urge')) return false;
  const standing = standingOf(cell);
  return standing === 'missed' || (standing === 'open' && cell.obligation.dueOn <= daysAfter(today, NEAR));
}

/** A column of the matrix: what is owed, once or for a period. */
export interface Column {
  key: string;
  kind: string;
  period: string | null;
}

/** The columns of a task: what is owed once, then the periods in the order of their days, then what else there is. */
export function columnsOf({ cells }: Pick<BoardTask, 'cells'>): Column[] {
  const columns = new Map<string, Column & { rank: string }>();
  for (const cell of cells) {
    const column = columnOf(cell);
    const rank = `${RANK[column.kind] ?? 8} ${cell.obligation.dueOn}`;
    const known = columns.get(column.key);
    if (!known || rank < known.rank) columns.set(column.key, { ...column, rank });
  }
  return [...columns.values()]
    .toSorted((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)))
    .map(({ key, kind, period }) => ({ key, kind, period }));
}

const RANK: Readonly<Record<string, number>> = { acknowledgement: 1, plan: 2, report: 3 };

/** The column in which something stands. */
function columnOf({ kind, period, obligation }: BoardCell): Column {
  if (kind === 'plan' || kind === 'planPart') return { key: 'plan', kind: 'plan', period: null };
  if (period !== null) return { key: `report ${period}`, kind: 'report', period };
  if (kind === 'acknowledgement') return { key: kind, kind, period };
  return { key: `${kind} ${obligation.dueOn}`, kind, period };
}

/** What of a unit stands in a column: of several what waits, else what came last. */
export function cellAt({ cells }: Pick<BoardTask, 'cells'>, unit: string, column: string): BoardCell | undefined {
  const here = cells.filter((cell) => cell.unit === unit && columnOf(cell).key === column);
  return here.findLast((cell) => WAITING.has(standingOf(cell))) ?? here.at(-1);
}

const WAITING: ReadonlySet<Standing> = new Set(['toDecide', 'cameBack', 'missed', 'open', 'held']);

/** How much of a task waits, and for what. */
export interface Counts {
  silent: number;
  toDecide: number;
  cameBack: number;
}

export function countsOf(task: BoardTask, silent: readonly BoardCell[]): Counts {
  const others = task.cells.filter(({ unit }) => unit !== leadOf(task));
  const parts = new Set<string>();
  const counted = { toDecide: 0, cameBack: 0 };
  for (const cell of others) {
    const standing = standingOf(cell);
    // A part and its supplement are one.
    if ((standing !== 'toDecide' && standing !== 'cameBack') || !cell.part || parts.has(cell.part.id)) continue;
    parts.add(cell.part.id);
    counted[standing] += 1;
  }
  return { silent: silent.length, ...counted };
}

export const leadOf = ({ units }: Pick<BoardTask, 'units'>): string =>
  units.find(({ relation }) => relation === 'lead')?.id ?? '';

/** The cells that a lead goes through one after another: what waits for its decision, in the order of the days. */
export const toDecideOf = (task: BoardTask): BoardCell[] =>
  task.cells.filter((cell) => cell.unit !== leadOf(task) && standingOf(cell) === 'toDecide');
