import { expect, test } from 'vitest';
import { kindOfUnit } from './unit-kind.js';

test.each([
  ['市财政局', 'department'],
  ['市卫生健康委员会', 'department'],
  ['市住房公积金中心', 'department'],
  ['云水县政府', 'county'],
  ['云河区人民政府', 'county'],
  ['高新区管委会', 'committee'],
  ['青石镇人民政府', 'town'],
  ['桃源街道办事处', 'subdistrict'],
  ['市城市投资有限公司', 'company'],
  ['云川职业技术学院', 'college'],
  ['市中级人民法院', 'court'],
  ['市税务局', 'vertical'],
  ['云川供电公司', 'vertical'],
  ['市总工会', 'massOrganisation'],
  ['团市委', 'massOrganisation'],
  ['市委宣传部', 'partyOrgan'],
  ['市文明城市创建指挥部办公室', 'temporary'],
  ['云川市人民政府办公室', 'office'],
])('%s is a %s', (name, kind) => {
  expect(kindOfUnit(name)).toBe(kind);
});
