import { unitKinds } from '@duban/contracts';
import type { Role } from '@duban/lifecycle';

/** A column of a sheet: its heading, and whether each row must fill it. */
export interface Column {
  readonly key: string;
  readonly heading: string;
  readonly isNeeded: boolean;
  /** Of the example row of the template. */
  readonly example: string;
}

const column = (key: string, heading: string, example: string, isNeeded = false): Column => ({
  key,
  heading,
  isNeeded,
  example,
});

/** The three sheets, as administrators fill them. The example row is known by its first words and left out. */
export const sheets = {
  units: {
    name: '单位',
    columns: [
      column('name', '名称', '示例：河畔市林业局', true),
      column('shortName', '简称', '市林业局'),
      column('kind', '类别', '部门'),
      column('aliases', '别名', '林业局、市林业和草原局'),
      column('formerNames', '曾用名', '市林业和园林局（至2020-12-31）'),
      column('validFrom', '设立日期', '2021-01-01'),
      column('validTo', '撤销日期', ''),
    ],
  },
  posts: {
    name: '岗位',
    columns: [
      column('unit', '单位', '示例：河畔市林业局（市政府的岗位留空）'),
      column('title', '岗位名称', '联络员', true),
      column('role', '角色', '单位联络员', true),
      column('looksAfter', '分管单位', ''),
    ],
  },
  people: {
    name: '人员',
    columns: [
      column('name', '姓名', '示例：林小溪', true),
      column('phone', '手机', '13800000000'),
      column('email', '邮箱', 'lin@example.com'),
      column('unit', '单位', '河畔市林业局'),
      column('post', '岗位名称', '联络员', true),
      column('since', '任职日期', '2023-01-01', true),
    ],
  },
} as const satisfies Record<string, { name: string; columns: readonly Column[] }>;

export type SheetKey = keyof typeof sheets;
export const sheetKeys = ['units', 'posts', 'people'] as const satisfies readonly SheetKey[];

/** What the first cell of an example row begins with. */
export const EXAMPLE = '示例：';

export const roleNames: Readonly<Record<Role, string>> = {
  administrator: '系统管理员',
  issuingClerk: '交办员',
  supervisor: '督查员',
  chiefSupervisor: '督查室主任',
  leaderInCharge: '分管领导',
  headOfGovernment: '政府主要领导',
  unitHead: '单位负责人',
  unitLiaison: '单位联络员',
  inspectionMember: '督查组成员',
  viewer: '查阅人员',
};

export const kindNames: Readonly<Record<(typeof unitKinds)[number], string>> = {
  department: '部门',
  county: '县（市、区）',
  committee: '管委会',
  town: '乡镇',
  subdistrict: '街道',
  partyOrgan: '党委部门',
  massOrganisation: '群团组织',
  court: '法检机关',
  company: '企业',
  college: '院校',
  vertical: '垂直管理单位',
  temporary: '临时机构',
  office: '政府办公室',
};

/** The code of what a cell says, by its Chinese name or by the code itself; undefined for neither. */
export function codeOf<Code extends string>(names: Readonly<Record<Code, string>>, said: string): Code | undefined {
  const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');
  return (Object.keys(names) as Code[]).find((code) => code === said || plain(names[code]) === plain(said));
}
