import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeText, parseDirective } from '@duban/directive';
import { describe, expect, test } from 'vitest';
import { docx, level, list, p, pagesOf, pdf, rows, table, use, xlsx } from '../../../test/support/made-files.js';
import { asPdf, asSheet, asWebPage, asWordTable, asWordWithLists } from '../../../test/support/notice-forms.js';
import { DEFAULT_LIMITS } from './intake-limits.js';
import { readHere } from './read-here.js';

const tasksIn = (text: string) =>
  parseDirective(text).tasks.map(({ number, text: words, lead, coordinating, groups }) => ({
    number,
    words: words.replaceAll(/\s+/g, ''),
    lead,
    coordinating,
    groups,
  }));

const tasksOf = async (bytes: Buffer) => tasksIn((await readHere(bytes, DEFAULT_LIMITS, () => {})).text);

const notice = [
  '东湾市人民政府关于2031年重点工作的通知',
  '一、修好渡口',
  '1.新建渡口两处，9月底前完成，并改造沿岸栈桥、候船亭和照明设施，让来往的人有处避雨。（牵头单位：市交通运输局；责任单位：市财政局、市水利局，各县区人民政府）',
  '2.修缮东岸旧码头。（牵头单位：市水利局；责任单位：市财政局）',
  '二、管好航道',
  '1.疏浚航道30公里，清理沉船和废弃渔网。（牵头单位：市水利局；责任单位：市交通运输局、市生态环境局）',
  '2. 100艘渡船完成检验。（牵头单位：市交通运输局）',
];
const expected = tasksIn(notice.join('\n'));

/** The notice with its numbers made by Word's lists. */
function withLists(lines: readonly string[]): Buffer {
  const numbering = list(1, level(0, 'chineseCounting', '%1、'), level(1, 'decimal', '%2.')) + use(1);
  const body = lines.map((line) => {
    const [, chapter] = /^[一二三四五六七八九十]+、(.*)$/.exec(line) ?? [];
    const [, item] = /^\d\.\s?(.*)$/.exec(line) ?? [];
    if (chapter !== undefined) return p(chapter, 1);
    return item === undefined ? p(line) : p(item, 1, 1);
  });
  return docx(body.join(''), { numbering });
}

describe('one notice in every form has the same tasks', () => {
  test('there are tasks to compare', () => {
    expect(expected).toHaveLength(4);
    expect(expected[0]).toMatchObject({ number: '1', lead: ['市交通运输局'], groups: ['各县区人民政府'] });
  });

  test.each<[string, Buffer]>([
    ['Markdown', Buffer.from(notice.map((line) => (/^[一二]、/.test(line) ? `## ${line}` : line)).join('\n\n'))],
    ['Word, numbered by its lists', withLists(notice)],
    ['Word, as it is typed', docx(notice.map((line) => p(line)).join(''))],
    ['Word, framed by a table', docx(table(...notice.map((line) => [line])))],
    ['a sheet, a line in each row', xlsx([rows(...notice.map((line) => [line]))])],
    ['a web page', asWebPage(notice)],
    ['PDF', pdf(pagesOf(notice.join('\n'), { perPage: 5 }))],
  ])('%s', async (_, bytes) => {
    expect(await tasksOf(bytes)).toEqual(expected);
  });
});

const header = ['序号', '工作任务', '牵头单位', '责任单位', '完成时限'];
const cells = [
  ['1', '修缮码头', '市交通运输局', '市财政局、市水利局', '6月底前'],
  ['2', '新造渡船', '市交通运输局', '市财政局', '9月底前'],
  ['3', '疏浚航道', '市水利局', '', '年底前'],
];

describe('a table of tasks in every form has the same tasks', () => {
  const asText = [header, ...cells].map((row) => row.join('\t')).join('\n');
  const down = '<w:vMerge w:val="restart"/>';
  const [one = [], two = [], three = []] = cells;
  const html = [header, ...cells].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');

  test.each<[string, Buffer]>([
    ['Word', docx(table(header, ...cells))],
    [
      'Word, with a lead that is merged',
      docx(
        table(
          header,
          [...one.slice(0, 2), [down, one[2] ?? ''], ...one.slice(3)],
          [...two.slice(0, 2), ['<w:vMerge/>', ''], ...two.slice(3)],
          three,
        ),
      ),
    ],
    [
      'Word, with the header again in a table on page two',
      docx(table(header, one) + p('— 2 —') + table(header, two, three)),
    ],
    ['a sheet', xlsx([rows(header, ...cells)])],
    ['a web page', Buffer.from(`<html><body><table>${html}</table></body></html>`)],
  ])('%s', async (_, bytes) => {
    const tasks = await tasksOf(bytes);
    expect(tasks).toHaveLength(3);
    expect(tasks).toEqual(tasksIn(asText));
  });
});

/** The real documents are not part of the repository: they are looked for in DUBAN_SHARED. */
const shared = resolve(import.meta.dirname, '../../..', process.env['DUBAN_SHARED'] ?? '../shared');
const wanted = existsSync(join(shared, 'directives')) || process.env['CI'] === 'true';
if (!wanted)
  console.warn(`The real documents are not made into files: ${shared}/directives is missing (set DUBAN_SHARED).`);

describe.runIf(wanted)('a real notice in every form has the same tasks', () => {
  const { text } = wanted
    ? decodeText(readFileSync(join(shared, 'directives', 'sanmenxia-2022-notice.txt')))
    : { text: '' };
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const items = parseDirective(text).tasks.map((task) => ({ ...task, units: task.rawUnits }));

  test.each<[string, () => Buffer]>([
    ['Word, numbered by its lists', () => asWordWithLists(lines)],
    ['Word, framed by a table', () => docx(table(...lines.map((line) => [line])))],
    ['Word, in a table of tasks', () => asWordTable('通知', items)],
    ['a sheet, a line in each row', () => xlsx([rows(...lines.map((line) => [line]))])],
    ['a sheet, in a table of tasks', () => asSheet('通知', items)],
    ['a web page', () => asWebPage(lines)],
    ['PDF', () => asPdf(lines)],
  ])('%s', async (_, made) => {
    expect(await tasksOf(made())).toEqual(tasksIn(text));
  });
});
