import type { Figure } from './figure.js';
import { leadingToFigure, reachesStock } from './operators.js';

/** What a figure measures, and how far around the figure the words of the promise reach. */
export interface Metric {
  /** In the words of the text; an entry of a list has the verb of adding, or the noun, that the list shares. */
  text: string;
  /** The verb of adding that opens it (新增, 新建); empty where there is none. */
  verb: string;
  /** Whether it opens with a verb of its own, so that what stood before no longer holds for it. */
  opensAnew: boolean;
  /** How many code units before the figure the quote begins, and how many behind it the quote goes on. */
  lead: number;
  tail: number;
}

/** What the entry before handed on; `listed` where 、 or 和 joins the two. */
export interface SharedWords {
  verb: string;
  noun: string;
  listed: boolean;
}

/** Reads what a figure measures: the noun before it (新增企业5家), or the one behind it (5家企业). */
export function metricOf(figure: Figure, shared: SharedWords): Metric {
  const opening = openingOf(figure.before);
  const noun = nounBefore(figure.before.slice(opening.nounAt));
  const behind = nounBehind(figure.after);
  const leading = leadingToFigure.exec(figure.before)?.[0].length ?? 0;
  const lead = Math.max(figure.before.length - opening.quoteAt, leading);
  if (behind.noun !== '' && countsWhatFollows(figure, noun)) {
    const verb = verbFor(opening, figure, behind.noun, shared);
    return {
      text: withVerb(verb, behind.noun),
      verb,
      opensAnew: opening.anew,
      lead: noun === '' ? lead : 0,
      tail: behind.end,
    };
  }
  const verb = verbFor(opening, figure, noun, shared);
  return {
    text: textOf(noun, verb, opening.verb + noun, shared, figure),
    verb,
    opensAnew: opening.anew,
    lead,
    tail: 0,
  };
}

/** What a figure without a noun behind it measures: the noun before it, or the one that the list shares; `own` has its own verb. */
function textOf(noun: string, verb: string, own: string, shared: SharedWords, figure: Figure): string {
  const size = ownSize.exec(noun)?.[0];
  if (size !== undefined && shared.noun !== '') return sizedLike(shared.noun, size);
  if (own !== '' && shared.noun !== '' && works.exec(own)?.[0] === own) return own + shared.noun.replace(works, '');
  if (noun === '') return withoutChange(shared.noun, figure);
  return withVerb(verb, onlyChange.test(noun) ? shared.noun + noun : noun);
}

/** 新建改造厕所20座,其中新建5座: the part tells its own work on what is counted. */
const works =
  /^(?:(?:新建|新增|改建|改扩建|扩建|续建|改造|提升|维修|修缮|新改建|新开工|开工|竣工|投产|投用)[、和及]?){1,4}/;

/** 亿元以上项目200个,其中50亿元以上10个: the part tells the size of what is counted. */
const ownSize = /^\d[\d.,]*[\u4e00-\u9fff]{1,4}(?:及?以[上下内])的?$/;
const anySize = /\d{0,9}[万亿]{0,2}(?:元|亩|吨|人|户|平方米|公里)(?:及?以[上下内])?的?/;

function sizedLike(noun: string, size: string): string {
  return anySize.test(noun) ? noun.replace(anySize, size) : size + noun.replace(works, '');
}

/** 突破30亿元、增长8%: the change is of what was just measured; 提高2个百分点,达到35%: and the level is not the change. */
const onlyChange = /^(?:同比|年均)?(?:增长|增加|提高|提升|下降|降低)$/;

function withoutChange(noun: string, { before }: Figure): string {
  return reachesStock.test(before) ? noun.replace(/(?:增长|增加|提高|提升|下降|降低)$/, '') : noun;
}

