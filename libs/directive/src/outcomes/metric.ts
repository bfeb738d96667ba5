import type { Stretch } from '../text/stretch.js';
import type { ClauseFigure } from './clause-figures.js';
import type { OutcomeMeasure } from './outcome.js';

/** What a figure measures, as the stretches that name it (none where it has to be taken from the clause before), and how. */
export interface Metric {
  named: Stretch | undefined;
  /** Only the head of a measure (总产量): what it belongs to stands in the clause before. */
  generic: boolean;
  measure: OutcomeMeasure;
  /** Whether the figure tells how much less. */
  falls: boolean;
}

/** Reads what a figure measures from the words before it, or from those behind it where it opens its segment. */
export function metricOf(plain: string, { before, after, quantity }: ClauseFigure): Metric {
  const verbs = plain.slice(before.start, before.end);
  const opens = after.end > after.start;
  const named = opens ? namedBehind(plain, after) : namedBefore(plain, before);
  const words = named ? plain.slice(named.start, named.end) : '';
  const around = opens ? verbs + plain.slice(after.start, Math.min(after.end, after.start + 60)) : verbs;
  return {
    named: named && named.end > named.start ? named : undefined,
    generic: genericForm.test(words),
    measure: measureOf(around, quantity.unit),
    falls: /(?:下降|减少|降低|回落|压减|缩减|收窄)(?:了|约|近)?$/.test(verbs),
  };
}

const genericForm =
  /^(?:预计|实际)?(?:总投资|(?:总|累计)?(?:量|额|值|数|数量|规模|产量|产值|面积|金额|投资额|销售额|占比|比重|增速))$/;

/** The stretch without the head noun of its measure, and without a word of adding (某作物播种面积 → 某作物). */
export function withoutMeasureNoun(plain: string, { start, end }: Stretch): Stretch {
  const added = /^新(?:增|建|设立|引进|认定|培育)/.exec(plain.slice(start, Math.min(end, start + 3)))?.[0].length ?? 0;
  if (added > 0 && start + added < end) return withoutMeasureNoun(plain, { start: start + added, end });
  const from = Math.max(start, end - 12);
  const noun = /(?:播种|种植|养殖|覆盖|建设)?(?:总)?(?:面积|规模|产量|产值|数量|金额|投资额?|收入|[量额数])$/.exec(
    plain.slice(from, end),
  );
  return noun && from + noun.index > start ? { start, end: from + noun.index } : { start, end };
}

/** The stretch without the words at its head that say when, where, or how much of the whole. */
export function withoutPlace(plain: string, { start, end }: Stretch): Stretch {
  return { start: start + (headForm.exec(plain.slice(start, end))?.[0].length ?? 0), end };
}

/** How a figure counts, by the words around it; a share that changed and any rise is growth. */
function measureOf(words: string, unit: string): OutcomeMeasure {
  if (/增[速幅](?:达到?|为|约)?$/.test(words)) return 'growth';
  if (
    /(?:增长|上涨|上升|下降|增幅|涨幅|降幅|减少|降低|回落)(?:了|约|近|幅度|率)?[^至到为]{0,3}$/.test(words) &&
    /[%‰]|百分点/.test(unit)
  )
    return 'growth';
  if (/(?:提高|提升|增加|压减)(?:了|约|近)?$/.test(words)) return 'growth';
  if (/总数|总量|总规模|实有|现有|共有|拥有|累计(?:达|开通|建成|拥有)/.test(words)) return 'stock';
  if (/新(?:增|建|开|设|认|培|签|引|批|立|改|创|装|入)|被?(?:认定|评|命名|列|授予)为|入选|增加(?![值到至])/.test(words))
    return 'flow';
  if (/[%‰]/.test(unit) || /(?:达到?|突破|超过?|保持在?|稳定在?|控制在?|不低于)(?:了|约|近)?$/.test(words))
    return 'stock';
  return /引进|建成|开工|竣工|投产|创建|培[育养]|签[订约]|发放|减免|完成|实施|改造|落地|设立|成立|开展/.test(words)
    ? 'flow'
    : 'plain';
}

function namedBefore(plain: string, { start, end }: Stretch): Stretch {
  const { start: from } = withoutPlace(plain, { start, end });
  return { start: from, end: endWithoutVerbs(plain, from, end) };
}

const headForm = new RegExp(
  `^(?:${[
    '(?:截至|截止)[^,]{0,10}?[日月底末前]',
    '前(?:\\d{1,2}|[一二三四五六七八九十]{1,2})个?[月季]度?',
    '\\d{4}年|全年|上半年|年内|去年|[全我][市省县区州镇国旗盟]|其中|同时|并且?|累计|共计?|总计|已经?|先后|首批|再|又|预计|预期|有望|将|约|近|超',
    '组织实施|滚动实施|实施|完成|实现|达到?|的|了',
  ].join('|')})+`,
);

/** The end of the words without the verbs and adverbs that lead over to the figure. */
function endWithoutVerbs(plain: string, start: number, end: number): number {
  let to = end;
  for (;;) {
    const found = tailForm.exec(plain.slice(Math.max(start, to - 12), to));
    if (!found || found[0] === '') return to;
    to -= found[0].length;
  }
}

const tailForm = new RegExp(
  `(?:${[
    '(?:降|升|增|减)[低高加少]?[至到为]|累计|共计?|总计|合计|分别|年均|均|同比|环比|可比|同口径|可比口径|按可比价计?算?|预计|预期|有望|将|可|已|全部',
    '超额|稳定|保持|控制|达到?|完成|实现|突破|超过?|逾|近|约|为|在|至|到|仅|只|不(?:低|少|高|超|多)[于过]',
    '增长|上涨|上升|下降|提高|提升|增加|减少|降低|回落|[较比](?:上年度?|去年|年初|往年)(?:同期)?|的|了|有|[是:]',
  ].join('|')})$`,
);

/**
 * Behind a figure: what was counted; where it was recognised as something, that; where places were counted, all that is
 * said of them.
 */
function namedBehind(plain: string, { start, end }: Stretch): Stretch {
  const words = plain.slice(start, end);
  const recognised = /被?(?:认定|评定?|命名|确定|列|授予)为|入选|获评|获批/.exec(words);
  const from = recognised ? recognised.index + recognised[0].length : (/^[的)\s]*/.exec(words)?.[0].length ?? 0);
  const rest = words.slice(from);
  const verb = recognised || place.test(rest) ? -1 : rest.search(happening);
  return { start: start + from, end: start + from + (verb > 0 ? verb : rest.length) };
}

const place = /^(?:行政|自然)?[县市区省乡镇村](?:[(]|[\u4e00-\u9fff、]{0,3})?|^(?:社区|街道|旗)/;
const happening =
  /全部|全面|顺利|基本|实现|达到|完成|竣工|投产|开工|建成|挂牌|成立|形成|投入|纳入|获得|通过|下放|[。;]/;
