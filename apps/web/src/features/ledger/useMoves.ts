import { type KeyboardEvent, type RefObject, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { taskPath } from '../../parts/task-path.js';
import type { FoundRow } from './ledger-filter.js';
import type { Line } from './ledger-lines.js';
import { targetOf } from './steps.js';

interface Moves {
  list: RefObject<HTMLDivElement | null>;
  lines: readonly Line<FoundRow>[];
  offsets: Float64Array;
  /** Height of what stays on top of the list while it scrolls. */
  covered: number;
  onToggle: (row: FoundRow) => void;
}

/** Moves through the tasks of a list by keys: arrows or j and k, pages, Enter opens, x or the space bar chooses. */
export function useMoves({ list, lines, offsets, covered, onToggle }: Moves) {
  const navigate = useNavigate();
  // By its id: the list may have been read anew.
  const [activeId, setActive] = useState<string>();
  const active = useMemo(
    () => lines.findIndex((line) => 'row' in line && line.row.task.id === activeId),
    [lines, activeId],
  );
  const line = lines[active];
  const row = line && 'row' in line ? line.row : undefined;

  const moveTo = (index: number): void => {
    const [element, target] = [list.current, lines[index]];
    if (!element || !target || !('row' in target)) return;
    setActive(target.row.task.id);
    const [top, bottom] = [offsets[index] ?? 0, (offsets[index + 1] ?? 0) + covered];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(event.key, lines, active);
    if (target !== undefined) moveTo(target);
    else if (row && event.key === 'Enter' && event.target === list.current) void navigate(taskPath(row.task));
    else if (row && (event.key === 'x' || (event.key === ' ' && event.target === list.current))) onToggle(row);
    else return;
    event.preventDefault();
  };
  return { active, setActive, onKeyDown };
}
