import { describe, expect, test } from 'vitest';
import { docx, type DocxParts, level, list, p, table, use } from '../../../../test/support/made-files.js';
import { DEFAULT_LIMITS } from '../intake-limits.js';
import { readHere } from '../read-here.js';

const read = (body: string, parts?: DocxParts) => readHere(docx(body, parts), DEFAULT_LIMITS, () => {});
const linesOf = async (body: string, parts?: DocxParts) => (await read(body, parts)).text.split('\n').slice(0, -1);

describe('numbers of lists', () => {
  test.each([
    ['decimal', '%1.', ['1.甲', '2.乙']],
    ['chineseCounting', '%1、', ['一、甲', '二、乙']],
    ['chineseCountingThousand', '（%1）', ['（一）甲', '（二）乙']],
    ['ideographDigital', '第%1章', ['第一章 甲', '第二章 乙']],
    ['decimalEnclosedCircle', '%1', ['① 甲', '② 乙']],
    ['decimalFullWidth', '%1．', ['１．甲', '２．乙']],
    ['upperRoman', '%1.', ['I.甲', 'II.乙']],
    ['lowerLetter', '%1)', ['a)甲', 'b)乙']],
    ['ideographTraditional', '%1、', ['甲、甲', '乙、乙']],
    ['bullet', '\uf0b7', ['甲', '乙']],
    ['none', '附件：', ['附件：甲', '附件：乙']],
  ])('%s', async (format, text, expected) => {
    const numbering = list(1, level(0, format, text)) + use(1);
    expect(await linesOf(p('甲', 1) + p('乙', 1), { numbering })).toEqual(expected);
  });

  const levels = list(1, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%1.%2'), level(2, 'decimal', '%3.'));

  test('a lower level begins anew behind a higher one, and prints the numbers of its own levels', async () => {
    const body = p('甲', 1) + p('子', 1, 2) + p('丑', 1, 2) + p('乙', 1) + p('寅', 1, 2);
    expect(await linesOf(body, { numbering: levels + use(1) })).toEqual(['一、甲', '1.子', '2.丑', '二、乙', '1.寅']);
    const mixed = list(1, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%1.%2', '<w:isLgl/>'));
    expect(await linesOf(p('甲', 1) + p('子', 1, 1), { numbering: mixed + use(1) })).toEqual(['一、甲', '1.1 子']);
  });

  test('a level that never begins anew counts through', async () => {
    const through = list(
      1,
      level(0, 'chineseCounting', '%1、'),
      level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>'),
    );
    const body = p('甲', 1) + p('子', 1, 1) + p('乙', 1) + p('丑', 1, 1);
    expect(await linesOf(body, { numbering: through + use(1) })).toEqual(['一、甲', '1.子', '二、乙', '2.丑']);
  });

  test('lists of one definition count on; one with a start of its own begins there', async () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    const numbering = list(1, level(0, 'decimal', '%1.')) + use(1) + use(2, 1) + use(3, 1, again);
    const body = p('甲', 1) + p('乙', 2) + p('丙', 3) + p('丁', 3);
    expect(await linesOf(body, { numbering })).toEqual(['1.甲', '2.乙', '1.丙', '2.丁']);
  });

  test('a style numbers its paragraphs, and list 0 takes the number away', async () => {
    const numbering = list(1, level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H"/>')) + use(1);
    const style =
      '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const based = '<w:style w:type="paragraph" w:styleId="I"><w:name w:val="own"/><w:basedOn w:val="H"/></w:style>';
    const styled = (id: string, more: string, text: string) =>
      `<w:p><w:pPr><w:pStyle w:val="${id}"/>${more}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const body =
      styled('H', '', '甲') + styled('H', '<w:numPr><w:numId w:val="0"/></w:numPr>', '乙') + styled('I', '', '丙');
    expect(await linesOf(body, { numbering, styles: style + based })).toEqual(['一、甲', '乙', '二、丙']);
  });

  test('a number and a figure behind it stay apart', async () => {
    const numbering = list(1, level(0, 'decimal', '%1.')) + use(1);
    expect(await linesOf(p('5万亩高标准农田', 1), { numbering })).toEqual(['1. 5万亩高标准农田']);
  });
});

describe('tables', () => {
  test('cells are divided by tabs; what is merged over rows stands in each', async () => {
    const down = '<w:vMerge w:val="restart"/>';
    const body = table(
      [
        ['<w:gridSpan w:val="3"/>', '任务分解表'],
        ['', ''],
      ].slice(0, 1) as [string, string][],
      ['序号', '任务', '单位'],
      ['1', '修缮码头', [down, '市交通局']],
      ['2', '新造\n渡船', ['<w:vMerge/>', '']],
      ['3', '', '市水利局'],
    );
    const { text, lines } = await read(p('前') + body);
    expect(text.split('\n')).toEqual([
      '前',
      '任务分解表',
      '序号\t任务\t单位',
      '1\t修缮码头\t市交通局',
      '2\t新造 渡船\t市交通局',
      '3\t\t市水利局',
      '',
    ]);
    expect(lines.slice(0, 3)).toEqual([
      { in: 'paragraph', paragraph: 1 },
      { in: 'table', table: 1, row: 1 },
      { in: 'table', table: 1, row: 2 },
    ]);
  });

  test('a frame of one column is no table; a table in a cell belongs to the cell', async () => {
    expect(await linesOf(table(['甲\n乙'], ['丙']))).toEqual(['甲', '乙', '丙']);
    const inner = `<w:tbl><w:tr><w:tc>${p('外')}${table(['内', '里'])}</w:tc><w:tc>${p('右')}</w:tc></w:tr></w:tbl>`;
    expect(await linesOf(inner)).toEqual(['外 内 里\t右']);
  });

  test('a broken table loses no cell', async () => {
    expect(await linesOf(table(['甲', '乙'], ['丙'], ['丁', '戊', '己'], []))).toEqual([
      '甲\t乙\t',
      '丙',
      '丁\t戊\t己',
    ]);
  });
});

describe('what is no part of the text', () => {
  const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;

  test('deletions are dropped and insertions kept; a deleted end joins two paragraphs', async () => {
    const body =
      `<w:p>${run('留')}<w:del>${run('删')}<w:r><w:delText>除</w:delText></w:r></w:del><w:ins>${run('增')}</w:ins></w:p>` +
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('前')}</w:p><w:p>${run('后')}</w:p>`;
    expect(await linesOf(body)).toEqual(['留增', '前后']);
  });

  test('hidden text, fields, notes and tables of contents are left out, and that is told', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>';
    const body =
      `<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr>${run('一、总体要求 1')}</w:p>` +
      `<w:p>${run('见', '')}${run('隐', '<w:vanish/>')}<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>`;
    const { text, warnings } = await read(body, { styles });
    expect(text).toBe('见\n');
    expect(warnings).toEqual([
      { code: 'notes-left-out', count: 1 },
      { code: 'contents-left-out', count: 1 },
      { code: 'hidden-left-out', count: 1 },
    ]);
  });

  test('a text box stands once, behind its paragraph', async () => {
    const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const body = `<w:p>${run('段落')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx>${box('框')}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box('框')}</v:textbox></mc:Fallback></mc:AlternateContent></w:r></w:p>${p('下段')}`;
    expect(await linesOf(body)).toEqual(['段落', '框', '下段']);
  });

  test('line breaks divide lines, and tabs are no cells', async () => {
    expect(
      await linesOf(
        `<w:p><w:pPr><w:tabs><w:tab w:pos="1"/></w:tabs></w:pPr>${run('甲')}<w:r><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>`,
      ),
    ).toEqual(['甲', '乙 丙']);
  });

  test('pictures alone are a scan', async () => {
    const picture = '<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>';
    await expect(read(picture)).rejects.toMatchObject({ code: 'no-text-layer' });
    await expect(read('<w:p/>')).rejects.toMatchObject({ code: 'empty' });
    expect((await read(p('甲') + picture)).warnings).toEqual([{ code: 'pictures-left-out', count: 1 }]);
  });
});
