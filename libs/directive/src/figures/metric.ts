import type { Figure } from './figure.js';
import { leadingToFigure } from './operators.js';

/** What a figure measures, as offsets relative to the figure: words before it or behind it. */
export interface Metric {
  /** In the words of the text; of an entry of a list with the verb or the noun that the list shares. */
  text: string;
  /** Word of adding that opens it (新增, 新建); empty where there is none. */
  verb: string;
  /** How many code units before the figure the quote begins. */
  lead: number;
  /** How many behind the figure it goes on. */
  tail: number;
  /** Another verb than the list's opens it. */
  ownVerb: boolean;
}

/** Reads what a figure measures; `shared` is what the entry before it handed on. */
export function metricOf(figure: Figure, shared: { verb: string; noun: string }): Metric {
  const opened = openingOf(figure.before);
  const noun = figure.before
    .slice(opened.nounAt)
    .replace(leadingToFigure, '')
    .replace(/[:(\s]+$/, '');
  const behind = nounBehind(figure.after);
  const lead = figure.before.length - opened.quoteAt;
  const counted = behind !== '' && (noun === '' || (figure.kind === 'count' && !/[率量额数]$/.test(noun)));
  const verb = opened.verb || (opened.carrier ? '' : shared.verb);
  if (counted) {
    const direct = noun === '';
    return {
      text: withVerb(verb, behind),
      verb,
      lead: direct ? lead : 0,
      tail: behind.length + leadingOf(figure.after),
      ownVerb: opened.carrier,
    };
  }
  const text = noun === '' ? shared.noun : withVerb(verb, noun);
  return { text, verb, lead, tail: 0, ownVerb: opened.carrier };
}

function withVerb(verb: string, noun: string): string {
  return verb === '' || noun.startsWith(verb) || /^总|占比|率$/.test(noun) ? noun : verb + noun;
}

interface Opening {
  quoteAt: number;
  nounAt: number;
  verb: string;
  carrier: boolean;
}

/** Passes over what opens a clause and is no part of what is measured. */
function openingOf(before: string): Opening {
  let quoteAt = matchEnd(preamble, before, 0);
  let nounAt = quoteAt;
  const carried = matchEnd(carrier, before, nounAt);
  let isCarrier = carried > nounAt;
  nounAt = matchEnd(preamble, before, carried);
  const added = matchEnd(adding, before, nounAt);
  const verb = before.slice(nounAt, added);
  if (added > nounAt) isCarrier = true;
  if (quoteAt > before.length) quoteAt = before.length;
  return { quoteAt, nounAt: added, verb, carrier: isCarrier };
}

function matchEnd(form: RegExp, words: string, offset: number): number {
  form.lastIndex = offset;
  return form.test(words) ? form.lastIndex : offset;
}

const preamble =
  /(?:[、,和及与\s]|以及|并且?|其中|同时|确保|保证|务必|必须|坚决|力争|争取|力求|努力|积极|持续|大力|加快|全力|全面|扎实|稳步|年内|年底前?|全年|年度(?!投资)|当年|今年|上半年|下半年|(?:20\d\d年)?\d{1,2}月(?:底|末|份)?前?|全市|全县|全区|全省|累计|每年|将|使|要|再)*/y;
const carrier =
  /(?:新建及改造提升|新建、?改扩建|整[村县镇乡]推进|完成|实现|引进|打造|建成|建设|创建|争创|实施|开工建设|开工|开展|推动|引导|推进|培育|组织|举办|开通|发展|落地|筛选|征收|盘活|创成|培养|发放|开发|建立|设立|申报|获批|认定|启动|做好|抓好|落实|支持|治理|改造|招引|签约|推广|带动)*/y;
const adding = /(?:新(?:增|建成?|设立?|培育|创建|改建|引进|认定|改扩建|开工|签约|发展|培养|入库|签)|净增|增加)?/y;

/** The noun behind a figure, up to a mark or to the verb that goes on. */
function nounBehind(after: string): string {
  const words = after.replace(/^(?:以上|以内|左右)?的?/, '');
  const whole = /^[^,、。;:()]{0,40}/.exec(words)?.[0] ?? '';
  const piece = /^.{0,2}[省市县区乡镇]$/.test(whole) ? (/^[^,。;:]{0,40}/.exec(words)?.[0] ?? '') : whole;
  const verb = piece
    .slice(1)
    .search(/通过|实施|开展|完成|纳入|进入|全部|实现|达到|并网|开工|建成|投产|投用|竣工|年内|如期|当年/);
  return (verb < 0 ? piece : piece.slice(0, verb + 1)).trim();
}

function leadingOf(after: string): number {
  return /^(?:以上|以内|左右)?的?/.exec(after)?.[0].length ?? 0;
}
