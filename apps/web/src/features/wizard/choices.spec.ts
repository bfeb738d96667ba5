import { diagnosticMessages } from '@duban/directive';
import { draftReasons } from '@duban/engine';
import { expect, test } from 'vitest';
import en from '../../texts/en/wizard.json' with { type: 'json' };
import zh from '../../texts/zh/wizard.json' with { type: 'json' };
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
])('%s has a word and a sentence for every doubt that reading and checking can raise', (_, texts) => {
  expect(Object.keys(texts.begin.refusal).toSorted()).toEqual(fileRefusals.toSorted());
  expect(Object.keys(texts.diagnostic).toSorted()).toEqual(Object.keys(diagnosticMessages).toSorted());
  const told = draftReasons.filter((code) => code !== 'diagnostic');
  expect(Object.keys(texts.doubt).toSorted()).toEqual([...told].toSorted());
});
