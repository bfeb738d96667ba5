import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../intake-limits.js';
import { readHere } from '../read-here.js';

const read = (html: string) => readHere(Buffer.from(`<!DOCTYPE html>${html}`), DEFAULT_LIMITS, () => {});
const linesOf = async (body: string) => (await read(`<body>${body}</body>`)).text.split('\n').slice(0, -1);

const sentence = '各单位要抓好落实，明确责任分工，按时报送进展情况。';

test('the main text of a page, without its navigation, programs and foot', async () => {
  const page = `<html><head><title>某网</title><meta name="ArticleTitle" content="关于重点任务的通知"></head><body>
    <div class="top"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">互动</a></li></ul></div>
    <form><div class="page"><div class="nav">当前位置：<a>首页</a> &gt; <a>通知</a> &gt; <a>正文</a></div>
    <div id="zoom"><style>p{}</style><p>${sentence}</p><p>&emsp;&emsp;一、${sentence}</p>
    <script>var a = '<p>不是</p>'</script><p>${sentence.repeat(3)}<br>第二行</p><div style="display: none">藏</div></div></div></form>
    <div class="foot">版权所有：某市人民政府办公室</div></body></html>`;
  const { kind, text, warnings } = await read(page);
  expect(kind).toBe('html');
  expect(text.split('\n')).toEqual([
    '关于重点任务的通知',
    sentence,
    `一、${sentence}`,
    sentence.repeat(3),
    '第二行',
    '',
  ]);
  expect(warnings).toEqual([]);
});

test('a heading that the text has is not printed twice; much text beside the main one is told', async () => {
  const { text } = await read(`<body><h1>关于重点任务的通知</h1><p>${sentence}</p></body>`);
  expect(text).toBe(`关于重点任务的通知\n${sentence}\n`);
  const beside = await read(
    `<body><div>${`<p>${sentence}</p>`.repeat(90)}</div><div>${sentence.repeat(14)}</div></body>`,
  );
  expect(beside.warnings).toMatchObject([{ code: 'text-left-out' }]);
});

describe('lists', () => {
  test.each([
    ['<ol><li>甲<li>乙</ol>', ['1.甲', '2.乙']],
    ['<ol start="3"><li><p>甲</p><p>续</p></li><li value="9">乙</li></ol>', ['3.甲', '续', '9.乙']],
    ['<ol reversed><li>甲<li>乙</ol>', ['2.甲', '1.乙']],
    [
      '<ol style="list-style-type: cjk-ideographic"><li>甲<ol type="a"><li>子</ol><li>乙</ol>',
      ['一、甲', 'a.子', '二、乙'],
    ],
    ['<ol style="list-style:none"><li>甲</ol><ul><li>乙</ul>', ['甲', '乙']],
    ['<ol><li>1.甲<li>2.乙</ol>', ['1.甲', '2.乙']],
    ['<ol><li>5个项目</ol>', ['1. 5个项目']],
  ])('%s', async (html, expected) => {
    expect(await linesOf(html)).toEqual(expected);
  });
});

describe('tables', () => {
  test('cells are divided by tabs, merged ones repeated downwards', async () => {
    const html = `<table><caption>表</caption><tr><th>序号<th>任务<th colspan="2">单位</tr>
      <tr><td>1<td><p>修缮</p><p>码头</p><td rowspan="2">市交通局<td>甲</tr><tr><td>2<td>渡船<td>乙</tr></table>`;
    expect(await linesOf(html)).toEqual([
      '表',
      '序号\t任务\t单位\t',
      '1\t修缮 码头\t市交通局\t甲',
      '2\t渡船\t市交通局\t乙',
    ]);
  });

  test('a table that lays out the page is none', async () => {
    expect(await linesOf('<table><tr><td><p>甲</p><p>乙</p></td></tr></table>')).toEqual(['甲', '乙']);
    expect(
      await linesOf('<table><tr><td>左</td><td><table><tr><td>一</td><td>二</td></tr></table></td></tr></table>'),
    ).toEqual(['左', '一\t二']);
  });

  test('a broken table loses nothing', async () => {
    expect(await linesOf('<table><tr><td>甲<td>乙<tr><td colspan=999999 rowspan=999999>丙</table>丁')).toEqual([
      '甲\t乙',
      '丙',
      '丁',
    ]);
  });
});

test('a break of the source between Chinese characters is no space, between words it is', async () => {
  expect(await linesOf('<p>市发展改\n   革委<b>员</b>\n会 a\nb</p>')).toEqual(['市发展改革委员会 a b']);
});

test('a page in GB18030 is read as such', async () => {
  const bytes = Buffer.concat([
    Buffer.from('<html><meta charset="gb2312"><body><p>'),
    Buffer.from('b9d8d3da', 'hex'),
    Buffer.from('</p></body></html>'),
  ]);
  expect(await readHere(bytes, DEFAULT_LIMITS, () => {})).toMatchObject({
    kind: 'html',
    encoding: 'gb18030',
    text: '关于\n',
  });
});

test('a page nested without end is refused', async () => {
  await expect(read('<div>'.repeat(5_000) + '甲')).rejects.toMatchObject({ code: 'broken' });
});
