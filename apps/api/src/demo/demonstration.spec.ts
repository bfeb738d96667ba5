import { expect, test } from 'vitest';
import { demonstrationOf } from './demonstration.js';
import { demoPeople } from './demo-people.js';

test('the usual demonstration is in the middle of the year of its seed', () => {
  const { database, kind, seed, start } = demonstrationOf({ DUBAN_DEMO: 'filled' });
  expect([database, kind, seed.name, start]).toEqual([
    'duban_demo',
    'filled',
    'xuchang-2023',
    '2023-06-19T01:00:00.000Z',
  ]);
});

test('another start is another database, with the seed of its year unless one is named', () => {
  const empty = demonstrationOf({ DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-01T09:00' });
  expect([empty.database, empty.seed.name]).toEqual(['duban_demo_empty_jiyuan_2021_2021_03_01_09_00', 'jiyuan-2021']);
  expect(demonstrationOf({ DUBAN_DEMO: 'empty' })).toEqual(empty);
  const later = { DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2024-01-02T08:30' } as const;
  expect(() => demonstrationOf(later)).toThrow('There is no seed of 2024: name one of');
  expect(demonstrationOf({ ...later, DUBAN_DEMO_SEED: 'sanmenxia-2022' })).toMatchObject({
    database: 'duban_demo_empty_sanmenxia_2022_2024_01_02_08_30',
    start: '2024-01-02T00:30:00.000Z',
  });
});

test('of each role there is somebody to be played', () => {
  const { seed } = demonstrationOf({ DUBAN_DEMO: 'filled' });
  const people = demoPeople(seed);
  expect(new Set(people.map(({ role }) => role)).size).toBe(9);
  expect(people.filter(({ role }) => role === 'unitLiaison').map(({ unit }) => unit)).toHaveLength(2);
  const [bureau] = people.filter(({ role }) => role === 'unitHead');
  const leader = seed.posts.find(({ code }) => code === people.find(({ role }) => role === 'leaderInCharge')?.signIn);
  const unit = seed.units.find(({ short }) => short === bureau?.unit);
  expect(leader?.looksAfter).toContain(unit?.code);
});
