import { dateOf, daysAfter, endOfMonth, monthsAfter } from './dates.js';

/** What the directive says of time itself: the year whose work it orders, and the day of its issue. Null where unknown. */
export interface TimeContext {
  year: number | null;
  issuedOn?: string | null;
}

/** What a form of time makes of its words; `date` null where the words, or the context, fix none. */
export interface ReadTime {
  date: string | null;
  start?: string | null;
  /** The words themselves say that the work goes on (持续推进). */
  continuing?: true;
  /** Why there is no date. */
  doubt?: 'vague-time-limit' | 'ambiguous-time-limit' | 'unknown-year' | 'impossible-date';
}

/** A form of time: what is printed, and what it means. */
export interface TimeForm {
  /** What every match holds: words without it are not searched, since searching is dear. */
  cue: string;
  form: RegExp;
  /** Only counts where a verb of completion follows (11月取得…), or where nothing else stands in its clause. */
  bare?: (found: RegExpMatchArray) => boolean;
  read: (found: RegExpMatchArray, context: TimeContext) => ReadTime;
}

const year = '(?:(\\d{4})年|(今|本|当|明|次)年)?';
const before = '(?:之前|以前|前|止)?';

/** The forms in order: where two overlap, the earlier one holds. */
export const timeForms: TimeForm[] = [
  {
    cue: '之日起',
    form: /(?:自|从)?(?:本)?(?:通知|意见|方案|办法|文件|文)?(?:印发|发布|公布|下发|施行|实施)之日起(\d{1,3})(个?工作日|日|天|个月)(?:之内|以内|内)/g,
    read: ([, count, unit = ''], { issuedOn }) => {
      if (!issuedOn || unit.endsWith('工作日')) return { date: null, doubt: 'vague-time-limit' };
      const date = unit === '个月' ? monthsAfter(issuedOn, Number(count)) : daysAfter(issuedOn, Number(count));
      return { date: date ?? null };
    },
  },
  {
    cue: '内',
    form: /(?:\d{1,2}|[一二两三四五六七八九十]{1,2})(?:个月|年)(?:之内|以内|内)/g,
    bare: () => true,
    read: () => ({ date: null, doubt: 'vague-time-limit' }),
  },
  {
    cue: '日',
    form: new RegExp(
      `${year}(\\d{1,2})月(\\d{1,2})日?(?:起)?[-—–~至到]{1,2}(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日`,
      'g',
    ),
    read: ([, printed, word, month, day, lastYear, lastMonth, lastDay], context) => {
      const from = yearOf(printed, word, context);
      const to = lastYear ? Number(lastYear) : from;
      const start = from === undefined ? undefined : dateOf(from, Number(month), Number(day));
      return {
        ...dated(to, (value) => dateOf(value, Number(lastMonth ?? month), Number(lastDay))),
        start: start ?? null,
      };
    },
  },
  {
    cue: '月',
    form: new RegExp(`${year}(\\d{1,2})月?[-—–~至到]{1,2}(?:(\\d{4})年)?(\\d{1,2})月(?:份|底)?`, 'g'),
    bare: () => true,
    read: ([, printed, word, month, lastYear, lastMonth], context) => {
      const from = yearOf(printed, word, context);
      const start = from === undefined ? undefined : dateOf(from, Number(month), 1);
      const to = lastYear ? Number(lastYear) : from;
      return { ...dated(to, (value) => endOfMonth(value, Number(lastMonth))), start: start ?? null };
    },
  },
  {
    cue: '',
    form: new RegExp(`(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})${before}`, 'g'),
    bare: ([whole]) => /\d$/.test(whole),
    read: ([, printed, , month, day]) => dated(Number(printed), (value) => dateOf(value, Number(month), Number(day))),
  },
  {
    cue: '月',
    form: new RegExp(`${year}(\\d{1,2})月(\\d{1,2})[日号](?:\\d{1,2}[时点])?${before}`, 'g'),
    bare: ([whole]) => !/[前止]$/.test(whole),
    read: ([, printed, word, month, day], context) =>
      dated(yearOf(printed, word, context), (value) => dateOf(value, Number(month), Number(day))),
  },
  {
    cue: '月',
    form: new RegExp(`${year}(\\d{1,2})月(?:份)?(?:月?(底|末|上旬|中旬|下旬|初|中(?!考|心|国|旬)))?${before}`, 'g'),
    bare: ([whole, , , , part]) => part === undefined && !/[前止]$/.test(whole),
    read: ([whole, printed, word, month, part], context) => {
      // 6月前 may mean before June or by its end: somebody has to say.
      if (part === undefined && whole.endsWith('前')) return { date: null, doubt: 'ambiguous-time-limit' };
      const day = { 上旬: 10, 初: 10, 中旬: 20, 中: 20 }[part ?? ''];
      return dated(yearOf(printed, word, context), (value) =>
        day === undefined ? endOfMonth(value, Number(month)) : dateOf(value, Number(month), day),
      );
    },
  },
  {
    cue: '季度',
    form: new RegExp(`${year}(?:前|第)?([一二三四1-4])季度(?:末|底|内)?${before}`, 'g'),
    bare: ([whole]) => !/[末底内前止]$/.test(whole),
    read: ([, printed, word, quarter], context) =>
      dated(yearOf(printed, word, context), (value) => endOfMonth(value, 3 * ordinal(quarter))),
  },
  {
    cue: '半年',
    form: new RegExp(`${year}(上|下)半年(?:末|底|内)?${before}`, 'g'),
    read: ([, printed, word, half], context) =>
      dated(yearOf(printed, word, context), (value) => endOfMonth(value, half === '上' ? 6 : 12)),
  },
  {
    cue: '五',
    form: new RegExp(`“?(十[二三四五六七八])五”?(?:时期|规划|期间)?(?:期?末|结束)${before}`, 'g'),
    read: ([, plan]) => ({ date: `${1955 + 5 * (10 + ordinal(plan?.slice(1)))}-12-31` }),
  },
  {
    cue: '到',
    form: /(?:力争|争取)?到(\d{4})年(?:年?底|年?末)?(?:之前|以前|前)?/g,
    read: ([, printed]) => ({ date: endOfMonth(Number(printed), 12) ?? null }),
  },
  {
    cue: '年',
    form: new RegExp(`(?:(\\d{4})年|(今|本|当|明|次)年)(?:年?[底末终]|内)?${before}`, 'g'),
    bare: ([whole]) => !/[底末终内前止]$/.test(whole),
    read: ([whole, printed, word], context) =>
      dated(yearOf(printed, word, context), (value) => endOfMonth(whole.endsWith('年前') ? value - 1 : value, 12)),
  },
  {
    cue: '年',
    form: new RegExp(`(?:年[底末终]|年内)${before}|全年(?!度)`, 'g'),
    read: (_found, context) => dated(yearOf(undefined, undefined, context), (value) => endOfMonth(value, 12)),
  },
  {
    cue: '前',
    form: /(国庆|元旦|“?五一”?|“?七一”?|“?八一”?)(?:节|假期|国际劳动节)?(?:之前|以前|前)/g,
    read: ([, feast = ''], context) =>
      dated(yearOf(undefined, undefined, context), (value) => endOfMonth(value, monthBefore(feast))),
  },
  {
    cue: '',
    form: /(?:春节|汛期|主汛期|入冬|供暖季?|采暖季|雨季)(?:到来|来临)?(?:之前|以前|前)|本月(?:底|内)前?|尽快|尽早|早日|及早|如期|按期|近期(?=[\u4e00-\u9fff]{0,6}(?:完成|开工|建成|启动))|按时(?=[\u4e00-\u9fff]{0,6}(?:完成|开工|建成|投))|按(?:时间)?节点/g,
    read: () => ({ date: null, doubt: 'vague-time-limit' }),
  },
  {
    cue: '',
    form: /(?:全年|常年|长期)?(?:持续|长期|常态化|动态)(?:推进|坚持|开展|实施|落实|调整)|长期|按进度推进/g,
    bare: () => true,
    read: () => ({ date: null, continuing: true }),
  },
];

/** The year of a date: printed, told by a word, or that of the directive. */
function yearOf(printed: string | undefined, word: string | undefined, context: TimeContext): number | undefined {
  if (printed) return Number(printed);
  if (context.year === null) return undefined;
  return word === '明' || word === '次' ? context.year + 1 : context.year;
}

function dated(value: number | undefined, read: (year: number) => string | undefined): ReadTime {
  if (value === undefined) return { date: null, doubt: 'unknown-year' };
  const date = read(value);
  return date === undefined ? { date: null, doubt: 'impossible-date' } : { date };
}

function ordinal(digit: string | undefined): number {
  return '〇一二三四五六七八九'.indexOf(digit ?? '〇') > 0
    ? '〇一二三四五六七八九'.indexOf(digit ?? '')
    : Number(digit);
}

/** The month that ends the day before a feast. */
function monthBefore(feast: string): number {
  if (feast.includes('国庆')) return 9;
  if (feast.includes('元旦')) return 12;
  return feast.includes('五一') ? 4 : feast.includes('七一') ? 6 : 7;
}
