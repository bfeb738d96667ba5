import type { Figure } from './figure.js';
import type { MeasureKind } from './measures.js';

/** Why a figure with a measure is no promise: what it says instead. */
export type WhyNoTarget = 'rank' | 'baseline' | 'place' | 'size' | 'support' | 'name' | 'chinese';

/** What a figure with a measure says instead of a promise; undefined where it is one. */
export function whyNoTarget(figure: Figure, rest = figure.after): WhyNoTarget | undefined {
  if (figure.chinese && !isCountedInChinese(figure)) return 'chinese';
  if (isSizeOfProject(figure, rest)) return 'size';
  return rules.find((rule) => holds(rule, figure))?.why;
}

/** 推进甲厂25万吨钢板、乙厂10万吨铜管等项目: in a list of projects an amount in front of its product is the size of a project. */
function isSizeOfProject({ kind, unit, bound, before, after }: Figure, rest: string): boolean {
  if (kind !== 'amount' || bound !== '' || /元|万$|亿$/.test(unit) || !modifies.test(after) || after === '')
    return false;
  return !made.test(before) && projects.test(rest);
}

/** What is promised of an amount is made, not pushed on with. */
const made =
  /(?:完成|新增|达到?|实现|新建|建成|改造|治理|修复|疏浚|清运|处理|流转|种植|收储|供应|不少于|超过?|突破)[^,、]{0,8}$/;
const projects = /^[^,]{1,150}[^,、](?:项目|工程|生产线)(?:建设|落地|开工|投产|前期|实施|进度)?$/;

/** A rule holds where all its conditions do: kind and unit of the figure, the words before it and those behind it. */
interface Rule {
  why: WhyNoTarget;
  of?: readonly MeasureKind[];
  unit?: RegExp;
  before?: RegExp;
  unless?: RegExp;
  behind?: RegExp;
}

function holds({ of, unit, before, unless, behind }: Rule, figure: Figure): boolean {
  const fits = (form: RegExp | undefined, words: string) => !form || form.test(words);
  if (of && !of.includes(figure.kind)) return false;
  if (unless?.test(figure.before)) return false;
  return fits(unit, figure.unit) && fits(before, figure.before) && fits(behind, figure.after);
}

