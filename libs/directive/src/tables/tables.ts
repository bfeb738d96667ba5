import type { Doubt } from '../diagnostics.js';
import type { Item } from '../items/item.js';
import type { Stretch } from '../text/stretch.js';
import { isDuty } from '../units/labels.js';
import type { Column } from './columns.js';

/** What a line of a table is: its head, the item of a row, or a further line of either. */
export type TableLine = { kind: 'header'; at: Stretch } | { kind: 'item'; item: Item } | { kind: 'more' };

/** The tables of a text: what each line of theirs is, by its number, and what is doubtful about them. */
export interface Tables {
  lines: Map<number, TableLine>;
  doubts: Doubt[];
}

/** Whether a column holds units. */
export const isUnitColumn = (column: Column): boolean =>
  column !== 'number' && column !== 'text' && column !== 'part' && isDuty(column);
