import { directoryIds } from '@duban/engine';
import { parseDirective } from '@duban/directive';
import { expect, test } from 'vitest';
import { loadRegime } from '../../../../config/load-config.js';
import { loadSeed, seedNames } from '../../../../seeds/index.js';
import { rehearsalFromSeed } from '../../../../seeds/rehearsal-from-seed.js';
import { UsageFault } from '../failure.js';
import { rehearsalFromFile } from './rehearsal-from-file.js';

const text = `某市人民政府通知
某政〔2031〕1号
一、民生
1.修路。
责任单位:市交通运输局、市财政局
2.各地种树。
责任单位:各县(市、区)政府
某市人民政府
2031年2月14日
`;

test.each(seedNames)('every item of %s has a lead in its directory, and every unit is known', (name) => {
  const seed = loadSeed(name);
  const input = rehearsalFromSeed(seed, loadRegime(seed.directive.regime));
  const ids = directoryIds(seed.directive.government.code);
  const units = new Set(seed.units.map(({ code }) => ids.unit(code)));
  expect(input.items).toHaveLength(seed.tasks.length);
  for (const { lead, coordinating, groups } of input.items) {
    expect(units).toContain(lead?.unit);
    for (const named of coordinating) expect(units).toContain(named.unit);
    for (const { members } of groups) for (const member of members) expect(units).toContain(member);
  }
  const withoutLead = seed.tasks.filter(({ lead }) => lead === null).map(({ number }) => number);
  expect(input.decidedByRehearsal.leads.map(({ number }) => number)).toEqual(withoutLead);
});

test('a lead of a seed keeps its unit, and a task for groups alone goes to the office', () => {
  const seed = loadSeed('xuchang-2023');
  const { items } = rehearsalFromSeed(seed, loadRegime('default'));
  const ids = directoryIds('xuchang');
  seed.tasks.forEach(({ lead }, position) =>
    expect(items[position]?.lead?.unit).toBe(ids.unit(lead ?? 'government-office')),
  );
});

test('a file alone: units from the notice, the office for groups, and what was decided is listed', () => {
  const input = rehearsalFromFile(parseDirective(text), { units: undefined, effectiveOn: undefined });
  expect(input).toMatchObject({ name: '某政〔2031〕1号', year: 2031, effectiveOn: '2031-02-14' });
  expect(input.decidedByRehearsal).toEqual({
    leads: [{ number: '2', unit: '某市人民政府办公室' }],
    groupsWithoutMembers: ['各县(市、区)政府'],
  });
  expect(input.items.map(({ lead }) => lead?.name)).toEqual(['市交通运输局', '某市人民政府办公室']);
});

test('a listed lead that the seed does not know gives way to the next unit that it knows', () => {
  const seed = loadSeed('xuchang-2023');
  const parsed = parseDirective(text.replace('市交通运输局、市财政局', '市航天局、市财政局'));
  const { items, decidedByRehearsal } = rehearsalFromFile(parsed, { units: seed, effectiveOn: '2031-03-01' });
  expect(items[0]?.lead?.name).toBe('市财政局');
  expect(items[0]?.coordinating.map(({ name }) => name)).toContain('市航天局');
  expect(decidedByRehearsal.leads[0]).toEqual({ number: '1', unit: '市财政局' });
});

test('the day in force is the one given, else printed, else the first of the year; without a year it is asked for', () => {
  const undated = parseDirective(text.replace('某市人民政府\n2031年2月14日\n', ''));
  const wishes = { units: undefined, effectiveOn: undefined };
  expect(rehearsalFromFile(undated, wishes).effectiveOn).toBe('2031-01-01');
  expect(rehearsalFromFile(undated, { ...wishes, effectiveOn: '2031-05-01' }).effectiveOn).toBe('2031-05-01');
  const unknown = parseDirective('1.修路。\n责任单位:市交通运输局\n');
  expect(() => rehearsalFromFile(unknown, wishes)).toThrow(UsageFault);
  expect(rehearsalFromFile(unknown, { ...wishes, effectiveOn: '2031-05-01' }).year).toBe(2031);
});
