import { expect, test } from 'vitest';
import { instantAfter, instantAt, localTimeOf } from './zone-time.js';

const zone = 'Asia/Shanghai';

test('what the clocks of the government show is a moment, and back', () => {
  expect(instantAt('2021-03-01T09:00', zone)).toBe('2021-03-01T01:00:00.000Z');
  expect(localTimeOf('2021-03-01T01:00:59.999Z', zone)).toBe('2021-03-01 09:00');
  expect(() => instantAt('2023-02-30T09:00', zone)).toThrow(RangeError);
});

test('days of a span are those of the zone', () => {
  expect(instantAfter('2023-06-19T01:00:00.000Z', 'PT1H', zone)).toBe('2023-06-19T02:00:00.000Z');
  expect(instantAfter('2023-06-19T01:00:00.000Z', 'P3D', zone)).toBe('2023-06-22T01:00:00.000Z');
  // The night in which the clocks of Berlin go forward has 23 hours.
  expect(instantAfter('2023-03-25T11:00:00.000Z', 'P1D', 'Europe/Berlin')).toBe('2023-03-26T10:00:00.000Z');
  expect(() => instantAfter('2023-06-19T01:00:00.000Z', 'a day', zone)).toThrow(RangeError);
});
