import { differenceOfDirectives, parseDirective } from '@duban/directive';
import { expect, test } from 'vitest';
import { differenceLines, differenceView } from './difference-lines.js';

const before = parseDirective('1.修路。\n责任单位:市交通运输局、市财政局\n2.修桥。\n责任单位:市水利局\n');
const after = parseDirective('1.修路。\n责任单位:市交通运输局、市审计局\n3.种树。\n责任单位:市林业局\n');

test('every task that came, went or changed has its line', () => {
  expect(differenceLines(differenceOfDirectives(before, after))).toEqual([
    '+ 3 种树。',
    '- 2 修桥。',
    '~ 1 coordinating: 市财政局 → 市审计局',
  ]);
  expect(differenceLines(differenceOfDirectives(before, before))).toEqual([]);
});

test('as JSON it says what was and what is, without places in the text', () => {
  const view = differenceView(differenceOfDirectives(before, after));
  expect(view.changed).toEqual([
    { number: '1', fields: { coordinating: { before: ['市财政局'], after: ['市审计局'] } } },
  ]);
  expect(view.added).toEqual([{ number: '3', text: '种树。', lead: ['市林业局'] }]);
});
