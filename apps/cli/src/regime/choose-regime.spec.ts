import { parseDirective } from '@duban/directive';
import { expect, test } from 'vitest';
import { Failure } from '../failure.js';
import { regimeGiven, regimeOfDocument } from './choose-regime.js';

const task = '一、民生\n1.修路。\n责任单位:市交通运输局\n';
const withRule = (rule: string) => parseDirective(`某市人民政府通知\n某政〔2031〕1号\n各部门:\n${rule}\n${task}`);

test('the days that a document prints stand as printed, upon all else of the default', () => {
  const regime = regimeOfDocument(withRule('有关单位每月10日前报送进展,12月20日前报送全年情况。'), 2031);
  expect(regime.reports).toMatchObject({ monthly: { day: 10 }, annual: '12-20', roll: 'asWritten' });
  expect(regime.ladder).toEqual(regimeGiven('default').ladder);
  expect(regime.source?.document).toBe('某政〔2031〕1号');
});

test('a start within the year counts, another one does not', () => {
  const parsed = withRule('从2031年6月起,每月10日前报送进展。');
  expect(regimeOfDocument(parsed, 2031).reports.startMonth).toBe('06');
  expect(regimeOfDocument(parsed, 2032).reports.startMonth).toBeNull();
});

test('a document without a calendar has the default regime', () => {
  expect(regimeOfDocument(parseDirective(task), 2031)).toEqual(regimeGiven('default'));
});

test('a printed day that does not exist is refused where it stands', () => {
  const parsed = withRule('有关单位每月10日前报送进展。');
  const odd = { ...parsed, reporting: { ...parsed.reporting, quarterly: ['02-30'] } };
  expect(() => regimeOfDocument(odd, 2031)).toThrow(Failure);
  expect(() => regimeOfDocument(odd, 2031)).toThrow(/reports\.quarterly\.0/);
});
