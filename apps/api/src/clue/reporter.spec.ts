import { expect, test } from 'vitest';
import { reporterIn } from './reporter.js';

const reporter = { name: '某甲乙', phone: '555-0100', address: '某路1号' };

test.each([
  ['某路灯一周未亮。', null],
  ['据某甲乙反映，路灯未亮。', 'name'],
  ['回电５５５ ０１００。', 'phone'],
  ['住在某路 1 号的居民。', 'address'],
])('%s', (text, field) => {
  expect(reporterIn(text, reporter)).toBe(field);
});

test('what is not given, or is one character, is not looked for', () => {
  expect(reporterIn('甲局的路灯。', { name: '甲' })).toBeNull();
});
