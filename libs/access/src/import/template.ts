import writeBook from 'write-excel-file/node';
import { kindNames, roleNames, type SheetKey, sheetKeys, sheets } from './sheets.js';

/** An .xlsx with the three sheets, their headings (a star where something must stand) and one example row each. */
export function directoryTemplate(): Promise<Buffer> {
  const explained = { sheet: '说明', data: EXPLAINED.map((text) => [{ value: text }]), columns: [{ width: 90 }] };
  return writeBook([...sheetKeys.map(sheetOf), explained]).toBuffer();
}

const sheetOf = (key: SheetKey) => {
  const { name, columns } = sheets[key];
  return {
    sheet: name,
    data: [
      columns.map(({ heading, isNeeded }) => ({
        value: isNeeded ? `${heading}*` : heading,
        fontWeight: 'bold' as const,
      })),
      columns.map(({ example }) => (example === '' ? null : { value: example })),
    ],
    columns: columns.map(({ example }) => ({ width: Math.max(14, example.length * 2) })),
  };
};

const EXPLAINED = [
  '带*的列必须填写；以“示例：”开头的行不会导入。',
  `类别可填：${Object.values(kindNames).join('、')}；不填为部门。`,
  `角色可填：${Object.values(roleNames).join('、')}。`,
  '日期写成2023-01-31；别名、分管单位有几个的，用顿号分开。',
  '曾用名后面写最后一天，如“市林业和园林局（至2020-12-31）”；不知道哪天改名的只写名称。',
  '一人任几个岗位的，每个岗位写一行，姓名和手机相同。岗位已有人的，新任者从任职日期起接任，原任者到前一天为止。',
];
