import type { Target } from '../parsed-directive.js';

/** The last word of commitment in some words (确保, 力争), if there is one. */
export function strengthIn(words: string): Target['strength'] | undefined {
  const found = words.match(/确保|保证|务必|必须|坚决|力争|争取|力求|努力|争创|争/g)?.at(-1);
  if (!found) return undefined;
  return /确保|保证|务必|必须|坚决/.test(found) ? 'ensure' : 'strive';
}

/** To each of which the figure applies (每个县〔市、区〕…), as printed; null where it applies to the whole. */
export function perUnitIn(words: string): string | null {
  return (
    /每个?(?:县|市|区|旗|乡|镇|街道|村|社区|行政村|部门|单位|企业|园区|开发区|学校|家)(?:[(〔][^()〔〕]{1,12}[)〕]|[、]?(?:市|区|镇|街道|村)){0,3}|各(?:县|市|区|旗|乡|镇|街道|开发区|园区)(?:[(〔][^()〔〕]{1,12}[)〕]|[、]?(?:市|区|镇|街道)){0,3}(?=(?:政府|管委会)?(?:要)?(?:至少|分别|各|均|不少于))/.exec(
      words,
    )?.[0] ?? null
  );
}

/** Whether the figure is what is there at the end (达到) or what is added in the time (新增); null where the words do not say. */
export function measureOf(verb: string, before: string, metric: string, unit: string): Target['measure'] {
  if (/^(?:新|净增|增加|增长)/.test(verb)) return 'flow';
  if (stockTail.test(before) || /(?:率|比重|占比|强度|规模|总量|总数|存量|保有量|拥有量|水平)$/.test(metric))
    return 'stock';
  if (unit === '个百分点' || unit === '百分点' || flowWord.test(before)) return 'flow';
  return null;
}

const stockTail =
  /(?:达到?|稳定在|保持在?|维持在|控制在|突破|超过|总量|总数|累计|(?:提高|提升|增加|扩大|降|降低|下降|压缩|缩短|压减)(?:到|至|为))[约]?$/;
const flowWord =
  /增长|增加|新增|提高|提升|下降|降低|压减|减少|完成|引进|建成|开工|改造|创建|打造|培育|培养|举办|发放|征收|落地|实施|转移|新|建设|治理|启动|争创|认定|签约|招引/;
