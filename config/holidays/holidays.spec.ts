import { readdirSync, readFileSync } from 'node:fs';
import { HolidayTable } from '@duban/calendar';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
// Its data, not its functions: west of Greenwich those answer for the day before.
import theirs from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

const here = new URL('./', import.meta.url);
const files = readdirSync(here).filter((name) => name.endsWith('.yaml'));
const tables = files.map((name) => HolidayTable.parse(parse(readFileSync(new URL(name, here), 'utf8'))));

test('there is a table for each of the years 2021 to 2026, named for its year', () => {
  expect(files.toSorted()).toEqual([2021, 2022, 2023, 2024, 2025, 2026].map((year) => `${year}.yaml`));
  expect(tables.map(({ year }) => `${year}.yaml`)).toEqual(files);
});

test.each(tables)('$year holds the days that chinese-days holds', ({ year, daysOff, workdays }) => {
  expect(daysOff).toEqual(daysOf(year, theirs.holidays));
  expect(workdays).toEqual(daysOf(year, theirs.workdays));
  expect(daysOff.length).toBeGreaterThan(20);
});

test('chinese-days holds nothing after 2026: when it does, a table is missing here', () => {
  const last = Object.keys({ ...theirs.holidays, ...theirs.workdays })
    .toSorted()
    .at(-1);
  expect(last?.slice(0, 4)).toBe('2026');
});

function daysOf(year: number, all: Record<string, string>): string[] {
  return Object.keys(all)
    .filter((day) => day.startsWith(`${year}-`))
    .toSorted();
}
