import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { type LightInput, lightOf, LightThresholds } from './light.js';

const thresholds = LightThresholds.parse(
  parse(readFileSync(new URL('../../../config/lights.yaml', import.meta.url), 'utf8')),
);
const light = (input: Partial<LightInput>) =>
  lightOf({ status: 'reporting', level: 0, missed: 0, workingDaysLeft: null, figures: [], ...input }, thresholds);
const figure = (reached: string, id = 'f') => ({ id, reached, expected: '100' });

test('a light has a colour and the reason for it', () => {
  expect(light({})).toEqual({ colour: 'green', reason: 'onCourse', data: {} });
  expect(light({ status: 'completed', level: 3, missed: 1 })).toMatchObject({ colour: 'green', reason: 'completed' });
  expect(light({ status: 'suspended', figures: [figure('1')] })).toMatchObject({ colour: 'grey', reason: 'suspended' });
  expect(light({ workingDaysLeft: 2 })).toEqual({ colour: 'yellow', reason: 'dueSoon', data: { workingDays: 2 } });
  expect(light({ workingDaysLeft: 3 }).colour).toBe('green');
  expect(light({ status: 'overdue', level: 2, missed: 1 })).toMatchObject({ colour: 'yellow', reason: 'overdue' });
  expect(light({ status: 'overdue', level: 3, missed: 1 })).toMatchObject({ colour: 'red', reason: 'rungReached' });
});

test('figures: the one furthest behind counts, the threshold itself is enough', () => {
  expect(light({ figures: [figure('80'), figure('95', 'g')] }).colour).toBe('green');
  expect(light({ figures: [figure('95'), figure('79.9', 'g')] })).toEqual({
    colour: 'yellow',
    reason: 'figureBehind',
    data: { figure: 'g', reached: '79.9', expected: '100' },
  });
  expect(light({ status: 'overdue', figures: [figure('59')] })).toMatchObject({
    colour: 'red',
    reason: 'figureBehind',
  });
  expect(light({ figures: [{ id: 'f', reached: '0', expected: '0' }] }).colour).toBe('green');
});

test('thresholds where red begins above yellow are refused', () => {
  const wrong = { yellow: { ...thresholds.yellow, figureBelow: 0.5 }, red: thresholds.red };
  expect(LightThresholds.safeParse(wrong).success).toBe(false);
});
