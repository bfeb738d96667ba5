import type { UnitKind } from '../../../../seeds/index.js';
import type { z } from 'zod';

/** What a unit's name says of its kind, from the most telling ending to the least. */
const kinds: readonly (readonly [RegExp, z.infer<typeof UnitKind>])[] = [
  [/法院$|检察院$/, 'court'],
  [/(?:指挥部|领导小组|工作组|专班)(?:办公室)?$|临时机构$/, 'temporary'],
  [/人行|人民银行|银保监|金融监管|税务局$|海关$|邮政管理局$|烟草专卖局$|气象局$|供电公司$|消防救援/, 'vertical'],
  [/公司$|集团$|银行$|企业$|厂$|信用社$/, 'company'],
  [/学院$|大学$|学校$|中学$|小学$|党校$/, 'college'],
  [/街道(?:办事处)?$/, 'subdistrict'],
  [/[镇乡](?:人民政府|政府)?$/, 'town'],
  [/管委会$|管理委员会$/, 'committee'],
  [/[县市区旗](?:人民政府|政府)$/, 'county'],
  [/政府办公室$|政府办公厅$|政府办$|督查[室局]$/, 'office'],
  [
    /总工会$|^共青团|^团.?委$|妇联$|残联$|科协$|红十字会$|工商联$|侨联$|文联$|社科联$|联合会$|协会$/,
    'massOrganisation',
  ],
  [/委组织部$|委宣传部$|委统战部$|政法委|网信办$|编办$|文明办$|^中共|^[省市县区]委/, 'partyOrgan'],
];

/** Guesses a unit's kind from its name; a person may correct it. What says nothing special is a department. */
export const kindOfUnit = (name: string): z.infer<typeof UnitKind> =>
  kinds.find(([ending]) => ending.test(name))?.[1] ?? 'department';
