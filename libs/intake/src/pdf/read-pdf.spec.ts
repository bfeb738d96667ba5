import { describe, expect, test } from 'vitest';
import { pagesOf, pdf, pdfOf } from '../../../../test/support/made-files.js';
import { DEFAULT_LIMITS } from '../intake-limits.js';
import { readHere } from '../read-here.js';

const read = (bytes: Buffer, limits = DEFAULT_LIMITS) => readHere(bytes, limits, () => {});

const notice = [
  '关于重点任务的通知',
  `一、总体要求。${'各单位要抓好落实工作，按时报送进展情况，'.repeat(20)}确保完成。`,
  '二、新建两所幼儿园，12月底前完成。',
  `三、${'改造老旧小区一百个，惠及群众，'.repeat(30)}全部完工。`,
].join('\n');

describe.each(['named', 'mapped'] as const)('with a font whose characters are %s', (font) => {
  test('lines become the paragraphs that they are, over the ends of pages too', async () => {
    const { kind, text, lines } = await read(pdf(pagesOf(notice), { font }));
    expect(kind).toBe('pdf');
    expect(text).toBe(`${notice}\n`);
    expect(lines.at(-1)).toEqual({ in: 'page', page: 1, lastPage: 2 });
  });
});

test('what is printed in the margin of each page goes, with page numbers in the middle of sentences', async () => {
  const pages = pagesOf(notice, { perPage: 12 }).map((page) => [
    { text: '某市人民政府公报', x: 82, y: 800, size: 10 },
    ...page,
  ]);
  expect((await read(pdf(pages))).text).toBe(`${notice}\n`);
});

test('no word is split where the file places its parts one by one, and words of a line keep their spaces', async () => {
  const parts = [
    { text: '新建5', x: 82, y: 700 },
    { text: 'G基站', x: 130.5, y: 700.4 },
    { text: '100个。责任单位：甲局', x: 178, y: 700 },
    { text: '某市人民政府办公室关于通知的正文在这里写出', x: 82, y: 600 },
  ];
  const { text } = await read(pdf([parts.map((part) => part)]));
  expect(text.split('\n')[0]).toBe('新建5G基站100个。责任单位：甲局');
});

test('radicals that a font draws like characters are read as these', async () => {
  const printed = notice.replaceAll('目', '⽬').replaceAll('老', '⽼').replaceAll('展', '展⻩⻔');
  const { text } = await read(pdf(pagesOf(printed), { font: 'mapped' }));
  expect(text).toBe(`${notice.replaceAll('展', '展黄门')}\n`);
});

test('a line that is drawn apart is read together, and words stay words', async () => {
  const drawn = Array.from('某市一般公共预算', (text, index) => ({ text, x: 82 + index * 30, y: 700 }));
  const more = { text: '市财政局 市水利局 各县区人民政府都要抓好落实工作', x: 82, y: 600 };
  const { text } = await read(pdf([[...drawn, more]]));
  expect(text).toBe('某市一般公共预算\n市财政局 市水利局 各县区人民政府都要抓好落实工作\n');
});

test('a page without text among others is told', async () => {
  const { warnings } = await read(pdf([...pagesOf(notice), []]));
  expect(warnings).toEqual([{ code: 'pages-without-text', count: 1 }]);
});

test('scans, secrets, too many pages and wrecks are refused', async () => {
  await expect(read(pdf([[], []], { drawn: '0 0 595 842 re f ' }))).rejects.toMatchObject({ code: 'no-text-layer' });
  await expect(read(pdf(pagesOf(notice)), { ...DEFAULT_LIMITS, pages: 1 })).rejects.toMatchObject({
    code: 'too-many-pages',
  });
  const hash = `<${'00'.repeat(32)}>`;
  const secret = pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 0 /Kids [] >>',
      `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O ${hash} /U ${hash} >>`,
    ],
    `/Encrypt 3 0 R /ID [${hash} ${hash}]`,
  );
  await expect(read(secret)).rejects.toMatchObject({ code: 'encrypted' });
  await expect(read(Buffer.from('%PDF-1.7\nnothing more'))).rejects.toMatchObject({ code: 'broken' });
  const noPages = pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids 0 >>']);
  await expect(read(noPages)).rejects.toMatchObject({ code: 'broken' });
});
