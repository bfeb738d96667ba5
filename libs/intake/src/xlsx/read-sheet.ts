import { DocumentRefused } from '../document-refused.js';
import type { Package } from '../package/open-package.js';
import { type Attributes, readXml } from '../package/read-xml.js';
import type { NumberFormats } from './formats.js';
import { type CellPlace, placeOf } from './references.js';
import { unescaped } from './read-strings.js';

/** A row with the texts of its cells by their columns; both count from 1. */
export interface SheetRow {
  readonly number: number;
  readonly cells: Map<number, string>;
}

export interface Sheet {
  readonly rows: readonly SheetRow[];
  /** Rows that are not shown. */
  readonly hidden: number;
}

interface Context {
  readonly strings: readonly string[];
  readonly formats: NumberFormats;
  /** The most UTF-16 code units of a sheet. */
  readonly characters: number;
}

/** The most places that merged cells fill. */
const MOST_FILLED = 2_000_000;

/** Reads the cells of a sheet; what is merged over rows is repeated in each of them. Throws `DocumentRefused`. */
export async function readSheet(pack: Package, part: string, context: Context): Promise<Sheet> {
  const sheet: OpenSheet = { rows: [], merged: [], hidden: 0, length: 0, column: 0, inValue: false };
  await readXml(pack.read(part), {
    open: (element, attribute) => opens[element]?.(sheet, attribute),
    close: (element) => closes[element]?.(sheet, context),
    text(text) {
      if (sheet.inValue && sheet.cell) sheet.cell.value += text;
    },
  });
  repeatMerged(sheet.rows, sheet.merged);
  return sheet;
}

interface OpenSheet {
  readonly rows: SheetRow[];
  readonly merged: (readonly [CellPlace, CellPlace])[];
  hidden: number;
  /** UTF-16 code units so far. */
  length: number;
  row?: SheetRow;
  column: number;
  cell?: OpenCell;
  inValue: boolean;
}

const opens: Readonly<Record<string, (sheet: OpenSheet, attribute: Attributes) => void>> = {
  's:row': (sheet, attribute) => {
    const number = Number(attribute('r') ?? (sheet.rows.at(-1)?.number ?? 0) + 1);
    sheet.column = 0;
    sheet.row = { number, cells: new Map() };
    if (/^(?:1|true)$/.test(attribute('hidden') ?? '')) sheet.hidden += 1;
    else sheet.rows.push(sheet.row);
  },
  's:c': (sheet, attribute) => {
    sheet.column = placeOf(attribute('r') ?? '')?.column ?? sheet.column + 1;
    sheet.cell = { type: attribute('t') ?? 'n', format: Number(attribute('s') ?? 0), value: '' };
  },
  's:v': (sheet) => (sheet.inValue = true),
  's:t': (sheet) => (sheet.inValue = true),
  's:mergeCell': ({ merged }, attribute) => {
    const [first, last] = (attribute('ref') ?? '').split(':').map(placeOf);
    if (first && last) merged.push([first, last]);
  },
};

const closes: Readonly<Record<string, (sheet: OpenSheet, context: Context) => void>> = {
  's:v': (sheet) => (sheet.inValue = false),
  's:t': (sheet) => (sheet.inValue = false),
  's:c': (sheet, context) => {
    const text = sheet.cell ? textOf(sheet.cell, context) : '';
    delete sheet.cell;
    sheet.length += text.length;
    if (sheet.length > context.characters) throw new DocumentRefused('too-large');
    if (text !== '') sheet.row?.cells.set(sheet.column, text);
  },
};

interface OpenCell {
  readonly type: string;
  readonly format: number;
  value: string;
}

function textOf({ type, format, value }: OpenCell, { strings, formats }: Context): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'inlineStr':
    case 'str':
      return unescaped(value);
    case 'b':
      return value === '1' ? '是' : '否';
    case 'e':
      return '';
    default:
      return formats.shown(value, format);
  }
}

function repeatMerged(rows: readonly SheetRow[], merged: readonly (readonly [CellPlace, CellPlace])[]): void {
  const byNumber = new Map(rows.map((row, index) => [row.number, index]));
  let filled = 0;
  for (const [first, last] of merged) {
    const start = byNumber.get(first.row);
    const text = start === undefined ? undefined : rows[start]?.cells.get(first.column);
    if (start === undefined || text === undefined) continue;
    for (let index = start + 1; (rows[index]?.number ?? Infinity) <= last.row; index += 1) {
      rows[index]?.cells.set(first.column, text);
      filled += 1;
      if (filled > MOST_FILLED) throw new DocumentRefused('too-large');
    }
  }
}