/** The noun before a figure, without the words that lead to it and without the figure from which it comes (由60万吨提高到). */
function nounBefore(words: string): string {
  const noun = words.replace(leadingToFigure, '').replace(/[:(\s]{1,4}$/, '');
  return noun.replace(/(?:由|从)(?:[^,、]{0,8}的)?\d[^,]{0,16}$/, '').replace(/[的各]$/, '');
}

/** Things stand behind their figure, unless the words before it name a measure (…率, …量). */
function countsWhatFollows({ kind }: Figure, noun: string): boolean {
  return noun === '' || (kind === 'count' && !/[率量额数值]$/.test(noun));
}

/** The verb of adding: its own, or that of the list, which holds behind 、 but not behind a comma. */
function verbFor(opening: Opening, figure: Figure, noun: string, shared: SharedWords): string {
  if (opening.verb !== '') return opening.verb;
  const holds = shared.listed && !opening.anew && !/新[增建设]/.test(noun) && !reachesStock.test(figure.before);
  return holds ? shared.verb : '';
}

function withVerb(verb: string, noun: string): string {
  return noun.startsWith(verb) ? noun : verb + noun;
}

/** How a clause opens: offsets of the words before a figure. */
interface Opening {
  quoteAt: number;
  nounAt: number;
  verb: string;
  anew: boolean;
}

/** Passes over what opens a clause and is no part of what is measured: commitment, time, scope, and a verb. */
export function openingOf(before: string): Opening {
  const quoteAt = matchEnd(preamble, before, 0);
  const carried = matchEnd(carrier, before, quoteAt);
  const addingAt = matchEnd(preamble, before, carried);
  const nounAt = matchEnd(adding, before, addingAt);
  const committed = commitment.test(before.slice(0, quoteAt));
  return {
    quoteAt,
    nounAt,
    verb: before.slice(addingAt, nounAt),
    anew: committed || nounAt > addingAt || carried > quoteAt,
  };
}

function matchEnd(form: RegExp, words: string, offset: number): number {
  form.lastIndex = offset;
  return form.test(words) ? form.lastIndex : offset;
}

const commitment = /确保|保证|务必|必须|坚决|力争|争取|力求|努力/;
const preamble =
  /(?:[、,和及与\s①-⑳⑴-⒇★☆▲△*※]|\(\d{1,2}\)|[一二三四五六七八九十]是(?=.{2})|以及|并且?|其中|同时|确保|保证|务必|必须|坚决|力争|争取|力求|努力|积极|持续|大力|加快|全力|全面|扎实|稳步|年内|年底前?|全年|年度(?!投资)|当年|今年|上半年|下半年|(?:20\d\d年)?\d{1,2}月(?:底|末|份)?前?|到?20\d\d年(?:年?底|末)?前?|至少|不少于|在[^,]{0,40}基础上|全[市县区省](?=.{2}|$)|累计|每[年月村]|每个?[县市区乡镇](?:[(〔][^()〔〕]{1,12}[)〕])?|重点|将|使|要|再|对(?=[^,]{4}))*/y;
const carrier =
  /(?:新建及改造提升|整[村县镇乡]推进|签约落地|引进落地|开工建设|完成|实现|引进|打造|建成(?!区)|建设(?!用地)|创建|争创|实施|开工|开展|推动|引导|推进|培育|组织|举办|开通|发展|落地|筛选|征收|盘活|创成|培养|发放|开发|建立|设立|申报|获批|认定|启动|做好|抓好|落实|支持|治理|招引|签约|推广|带动|入驻|改善|优化|扩大|巩固|抓紧|提供|保持)?(?![率量额数值度])/y;
const adding = /(?:新(?:增|建成?|设立?|培育|创建|改建|引进|认定|改扩建|开工|签约|发展|培养|入库|签)|净增|增加)?/y;

/** The noun behind a figure, up to a mark or to the verb that goes on, and where it ends. */
function nounBehind(after: string): { noun: string; end: number } {
  const start = matchEnd(/(?:以上|以内|左右)?(?:[(（〔][^()（）〔〕]{0,30}[)）〕])?(?:以上)?的?/y, after, 0);
  const whole = /^(?:[^,、。;:()“”]|[“(][^“”(),]{0,30}[”)]){0,40}/.exec(after.slice(start))?.[0] ?? '';
  // 360个省、市重点项目
  const piece = /^.{0,2}[省市县区乡镇]$/.test(whole) ? (/^[^,。;:]{0,40}/.exec(after.slice(start))?.[0] ?? '') : whole;
  const verb = piece.slice(1).search(goingOn);
  const noun = (verb < 0 ? piece : piece.slice(0, verb + 1)).replace(/(?:[和及与并等\s]|全面|全部){1,4}$/, '');
  return { noun, end: start + noun.length };
}

const goingOn =
  /通过|实施|开展|完成|纳入|进入|全部|实现|达到|并网|开工|建成|投产|投用|竣工|年内|年底|如期|当年|抓紧|尽快|分别|基本|落地|建设$|工作$/;
