import { refuseOtherFiles, textOf, WorkbookRefused } from '@duban/access';
import readBook from 'read-excel-file/node';
import { Fault } from '../../http/fault.js';
import { type ColumnKey, SHEET_NAME, tableColumns } from './columns.js';
import { hasFormulas } from './formulas.js';
import { EXPLANATION } from './sheet-workbook.js';

/** The most lines of a table: far more than a unit has reports and figures. */
const LINES_LIMIT = 3_000;

/** A filled line of a table. */
export interface TableLine {
  /** As the program that made the file counts: the headings are line 1. */
  line: number;
  cell: (key: ColumnKey) => string;
}

/** The lines of the table in a workbook. Throws a fault, with a sentence for who filled it, for any other file. */
export async function readReturnTable(bytes: Buffer): Promise<TableLine[]> {
  const sheets = await sheetsOf(bytes);
  const strange = sheets.filter(({ sheet }) => sheet !== SHEET_NAME && sheet !== EXPLANATION);
  const [name] = strange.map(({ sheet }) => sheet);
  if (name !== undefined)
    throw refused(`文件中有工作表“${name}”：请只保留“${SHEET_NAME}”，从本页重新下载填报表后填写。`);
  const table = sheets.find(({ sheet }) => sheet === SHEET_NAME);
  if (!table) throw refused(`文件中没有工作表“${SHEET_NAME}”：请从本页下载填报表后填写。`);
  if (hasFormulas(bytes)) throw refused('文件中有公式：请把公式改成数值（复制后“选择性粘贴—数值”）再上传。');
  return linesOf(table.data);
}

/** A table that is not taken at all: `sentence` says what to do, in the language of who filled it. */
export const refused = (sentence: string): Fault =>
  new Fault('bad-body', 'The table is not the one that was downloaded.', {
    issues: [{ path: '/file', message: sentence }],
  });

interface Sheet {
  sheet: string;
  data: string[][];
}

async function sheetsOf(bytes: Buffer): Promise<Sheet[]> {
  try {
    refuseOtherFiles(bytes);
    const found = await readBook(bytes);
    return found.map(({ sheet, data }) => ({ sheet: sheet.trim(), data: data.map((line) => line.map(textOf)) }));
  } catch (error) {
    if (error instanceof WorkbookRefused && error.code === 'too-large')
      throw refused('文件过大：请从本页重新下载填报表后填写。');
    throw refused('文件不是能够读取的 .xlsx：请取消密码，另存为 .xlsx 后上传。');
  }
}

function linesOf([headings = [], ...lines]: string[][]): TableLine[] {
  const wider = [headings, ...lines].some((line) => line.slice(tableColumns.length).some((cell) => cell !== ''));
  if (wider) throw refused(`表格多出了列：填报表只有${tableColumns.length}列，请删去多出的列。`);
  const moved = tableColumns.find(({ heading }, index) => headings[index] !== heading);
  if (moved) throw refused(`缺少“${moved.heading}”列或列的次序变了：请从本页重新下载填报表后填写。`);
  if (lines.length > LINES_LIMIT) throw refused('表格行数过多：请从本页重新下载填报表后填写。');
  const places = new Map(tableColumns.map(({ key }, index) => [key, index]));
  return lines
    .map((cells, index) => ({ line: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => ({ line, cell: (key) => cells[places.get(key) ?? -1] ?? '' }));
}
