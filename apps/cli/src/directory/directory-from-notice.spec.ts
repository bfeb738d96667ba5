import { parseDirective } from '@duban/directive';
import { directoryOn, governmentOfficeOf } from '@duban/engine';
import { expect, test } from 'vitest';
import { directoryFromNotice } from './directory-from-notice.js';

const tenant = { code: 'yunchuan', name: '云川市人民政府', zone: 'Asia/Shanghai' };
const parsed = parseDirective(
  '一、民生\n1.修路。\n责任单位:市交通运输局、市财政局,各县(市、区)政府\n2.修桥。\n责任单位:市交通运输局\n',
);

test('every unit that the notice names stands once, with a head and a liaison; the office is added', () => {
  const directory = directoryFromNotice(parsed, tenant);
  expect(directory.units.map(({ name, kind }) => [name, kind])).toEqual([
    ['市交通运输局', 'department'],
    ['市财政局', 'department'],
    ['云川市人民政府办公室', 'office'],
  ]);
  for (const { code } of directory.units) {
    const roles = directory.posts.filter(({ unit }) => unit === code).map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['unitHead', 'unitLiaison']));
  }
  expect(directory.groups).toMatchObject([{ name: '各县(市、区)政府', members: [] }]);
  expect(governmentOfficeOf(directory)?.name).toBe('云川市人民政府办公室');
});

test('nobody is missing who is needed to issue and to supervise; codes are unique', () => {
  const { posts } = directoryFromNotice(parsed, tenant);
  const roles = new Set(posts.map(({ role }) => role));
  for (const role of ['issuingClerk', 'supervisor', 'chiefSupervisor', 'administrator', 'headOfGovernment'])
    expect(roles).toContain(role);
  expect(new Set(posts.map(({ code }) => code)).size).toBe(posts.length);
});

test('an office that issues or is named is not added a second time', () => {
  const named = parseDirective('1.修路。\n责任单位:市政府办公室、市财政局\n');
  expect(directoryFromNotice(named, tenant).units.map(({ name }) => name)).toEqual(['市政府办公室', '市财政局']);
  const issuing = directoryFromNotice(parsed, { ...tenant, name: '云川市人民政府办公室' });
  expect(issuing.units.map(({ name }) => name)).toContain('云川市人民政府办公室');
});

test('members of a group are those of the day', () => {
  const data = directoryFromNotice(parsed, tenant);
  const members = [
    { unit: '市财政局', validFrom: '2031-01-01', validTo: '2031-06-30' },
    { unit: '市交通运输局', validFrom: '2031-07-01' },
  ];
  const dated = { ...data, groups: [{ code: 'g', name: '各局', aliases: [], members }] };
  const unitId = (name: string, day: string) => directoryOn(dated, day).units.find((unit) => unit.name === name)?.id;
  expect(directoryOn(dated, '2031-06-30').groups[0]?.members).toEqual([unitId('市财政局', '2031-06-30')]);
  expect(directoryOn(dated, '2031-07-01').groups[0]?.members).toEqual([unitId('市交通运输局', '2031-07-01')]);
});
