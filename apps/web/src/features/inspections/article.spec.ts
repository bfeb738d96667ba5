import { expect, test } from 'vitest';
import { chineseNumber } from './article.js';

test.each([
  ['2', '二'],
  ['10', '十'],
  ['11', '十一'],
  ['20', '二十'],
  ['21', '二十一'],
  ['x', 'x'],
])('article %s is %s', (digits, words) => expect(chineseNumber(digits)).toBe(words));
