import { ArrowRightOutlined } from '@ant-design/icons';
import type { BoardCell, BoardTask } from '@duban/contracts';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { workPath } from '../../parts/task-path.js';
import { usePeriod } from '../../parts/usePeriod.js';
import { useTerm } from '../../parts/useTerm.js';
import { cellAt, type Column, columnsOf, leadOf, standingOf } from './board-model.js';
import { StandingMark, useSince } from './StandingMark.js';
import type { Debt } from './useUrge.js';

interface TaskMatrixProps {
  task: BoardTask;
  /** Obligation of the cell that is open beside the matrix. */
  chosen: string | undefined;
  onChoose: (debt: Debt) => void;
  wasUrgedToday: (cell: BoardCell) => boolean;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One task as its units × what they owe: the lead on top, with its way to compile. Arrow keys go from cell to cell. */
export function TaskMatrix({ task, chosen, onChoose, wasUrgedToday }: TaskMatrixProps) {
  const { t } = useTranslation('board');
  const columnText = useColumnText();
  const term = useTerm();
  const table = useRef<HTMLTableElement>(null);
  const columns = columnsOf(task);
  const [at, setAt] = useState<readonly [number, number]>([0, 0]);
  const cells = task.units.map(({ id }) => columns.map(({ key }) => cellAt(task, id, key)));
  const home = cells[at[0]]?.[at[1]] ? at : firstOf(cells);

  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (!step) return;
    const next = nextFilled(cells, home, step);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.join(' ')}"]`)?.focus();
  };

  return (
    <div className="board-scroll">
      <table ref={table} className="board-matrix" aria-label={t('matrix', { task: task.title })}>
        <MatrixHead columns={columns} />
        <tbody>
          {task.units.map((unit, row) => (
            <tr key={unit.id} className={unit.relation === 'lead' ? 'board-own' : undefined}>
              <th scope="row">
                {unit.name} <span className="quiet small">{term('relation', unit.relation)}</span>
              </th>
              {columns.map(({ key }, column) => {
                const cell = cells[row]?.[column];
                return (
                  <td key={key}>
                    {cell && (
                      <CellButton
                        debt={{ task, cell }}
                        place={[row, column]}
                        isHome={home[0] === row && home[1] === column}
                        isChosen={cell.obligation.id === chosen}
                        isUrgedToday={wasUrgedToday(cell)}
                        label={`${unit.name} ${columnText(columns[column])}`}
                        onChoose={onChoose}
                        onKeyDown={move}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MatrixHead({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation('board');
  const columnText = useColumnText();
  return (
    <thead>
      <tr>
        <th scope="col">{t('unit')}</th>
        {columns.map((column) => (
          <th key={column.key} scope="col">
            {columnText(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface CellButtonProps {
  debt: Debt;
  place: readonly [number, number];
  isHome: boolean;
  isChosen: boolean;
  isUrgedToday: boolean;
  label: string;
  onChoose: (debt: Debt) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** What a unit owes: the lead's own leads to where it is compiled, another's opens in place. */
function CellButton({ debt, place, isHome, isChosen, isUrgedToday, label, onChoose, onKeyDown }: CellButtonProps) {
  const { t } = useTranslation('board');
  const since = useSince();
  const { task, cell } = debt;
  const isLead = cell.unit === leadOf(task);
  const isDone = ['done', 'late', 'pending'].includes(standingOf(cell));
  const common = { 'data-at': place.join(' '), tabIndex: isHome ? 0 : -1, className: 'board-cell', onKeyDown };
  const inside = (
    <>
      <span className="only-read">{label}</span>
      <StandingMark cell={cell} isLead={isLead} />
      <span className="small quiet">{since(cell)}</span>
      {isUrgedToday && <span className="small board-urged">{t('urge.today')}</span>}
    </>
  );
  if (isLead && cell.kind !== 'acknowledgement')
    return (
      <Link {...common} to={workPath(task.task, cell.part?.id ?? cell.obligation.id)}>
        {inside}
        <span className="small">
          {t(isDone ? 'look' : 'compile')} <ArrowRightOutlined aria-hidden="true" />
        </span>
      </Link>
    );
  return (
    <button {...common} type="button" aria-pressed={isChosen} onClick={() => onChoose(debt)}>
      {inside}
    </button>
  );
}

/** A column by its name: 签收, 落实方案, 第二季度. */
function useColumnText(): (column: Column | undefined) => string {
  const periodText = usePeriod();
  const term = useTerm();
  return (column) => {
    if (!column) return '';
    return column.period === null ? term('kind', column.kind) : periodText(column.period);
  };
}

type Cells = readonly (readonly (BoardCell | undefined)[])[];

function firstOf(cells: Cells): readonly [number, number] {
  for (const [row, line] of cells.entries()) {
    const column = line.findIndex(Boolean);
    if (column >= 0) return [row, column];
  }
  return [0, 0];
}

/** The next place in a direction where there is something. */
function nextFilled(
  cells: Cells,
  [row, column]: readonly [number, number],
  [down, right]: readonly [number, number],
): readonly [number, number] | undefined {
  const next: readonly [number, number] = [row + down, column + right];
  const line = cells[next[0]];
  if (!line || next[1] < 0 || next[1] >= line.length) return undefined;
  return line[next[1]] ? next : nextFilled(cells, next, [down, right]);
}
