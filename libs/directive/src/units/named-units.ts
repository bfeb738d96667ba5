import { kindOfClause } from './clauses.js';
import { bodyEnding, dutyWords, groupWord } from './vocabulary.js';

/**
 * Whether the words of a bracket are a unit list: at least half of its entries end as names of bodies do. `ordered`
 * asks for more, where the bracket stands elsewhere than at the end of a sentence: all of them, with a word of duty.
 */
export function namesUnits(list: string, ordered: boolean): boolean {
  const entries = list
    .replace(lineBreak, '')
    .replace(levels, (bracket) => bracket.replace(/[、，,]/g, ''))
    .split(/[、，,;；。]/)
    .filter((entry) => kindOfClause(entry.trim()) === undefined);
  const bodies = entries.filter(isBody);
  if (bodies.length === 0) return false;
  if (!ordered) return bodies.length * 2 >= entries.length;
  return bodies.length === entries.length && dutyWords.test((entries.at(-1) ?? '').slice(-40));
}

/** Whether all entries name bodies, times and scores aside, and one of them prints its level or is a group. */
export function namesUnitsAlone(list: string): boolean {
  const entries = list
    .split(/[、，,;；]/)
    .map((entry) => entry.trim())
    .filter((entry) => kindOfClause(entry) === undefined);
  return entries.length > 0 && entries.every(isBody) && entries.some((entry) => /^[省市县区州各](?=.{2})/.test(entry));
}

/** Whether the words of a cell are a unit list: at least half of its entries name bodies or groups, and none opens with what is to be done. */
export function listsUnits(cell: string): boolean {
  const entries = cell
    .replace(lineBreak, '')
    .replace(levels, (bracket) => bracket.replace(/[、，,]/g, ''))
    .split(/[、，,;；。]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '' && kindOfClause(entry) === undefined);
  const named = entries.filter(isBodyOrGroup);
  return named.length > 0 && named.length * 2 >= entries.length && !entries.some(bids);
}

/** Whether an entry says what is to be done; few names open with such a verb (优化营商环境局), and those are short. */
const bids = (entry: string): boolean => bidden.test(entry) && (entry.length > 16 || !isBodyOrGroup(entry));

const bidden =
  /^(?:推动|推进|加快|加大|加强|强化|完成|新建|建成|实施|开展|引进|打造|落实|启动|开工|培育|提升|提高|优化|深化|支持|完善|建立|健全|力争|确保|全面|持续|积极|大力|着力|扎实|深入|改造|扩大|拓展|争取|争创|做好|抓好)/;

/** The levels in a group phrase (各县(市、区)) are one entry with it. */
const levels = /[（(](?:[县市区旗镇乡州盟][、，,]?){1,4}[)）]/g;

const lineBreak = /[\r\n]+[ \t\u3000]{0,20}/g;

/** Whether an entry ends as the names of bodies do, words of duty and 等 aside. */
export function isBody(entry: string): boolean {
  const name = entry
    .slice(-50)
    .trim()
    .replace(dutyWords, '')
    .replace(/等$/, '')
    .replace(/[*＊★▲△☆]+$/, '');
  if (name.length < 2 || nobody.test(name)) return false;
  return bodyEnding.test(name.replace(/[)）〔〕]+$/, '')) || /^各.{1,12}[)）〕]$/.test(name);
}

/** Words for whoever it may be, without a name or a word that makes them a group. */
const nobody =
  /^由?(?:(?:牵头|责任|配合|参与|主管|主办|实施|承办|建设|施工|项目)?(?:单位|部门|机构|企业)|第三方机构|社会|街道|乡镇|镇街|村社)$/;

/** Whether a phrase names a body or a group of bodies. */
export function isBodyOrGroup(entry: string): boolean {
  return (
    isBody(entry) ||
    (entry.length <= 40 &&
      groupWord.test(entry) &&
      /(?:方面|单位|部门|[县市区旗镇乡]|街道|镇街|地方|[)）])$/.test(entry.replace(dutyWords, '')))
  );
}
