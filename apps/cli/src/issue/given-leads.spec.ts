import type { DirectiveItem } from '@duban/contracts';
import { derivedId } from '@duban/engine';
import { expect, test } from 'vitest';
import { UsageFault } from '../failure.js';
import { itemsToIssue, leadOption } from './given-leads.js';

const unit = (name: string) => ({ id: derivedId(name), name, shortName: null, kind: 'department', aliases: [] });
const directory = {
  units: [unit('市财政局'), unit('市教育局')],
  groups: [{ id: derivedId('各区'), code: 'g', name: '各区政府', aliases: [], members: [derivedId('东区')] }],
};
const item = (number: string | null, lead: string | null): DirectiveItem => ({
  number,
  title: '一件事',
  sectionPath: [],
  text: '办好一件事。',
  lead: lead === null ? null : { name: lead, unit: null },
  leadBasis: lead === null ? 'none' : 'firstListed',
  jointLeads: [],
  coordinating: [],
  groups: [{ name: '各区政府', group: null, members: [] }],
  openEnded: false,
  timeLimits: [],
  targets: [],
});

test('units and members of groups are those of the day; what is unknown stays as printed', () => {
  const [known, unknown] = itemsToIssue([item('1', '市财政局'), item('2', '市航天局')], directory, []);
  expect(known?.lead).toEqual({ name: '市财政局', unit: derivedId('市财政局') });
  expect(known?.groups[0]).toEqual({ name: '各区政府', group: derivedId('各区'), members: [derivedId('东区')] });
  expect(unknown?.lead).toEqual({ name: '市航天局', unit: null });
});

test('a lead that is given stands before the one that the document lists, which stays', () => {
  const items = itemsToIssue([item('(1)', '市财政局')], directory, leadOption('1=市教育局'));
  expect(items[0]?.lead).toEqual({ name: '市教育局', unit: derivedId('市教育局') });
  expect(items[0]?.coordinating.map(({ name }) => name)).toEqual(['市财政局']);
});

test('a number as printed goes before one without its brackets', () => {
  const items = itemsToIssue([item('(1)', null), item('1', null)], directory, leadOption('(1)=市教育局'));
  expect(items.map(({ lead }) => lead?.name ?? null)).toEqual(['市教育局', null]);
});

test('several tasks of one number are told apart by their position', () => {
  const items = [item('1', null), item('1', null)];
  expect(() => itemsToIssue(items, directory, leadOption('1=市教育局'))).toThrow(/#1, #2/);
  const led = itemsToIssue(items, directory, leadOption('#2=市教育局'));
  expect(led.map(({ lead }) => lead?.name ?? null)).toEqual([null, '市教育局']);
});

test('what cannot be meant is a fault of usage', () => {
  const items = [item('1', null)];
  for (const wrong of ['7=市教育局', '#7=市教育局', '1=市航天局'])
    expect(() => itemsToIssue(items, directory, leadOption(wrong))).toThrow(UsageFault);
  for (const wrong of ['1', '=市教育局', '1=']) expect(() => leadOption(wrong)).toThrow(UsageFault);
});
