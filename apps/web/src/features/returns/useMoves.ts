import type { FocusEvent, KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';

/**
 * Moves between the cells of a sheet as a spreadsheet does: a cell that is reached by a key is chosen as a whole, so that
 * typing replaces it and arrows move on; F2 or a click goes into it, Enter moves down, Alt+Enter begins a new line. Cells
 * are elements with `data-column` inside of elements with `data-row`.
 */
export function useMoves(onUndo: () => void) {
  const isPointed = useRef(false);
  return {
    onPointerDown: (_event: PointerEvent): void => {
      isPointed.current = true;
    },
    onFocus: ({ target }: FocusEvent): void => {
      if (isField(target)) {
        target.dataset['mode'] = isPointed.current ? 'edit' : 'choose';
        if (!isPointed.current) target.select();
      }
      isPointed.current = false;
    },
    onInput: ({ target }: { target: EventTarget }): void => {
      if (isField(target)) target.dataset['mode'] = 'edit';
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      const cell = event.target as HTMLElement;
      // While characters are being composed the keys belong to the input method.
      if (event.nativeEvent.isComposing || event.keyCode === 229 || cell.dataset['column'] === undefined) return;
      if (event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && isChosen(cell)) onUndo();
      else if (!act(cell, event)) return;
      event.preventDefault();
    },
  };
}

/** Whether a cell is chosen as a whole, and not being written in. */
export const isChosen = (cell: Element): boolean => !isField(cell) || cell.dataset['mode'] !== 'edit';

type Field = HTMLTextAreaElement | HTMLInputElement;
const isField = (target: EventTarget): target is Field =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');

/** Does what a key means in a cell; says whether it meant anything. */
function act(cell: HTMLElement, event: KeyboardEvent<HTMLElement>): boolean {
  if (event.key === 'Enter' && isField(cell)) return enter(cell, event);
  if (event.key === 'F2' && isField(cell)) return goInto(cell);
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || !isChosen(cell)) return false;
  const step = steps[event.key];
  return step !== undefined && focus(step(cell));
}

function enter(cell: Field, { altKey, shiftKey, ctrlKey }: KeyboardEvent): boolean {
  if (!altKey && !ctrlKey) return focus(beside(cell, shiftKey ? -1 : 1));
  if (cell instanceof HTMLInputElement) return false;
  // As typed, so that it is heard and can be undone.
  goInto(cell);
  return document.execCommand('insertText', false, '\n');
}

function goInto(cell: Field): boolean {
  if (cell.dataset['mode'] === 'edit') return true;
  cell.dataset['mode'] = 'edit';
  cell.setSelectionRange(cell.value.length, cell.value.length);
  return true;
}

const steps: Readonly<Record<string, (cell: HTMLElement) => HTMLElement | undefined>> = {
  ArrowDown: (cell) => beside(cell, 1),
  ArrowUp: (cell) => beside(cell, -1),
  ArrowRight: (cell) => inRow(cell, 1),
  ArrowLeft: (cell) => inRow(cell, -1),
};

/** The cell above or below, in the same column of another line. */
function beside(cell: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const table = cell.closest('[data-sheet]');
  return table ? stepFrom(cellsIn(table, `[data-column="${cell.dataset['column']}"]`), cell, step) : undefined;
}

function inRow(cell: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const row = cell.closest('[data-row]');
  return row ? stepFrom(cellsIn(row, '[data-column]'), cell, step) : undefined;
}

const cellsIn = (within: Element, selector: string): HTMLElement[] =>
  [...within.querySelectorAll<HTMLElement>(selector)].filter((each) => !each.hasAttribute('disabled'));

const stepFrom = (cells: readonly HTMLElement[], cell: HTMLElement, step: 1 | -1): HTMLElement | undefined =>
  cells[cells.indexOf(cell) + step];

function focus(cell: HTMLElement | undefined): boolean {
  cell?.focus();
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return true;
}
