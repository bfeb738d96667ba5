import { expect, test } from 'vitest';
import { differenceOfDirectives } from './directive-difference.js';
import { parseDirective } from './parse-directive.js';

const head = '东政〔2031〕7号\n每月8日前报告进展。\n一、渡口\n';
const difference = (before: string[], after: string[]) =>
  differenceOfDirectives(parseDirective(head + before.join('\n')), parseDirective(head + after.join('\n')));

const first = '1.修缮码头。(市渡口办)';
const second = '2.疏浚航道。(市造船局)';

test('a directive does not differ from itself', () => {
  const nothing = { added: [], dropped: [], changed: [], document: [], reporting: [] };
  expect(difference([first, second], [first, second])).toEqual(nothing);
});

test('what came and what went', () => {
  const { added, dropped, changed } = difference([first, second], [first, '3.点亮灯塔。(市灯塔局)']);
  expect(added.map(({ number }) => number)).toEqual(['3']);
  expect(dropped.map(({ number }) => number)).toEqual(['2']);
  expect(changed).toEqual([]);
});

test('the fields that changed: by equal words first, then by number', () => {
  const { added, dropped, changed } = difference(
    [first, second],
    ['1.新造渡船。(市造船局)', '2.修缮码头。(市渡口办)', '3.疏浚航道。(市造船局、灯塔局)'],
  );
  expect(changed.map(({ before, after, fields }) => [before.number, after.number, fields])).toEqual([
    ['1', '2', ['number']],
    ['2', '3', ['number', 'coordinating']],
  ]);
  expect(added.map(({ text }) => text)).toEqual(['新造渡船。']);
  expect(dropped).toEqual([]);
  expect(difference([first], ['1.修缮东码头。(市渡口办)']).changed[0]?.fields).toEqual(['text']);
});

test('numbers that begin again are told apart by their section; unnumbered tasks are never paired by number', () => {
  const sections = (words: string) => [first, '二、灯塔', `1.${words}。(市灯塔局)`];
  const { changed } = difference(sections('点亮灯塔'), sections('看守灯塔'));
  expect(changed.map(({ before, after }) => [before.text, after.text])).toEqual([['点亮灯塔。', '看守灯塔。']]);
  const unnumbered = (words: string) =>
    differenceOfDirectives(parseDirective(`${words}。(市灯塔局)`), parseDirective('看守灯塔。(市灯塔局)'));
  expect(unnumbered('点亮灯塔')).toMatchObject({ added: [{ text: '看守灯塔。' }], dropped: [{ text: '点亮灯塔。' }] });
});

test('the document and its calendar', () => {
  const before = parseDirective('东政〔2031〕7号\n每月8日前报告进展。\n1.修缮码头。(市渡口办)');
  const after = parseDirective('东政〔2031〕9号\n每月9日前报告进展。\n1.修缮码头。(市渡口办)');
  expect(differenceOfDirectives(before, after)).toMatchObject({
    changed: [],
    document: ['documentNumber'],
    reporting: ['monthly', 'quote'],
  });
});
