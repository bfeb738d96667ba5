import type { Stretch } from '../text/stretch.js';
import { openingOf } from './metric.js';
import type { Promised } from './promised.js';
import type { Quantity } from './quantities.js';
import { strengthIn } from './wording.js';

/**
 * The promises of a clause that have no figure of their own: set elsewhere, compared with something, or told in words. At
 * most one; `words` hold no quotations, since slogans promise nothing.
 */
export function wordedTargetsIn(words: string, clause: Stretch, quantities: readonly Quantity[]): Promised[] {
  const printed = words.slice(clause.start, Math.min(clause.end, clause.start + longestClause));
  if (!worthReading.test(printed)) return [];
  for (const { basis, form } of forms) {
    const found = form.exec(printed);
    if (!found) continue;
    const at = { start: clause.start + found.index, end: clause.start + found.index + found[0].length };
    // 超过全省平均水平2个百分点 has a figure after all.
    if (quantities.some(({ start }) => start >= at.start && start <= at.end + 2)) return [];
    const before = printed.slice(0, found.index);
    const { quoteAt, nounAt } = openingOf(before);
    const metric = before.slice(nounAt).replace(/(?:要|须|应|均|力争|确保|[:\s]){1,4}$/, '');
    const quote = { start: clause.start + quoteAt, end: at.end };
    return [{ ...nothing, basis, metric, strength: strengthIn(before) ?? 'plain', quote }];
  }
  return [];
}

const nothing = { operator: null, value: null, unit: null, measure: null, perUnit: null };

/** Clauses are short; what is longer lost its marks, and is read at its head only. */
const longestClause = 120;

/** One search instead of one for each form: every form holds one of these. */
const worthReading =
  /平均|[上去]年|上一年|同步|协调|基本|方阵|梯队|前列|上游|先进|增长$|稳中有|清零|只[升降增减]|[级里委府市省州家央](?:下|分配|确|规|核|要求|定)|(?:上级|国家|[省市])的?(?:目标|任务|考核|要求|标准)/;

const above = '(?:国家|中央|上级|省市|省、市|国家和省|[省市州])';
const forms: { basis: Promised['basis']; form: RegExp }[] = [
  {
    basis: 'deferred',
    form: new RegExp(
      `(?:完成|达到|实现|控制在|符合|低于|高于)?${above}(?:级|里|委|政府|委省政府)?(?:下达|下发|分配|确定|规定|核定|要求|定)(?:的)?[^,、。]{0,8}(?:目标|任务|指标|计划|标准|要求|范围)(?:以?内)?`,
    ),
  },
  {
    basis: 'deferred',
    form: /(?:完成|达到)(?:上级|国家|[省市])(?:的)?(?:目标|任务|考核|要求|标准)(?:任务|目标|要求)?/,
  },
  {
    basis: 'relative',
    form: /(?:不?(?:高于|低于)|超过|优于|达到|快于|好于)(?:同期)?(?:全国|全省|全市|[省市]|国家|当地|周边)(?:同期)?(?:的)?平均(?:水平|值|数|增速|增幅|线)?/,
  },
  { basis: 'relative', form: /与[^,、。]{1,16}?(?:保持)?(?:基本|协调|同步){1,3}(?:增长|提高|提升|衔接)?(?=$|[,、。])/ },
  {
    basis: 'relative',
    form: /(?:不?(?:高于|低于)|超过|好于|优于)(?:上年|去年|上一年)(?:同期)?(?:实际)?(?:水平|值|数)?|与(?:上年|去年)(?:同期)?(?:基本)?持平/,
  },
  {
    basis: 'relative',
    form: /(?:位居|稳居|保持|进入|跻身|居|保持在)(?:全国|全[省市])(?:第[一二三]方阵|第一梯队|前列|上游|先进行列|中上游)/,
  },
  {
    basis: 'qualitative',
    form: /(?:保持)?(?:平稳|稳步|稳定|较快|持续|合理)(?:较快)?增长$|稳中有[升降进增]|动态清零|只[升降增减]不[升降增减]/,
  },
];
