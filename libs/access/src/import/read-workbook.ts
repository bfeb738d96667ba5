import readBook, { type CellValue } from 'read-excel-file/node';
import { EXAMPLE, type SheetKey, sheetKeys, sheets } from './sheets.js';
import { unpackedSizes } from './unpacked-sizes.js';

/** The most rows of one sheet. */
const ROWS_LIMIT = 3_000;
/** A sheet of so many rows is far smaller; what is larger is not even unpacked. */
const UNPACKED_LIMIT_BYTES = 8 * 1024 * 1024;

/** Something in a sheet that cannot be taken, and what to do about it, in the language of who filled the sheet. */
export interface RowFault {
  sheet: string;
  /** As the program that made the file counts: the headings are row 1. */
  row: number;
  /** The heading; null where the whole row is meant. */
  column: string | null;
  message: string;
}

export interface SheetRow {
  row: number;
  /** Text under a column's key, trimmed and in NFC; empty where nothing is. */
  cell: (key: string) => string;
}

export interface Workbook {
  rows: Record<SheetKey, SheetRow[]>;
  faults: RowFault[];
}

/** A file that is not read at all. The sentence says what to do. */
export class WorkbookRefused extends Error {
  constructor(
    readonly code: 'unsupported-type' | 'too-large',
    message: string,
  ) {
    super(message);
    this.name = 'WorkbookRefused';
  }
}

/** Reads the three sheets of an .xlsx file. Throws {@link WorkbookRefused}. */
export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
  refuseOtherFiles(bytes);
  const found = await readBook(bytes).catch((cause: unknown) => {
    throw new WorkbookRefused('unsupported-type', `The file cannot be read as .xlsx: ${messageOf(cause)}.`);
  });
  const book: Workbook = { rows: { units: [], posts: [], people: [] }, faults: [] };
  for (const key of sheetKeys) {
    const data = found.find(({ sheet }) => sheet.trim() === sheets[key].name)?.data;
    if (data) takeSheet(book, key, data);
  }
  if (!found.some(({ sheet }) => sheetKeys.some((key) => sheets[key].name === sheet.trim())))
    throw new WorkbookRefused(
      'unsupported-type',
      'The file has none of the sheets 单位，岗位，人员： start from the template.',
    );
  return book;
}

/** Throws {@link WorkbookRefused} for what is no .xlsx, or unpacks to more than a table needs. */
export function refuseOtherFiles(bytes: Buffer): void {
  if (bytes.subarray(0, 4).equals(OLE))
    throw new WorkbookRefused(
      'unsupported-type',
      'The file is locked by a password, or an old .xls: save it as .xlsx without a password.',
    );
  const sizes = bytes.subarray(0, 4).equals(ZIP) ? unpackedSizes(bytes) : null;
  if (!sizes) throw new WorkbookRefused('unsupported-type', 'The file is no .xlsx: save the table as .xlsx.');
  if (sizes.some((size) => size > UNPACKED_LIMIT_BYTES)) throw tooManyRows();
}

const ZIP = Buffer.from('504b0304', 'hex');
const OLE = Buffer.from('d0cf11e0', 'hex');

const tooManyRows = (): WorkbookRefused =>
  new WorkbookRefused('too-large', `A sheet has more than ${ROWS_LIMIT} rows, or is as large: divide the file.`);

function takeSheet(book: Workbook, key: SheetKey, data: (CellValue | null)[][]): void {
  const { name, columns } = sheets[key];
  if (data.length > ROWS_LIMIT + 1) throw tooManyRows();
  const [headings = [], ...lines] = data;
  const places = columns.map(({ heading }) =>
    headings.findIndex((cell) => textOf(cell).replace(/[*＊]$/, '') === heading),
  );
  columns.forEach(({ heading, isNeeded }, index) => {
    if (isNeeded && places[index] === -1)
      book.faults.push({ sheet: name, row: 1, column: heading, message: `缺少“${heading}”列：请使用模板中的表头。` });
  });
  lines.forEach((line, index) => {
    const row = index + 2;
    const texts = columns.map((_, place) => textOf(line[places[place] ?? -1]));
    if (texts.every((text) => text === '') || texts[0]?.startsWith(EXAMPLE)) return;
    const cells = new Map<string, string>(columns.map((column, place) => [column.key, texts[place] ?? '']));
    book.rows[key].push({ row, cell: (column) => cells.get(column) ?? '' });
    columns.forEach(({ heading, isNeeded }, place) => {
      const fault = faultOf(texts[place] ?? '', isNeeded && places[place] !== -1);
      if (fault) book.faults.push({ sheet: name, row, column: heading, message: fault });
    });
  });
}

function faultOf(text: string, isNeeded: boolean): string | null {
  if (text === '') return isNeeded ? '不能为空：请填写。' : null;
  if (text.length > 300) return '超过300个字：请缩短。';
  return text.includes('\u0000') || /\p{Cs}/u.test(text) ? '含有不能使用的字符：请重新填写。' : null;
}

/** What a cell says; a day as 2023-06-25. */
export function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object' && 'toISOString' in cell && typeof cell.toISOString === 'function')
    return dayOf(cell as { toISOString(): string });
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell).normalize('NFC').trim()
    : '';
}

function dayOf(day: { toISOString(): string }): string {
  try {
    return day.toISOString().slice(0, 10);
  } catch {
    return '日期无效';
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : 'it is broken');