/** The figure stands before the noun of which it tells the size. */
const modifies = /^[^、,和及与以并(]/;

const rules: readonly Rule[] = [
  // 第3个, 前10名
  { why: 'rank', before: /(?:第|前|排名|过去|连续)$/ },
  // 在62项的基础上, 由60%提高到80%
  { why: 'baseline', behind: /^[^,、]{0,24}基础上/ },
  {
    why: 'baseline',
    before: /(?:由|从)[^,、]{0,12}$/,
    behind: /^的?(?:提高|提升|增|扩大|压缩|缩短|缩减|降|下降|减少|精简|调整|放宽|升|拓展|扩展)/,
  },
  // 在5个街道打造…, 为30家企业提供…, 围绕6个产业…
  { why: 'place', of: ['count'], before: /(?:^|[^控制定持处存现])在(?:全[市县区省])?$/, behind: /./ },
  { why: 'place', of: ['count'], before: /[向为对从以]$/, behind: /./ },
  { why: 'place', of: ['amount'], before: /[对向]$/, behind: /^[\u4e00-\u9fff]/ },
  {
    why: 'place',
    of: ['count'],
    before: /(?:围绕|聚焦|针对|依托|根据|按照|对照|涵盖|包括|包含|涉及|面向|落实|贯彻)[^,、]{0,16}$/,
  },
  // 全市12个县(市、区)
  { why: 'place', unit: /^个$/, before: /全[国省市县区]$/, behind: /^(?:县|市|区|旗|乡|镇|街道|村)/ },
  // 24小时服务, but 压缩至3个工作日
  {
    why: 'size',
    of: ['duration'],
    unless: /(?:(?:压缩|缩短|控制|限制|达到?|减|不超过|不低于|不少于|不高于)[到至在]?|天数(?:达到?|保持在?|为)?)$/,
  },
  // 产值超100亿元的企业: the firms are counted, not their output
  { why: 'size', of: ['count'], before: /(?:超过?|达到?|规模|有)$/, behind: /^的(?=[\u4e00-\u9fff])/ },
  { why: 'size', of: ['amount'], behind: /^的/ },
  { why: 'size', of: ['share'], before: /(?:达到?|超过?|突破|高于|低于)$/, behind: /^的/ },
  // 总投资35亿元, 年产10万吨
  {
    why: 'size',
    of: ['amount', 'count'],
    before:
      /(?:总投资|总建筑面积|年产|年处理|日处理|日产|装机|占地|概算|估值|市值|库容|总长|全长|注册资本)(?:面积|能力|额|容量)?(?:为|约)?$/,
    unless: /(?:完成总投资|新增装机(?:容量)?)$/,
  },
  // 投资35亿元星能电池项目, 10亿元以上项目, 30户以上自然村
  {
    why: 'size',
    of: ['amount'],
    before: /(?:投资|产值|营收|收入|规模|产能|面积|产量|税收|装机|容量)额?(?:为|约|达到?|超过?|突破|在)?$/,
    unless: /(?:完成|实现|新增|增加)[^,、]{0,8}(?:为|约|达到?|超过?|突破|在)?$/,
    behind: modifies,
  },
  {
    why: 'size',
    of: ['amount'],
    unit: /元$/,
    unless:
      /(?:完成|实现|落实|争取|筹集|筹措|发放|投放|新增|投入|安排|下达|拨付|兑付|减免|撬动|化解|清收|盘活|整合|引进|利用|统筹)[^,、]{0,4}$/,
    behind: modifies,
  },
  { why: 'size', unit: /^[户人名]$/, behind: /^(?:以上|以下)?的?(?:自然村|行政村|村|屯|小区|单位|规模)/ },
  { why: 'size', unit: /^级$/, behind: modifies },
  // 给予50%补贴, 不超过30万元奖励: a rule for grants
  { why: 'support', of: ['amount', 'share'], before: /(?:给予|奖励|奖补|返还|减按|缴纳)[^,、]{0,14}$/ },
  {
    why: 'support',
    of: ['amount', 'share'],
    before: /(?:按照?|不超过|最高)[^,、]{0,14}$/,
    behind: /^[^,、]{0,12}(?:奖励|奖补|补助|补贴|返还|标准|缴)/,
  },
  // 5个方面: how a text is divided; 50条措施, 新政30条: a document that is there
  {
    why: 'name',
    unit: /^[个大项条类]$/,
    behind: /^(?:方面|环节|维度|层面|阶段|步骤|原则|要点|部分|重点(?:$|[,、])|关键|字)/,
  },
  { why: 'name', unit: /^条$/, before: /(?:新政|政策|措施|意见|规定|金融)$/, behind: /^(?:$|[、,])/ },
  {
    why: 'name',
    unit: /^条$/,
    behind: /^[\u4e00-\u9fff]{0,4}(?:措施|政策|意见|举措|规定|细则|条款)/,
    unless: /(?:出台|制定|推出)[^,、]{0,6}$/,
  },
];

/**
 * Chinese numerals mostly stand in names (八项行动, 一个平台). They count only where something is made of them: 新建两座…,
 * 建成小学五所, or one in each of several places; or where a bounding word says so.
 */
function isCountedInChinese({ before, after, unit, value, bound, kind }: Figure): boolean {
  if (kind === 'share') return true;
  if (value === 1) return /(?:各|分别|至少)(?:打造|建设|建成|新建|创建|培育|实施)$/.test(before);
  if (bound !== '') return true;
  if (!/^万?(?:家|个|所|座|处|套|公里|亩|户|条|台|辆|名|人|场|支)$/.test(unit)) return false;
  if (/^(?:$|[、和及])/.test(after))
    return /(?:新|建成|改造|改扩建|打造|培育|创建|引进|开工)[^,、]{2,14}$/.test(before);
  const made = /(?:新增|新建|建成|改造|改扩建|打造|培育|创建|引进|开工|落地|争创)$/.test(before);
  return made && !named.test(after);
}

const named =
  /^[^,、]{0,10}(?:行动|机制|体系|工程|计划|战役|攻坚|能力|意识|平台|中心城|环境|关系|作用|工作|高地|基地|格局)(?:$|[,、])/;
