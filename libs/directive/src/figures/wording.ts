import type { Target } from '../parsed-directive.js';
import type { Figure } from './figure.js';
import type { Metric } from './metric.js';
import { reachesStock } from './operators.js';

/** The last word of commitment in some words (确保, 力争), if there is one. */
export function strengthIn(words: string): Target['strength'] | undefined {
  const found = words.match(/确保|保证|务必|必须|坚决|力争|争取|力求|努力|争创/g)?.at(-1);
  if (!found) return undefined;
  return /确保|保证|务必|必须|坚决/.test(found) ? 'ensure' : 'strive';
}

/** To each of which the figure applies, as printed: 每个县〔市、区〕, 各县(市)至少, 在5个街道分别; null where it applies to the whole. */
export function perUnitIn(before: string): string | null {
  return perUnitForms.map((form) => form.exec(before)?.[1]).find((found) => found !== undefined) ?? null;
}

const place = '(?:县|市|区|旗|乡|镇|街道|村|社区|开发区|园区|部门|单位|企业|学校)';
const places = `${place}(?:[(〔][^()〔〕]{1,12}[)〕]|、?${place}){0,3}`;
const perUnitForms = [
  /(每[人户村](?:每[年月日])?)(?:不低于|不少于|达到)?$/,
  new RegExp(`(每个?(?:行政|自然)?${places})`),
  new RegExp(`(各${places})(?:政府|管委会)?要?(?:至少|分别|各|均|不少于)`),
  new RegExp(`在([\\d一二两三四五六七八九十]{1,4}个[^,、]{0,10}?${place}[(〔]?[^,、]{0,6})(?:分别|各)`),
];

/** Whether the figure is what there is at the end (达到) or what is added in the time (新增); null where the words do not say. */
export function measureOf({ before, unit }: Figure, { text, verb }: Metric): Target['measure'] {
  if (verb !== '') return 'flow';
  if (unit.endsWith('百分点') || /(?:增长|增加|提高|提升|下降|降低|减少|压减)$/.test(before)) return 'flow';
  if (reachesStock.test(before) || stockNoun.test(text)) return 'stock';
  return flowWord.test(before) ? 'flow' : null;
}

const stockNoun = /(?:率|度|比重|占比|比例|强度|规模|总量|总数|存量|保有量|拥有量|水平)$/;
const flowWord =
  /新增|增加|提高|提升|压减|减少|完成|引进|建成|开工|改造|创建|打造|培育|培养|举办|发放|征收|落地|实施|转移|新改?建|治理|启动|争创|认定|签约|招引/;
