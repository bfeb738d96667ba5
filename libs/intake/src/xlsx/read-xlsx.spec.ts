import { expect, test } from 'vitest';
import { rows, xlsx } from '../../../../test/support/made-files.js';
import { DEFAULT_LIMITS } from '../intake-limits.js';
import { readHere } from '../read-here.js';

const read = (sheets: readonly string[], styles?: string, workbook?: string) =>
  readHere(xlsx(sheets, styles, workbook), DEFAULT_LIMITS, () => {});

test('rows with merged cells, and where each comes from', async () => {
  const sheet =
    rows(
      ['任务分解表'],
      ['序号', '任务', '单位'],
      ['1', '修缮码头', '市交通局'],
      ['2', '新造\n渡船'],
      ['3', '', '市水利局'],
    ) + '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="C3:C4"/></mergeCells>';
  const { kind, text, lines } = await read([sheet]);
  expect(kind).toBe('xlsx');
  expect(text.split('\n')).toEqual([
    '任务分解表',
    '序号\t任务\t单位',
    '1\t修缮码头\t市交通局',
    '2\t新造 渡船\t市交通局',
    '3\t\t市水利局',
    '',
  ]);
  expect(lines[2]).toEqual({ in: 'sheet', sheet: '表1', row: 3, columns: ['A', 'C'] });
});

test('numbers are shown as their formats say', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="165" formatCode="m&quot;月&quot;d&quot;日&quot;"/></numFmts>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="9"/><xf numFmtId="57"/></cellXfs>';
  const cells = [
    ['45107', 1], ['45107', 2], ['0.055', 3], ['45078.5', 4], ['0.30000000000000004', 0], ['1', 0], ['59', 1],
  ].map(([value, style], index) => `<c r="${'ABCDEFG'[index]}1" s="${style}"><v>${value}</v></c>`); // prettier-ignore
  const { text } = await read([`<sheetData><row r="1">${cells.join('')}</row></sheetData>`], styles);
  expect(text).toBe('2023年6月30日\t6月30日\t5.5%\t2023年6月\t0.3\t1\t59\n');
});

test('days count from 1904 where the workbook says so', async () => {
  const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>';
  const sheet = '<sheetData><row r="1"><c r="A1" s="0"><v>0</v></c></row></sheetData>';
  expect((await read([sheet], styles, '<workbookPr date1904="1"/>')).text).toBe('1904年1月1日\n');
});

test('empty columns in front are dropped, several sheets follow each other, hidden rows are left out', async () => {
  const hidden = rows(['', '甲', '乙'], ['', '丙', '丁']).replace('<row r="2"', '<row r="2" hidden="1"');
  const { text, warnings } = await read([hidden, rows(['戊', '己'])]);
  expect(text).toBe('甲\t乙\n戊\t己\n');
  expect(warnings).toEqual([
    { code: 'several-sheets', count: 2 },
    { code: 'hidden-left-out', count: 1 },
  ]);
});

test('a merged range over the whole sheet fills no more than there is', async () => {
  const sheet = `${rows(['甲', '乙'], ['丙'])}<mergeCells><mergeCell ref="B1:XFD1048576"/></mergeCells>`;
  expect((await read([sheet])).text).toBe('甲\t乙\n丙\t乙\n');
});
