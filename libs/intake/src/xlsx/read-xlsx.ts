import { DocumentRefused } from '../document-refused.js';
import type { IntakeWarning } from '../intake-document.js';
import type { IntakeLimits } from '../intake-limits.js';
import { lineWriter } from '../lines/line-writer.js';
import { lineOfCells } from '../lines/rows.js';
import type { Package } from '../package/open-package.js';
import { relationsOf } from '../package/relations.js';
import type { ReadLines, TellProgress } from '../reading.js';
import { readFormats } from './formats.js';
import { readSheet, type Sheet } from './read-sheet.js';
import { readStrings } from './read-strings.js';
import { readWorkbook } from './read-workbook.js';
import { columnName } from './references.js';

/** The most columns of a table that anybody reads. */
const MOST_COLUMNS = 256;

/**
 * The rows of a workbook as lines whose cells are divided by tabs; what is merged over several rows is repeated in
 * each. Hidden sheets and rows are left out. Throws `DocumentRefused`.
 */
export async function readXlsx(pack: Package, limits: IntakeLimits, tell: TellProgress): Promise<ReadLines> {
  const part = (await relationsOf(pack, '')).find(({ type }) => type === 'officeDocument')?.target;
  if (part === undefined || !pack.has(part)) throw new DocumentRefused('broken');
  const relations = await relationsOf(pack, part);
  const targetOf = (type: string): string | undefined => relations.find((relation) => relation.type === type)?.target;
  const { sheets, from1904, hidden } = await readWorkbook(pack, part);
  const strings = await readStrings(pack, targetOf('sharedStrings'), limits.characters);
  const formats = await readFormats(pack, targetOf('styles'), from1904);
  const writer = lineWriter(limits.characters);
  let filled = 0;
  let left = hidden;
  for (const [index, { name, relation }] of sheets.entries()) {
    const target = relations.find(({ id, type }) => id === relation && type === 'worksheet')?.target;
    // Sheets of charts have no cells.
    if (target === undefined || !pack.has(target)) continue;
    const before = writer.origins.length;
    const sheet = await readSheet(pack, target, { strings, formats, characters: limits.characters });
    left += sheet.hidden;
    writeSheet(name, sheet, writer);
    if (writer.origins.length > before) filled += 1;
    tell((index + 1) / sheets.length);
  }
  if (writer.origins.length === 0) throw new DocumentRefused('empty');
  const warnings: IntakeWarning[] = [];
  if (filled > 1) warnings.push({ code: 'several-sheets', count: filled });
  if (left > 0) warnings.push({ code: 'hidden-left-out', count: left });
  return { text: writer.text(), lines: writer.origins, warnings };
}

/** Empty columns on both sides are no part of the table. */
function writeSheet(sheet: string, { rows }: Sheet, writer: ReturnType<typeof lineWriter>): void {
  let first = Infinity;
  let last = 0;
  for (const { cells } of rows)
    for (const [column, text] of cells)
      if (text.trim() !== '') {
        first = Math.min(first, column);
        last = Math.max(last, column);
      }
  if (first === Infinity) return;
  const width = Math.min(last - first + 1, MOST_COLUMNS);
  for (const { number, cells } of rows) {
    const line = Array.from({ length: width }, (_, column) => cells.get(first + column) ?? '');
    writer.write(lineOfCells(line, width), {
      in: 'sheet',
      sheet,
      row: number,
      columns: [columnName(first), columnName(first + width - 1)],
    });
  }
}
