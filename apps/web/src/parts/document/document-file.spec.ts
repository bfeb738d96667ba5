import { expect, test } from 'vitest';
import en from '../../texts/en/document.json' with { type: 'json' };
import zh from '../../texts/zh/document.json' with { type: 'json' };
import { faultOfFile, fileRefusals } from './document-file.js';

test('a file that cannot be a notice is told before it is sent', () => {
  const fault = (name: string, size = 1_000) => faultOfFile({ name, size });
  expect([fault('通知.txt'), fault('通知.MD'), fault('通知.txt', 0)]).toEqual([undefined, undefined, 'empty']);
  expect([fault('通知.docx'), fault('通知.pdf'), fault('任务.xlsx'), fault('页面.htm')]).toEqual(
    Array(4).fill(undefined),
  );
  expect([fault('通知.doc'), fault('通知.wps'), fault('照片.png')]).toEqual(['old', 'old', 'kind']);
  expect(fault('通知.txt', 60_000_000)).toBe('size');
});

test.each([
  ['zh', zh],
  ['en', en],
])('%s has a sentence for every refusal of a file', (_, texts) => {
  expect(Object.keys(texts.refusal).toSorted()).toEqual(fileRefusals.toSorted());
});
