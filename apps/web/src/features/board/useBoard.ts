import type { BoardCell, BoardTask } from '@duban/contracts';
import { useMemo } from 'react';
import { dayOf, daysAfter } from '../../time/days.js';
import { type Counts, countsOf, isSilent, leadOf } from './board-model.js';

/** A task of the board with what of it is silent. */
export interface BoardLine {
  task: BoardTask;
  silent: readonly BoardCell[];
  counts: Counts;
}

/** The tasks with their counts: the most silent first, then by what waits, then as on paper. */
export function useBoard(board: { now: string; tasks: readonly BoardTask[] } | undefined): readonly BoardLine[] {
  return useMemo(() => {
    if (!board) return [];
    const today = dayOf(board.now);
    const lines = board.tasks.map((task): BoardLine => {
      const lead = leadOf(task);
      const silent = task.cells.filter((cell) => isSilent(cell, lead, today, daysAfter));
      return { task, silent, counts: countsOf(task, silent) };
    });
    const waits = ({ counts }: BoardLine): number => counts.toDecide + counts.cameBack;
    return lines.toSorted((a, b) => b.counts.silent - a.counts.silent || waits(b) - waits(a));
  }, [board]);
}
