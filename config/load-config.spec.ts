import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadHolidays, loadLights, loadPermissions, loadRegime } from './load-config.js';

test('the holiday tables come oldest first', () => {
  const years = loadHolidays().map(({ year }) => year);
  expect(years).toEqual(years.toSorted((one, other) => one - other));
  expect(years).toContain(2023);
});

test('a regime that is not there is answered with those that are', () => {
  expect(loadRegime('default')).toBeDefined();
  expect(() => loadRegime('../settings')).toThrow(/no regime \.\.\/settings .* monthly-10-annual/);
});

test('permissions and lights agree with their schemas', () => {
  expect(existsSync(new URL('permissions.yaml', import.meta.url))).toBe(true);
  expect(loadPermissions()).toBeDefined();
  expect(loadLights().red.fromRung).toBeGreaterThan(0);
});
