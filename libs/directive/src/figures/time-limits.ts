import type { Doubt } from '../diagnostics.js';
import type { TimeLimit } from '../parsed-directive.js';
import { spanOf, type Stretch } from '../text/stretch.js';
import { plainWords } from './plain.js';
import { stagesIn } from './stages.js';
import { type ReadTime, type TimeContext, timeForms } from './time-forms.js';

/**
 * The times by which a stretch of the text wants something done, in order, with doubts where no date can be told. A year
 * that is not printed is that of the directive. Not taken: days on which something begins or that lie behind the directive's
 * year, and what comes round (每月). `quote` is the slice at `span`. One pass for each form; never throws.
 */
export function timeLimitsIn(
  text: string,
  stretch: Stretch,
  context: TimeContext,
): { timeLimits: TimeLimit[]; doubts: Doubt[] } {
  const words = plainWords(text, stretch);
  const timeLimits: TimeLimit[] = [];
  const doubts: Doubt[] = [];
  for (const found of timesIn(words, context)) {
    const at = { start: stretch.start + found.start, end: stretch.start + found.end };
    const { doubt } = found.time;
    if (doubt) doubts.push({ code: doubt === 'unknown-year' ? 'vague-time-limit' : doubt, ...at });
    const behind = words.slice(found.end, found.end + reach);
    timeLimits.push({
      quote: text.slice(at.start, at.end),
      date: found.time.date,
      start: found.time.start ?? null,
      continuing: found.time.continuing ?? continues.test(behind),
      stage: stageBehind(behind),
      span: spanOf(at),
    });
  }
  return { timeLimits, doubts };
}

const reach = 40;

/** 并持续推进: the work goes on when the day has come. */
const continues =
  /^[^,。;:、)]{0,16}(?:并|后|,)?(?:长期|持续|常态化|不断|动态)(?:推进|坚持|开展|实施|巩固|抓好|优化|更新|完善)/;

interface FoundTime extends Stretch {
  time: ReadTime;
}

function timesIn(words: string, context: TimeContext): FoundTime[] {
  const taken: Stretch[] = [];
  const found: FoundTime[] = [];
  for (const form of timeForms) {
    if (!words.includes(form.cue)) continue;
    const before = taken.length;
    for (const match of words.matchAll(form.form)) {
      const at = { start: match.index, end: match.index + match[0].length };
      if (overlapsAny(taken, before, at)) continue;
      taken.push(at);
      if (!isLimit(words, at, form.bare?.(match) ?? false)) continue;
      const time = form.read(match, context);
      if (!isPast(time, context)) found.push({ ...at, time });
    }
    taken.sort((a, b) => a.start - b.start);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether a stretch touches one of the first `count`, which are in order and apart from each other. */
function overlapsAny(taken: readonly Stretch[], count: number, at: Stretch): boolean {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.end ?? 0) <= at.start) low = middle + 1;
    else high = middle;
  }
  return low < count && (taken[low]?.start ?? Infinity) < at.end;
}

function isLimit(words: string, at: Stretch, bare: boolean): boolean {
  const before = words.slice(Math.max(0, at.start - 8), at.start);
  const behind = words.slice(at.end, at.end + 12);
  if (/(?:截[至止]到?|自|从|比|较|由|每年?|各|按|逐|同|[\d.一二两三四五六七八九十几])$/.test(before)) return false;
  if (/^(?:起|以来|开始|至今|度|同比|同期|比|以上|左右|的|目标|任务|考|工作|重点)/.test(behind)) return false;
  if (!bare) return true;
  return completion.test(behind) || (/(?:^|[:,;。(〕】\]\s])$/.test(before) && /^(?:$|[,;。)\s])/.test(behind));
}

/** A verb by which something is done when the time has come. */
const completion =
  /^(?:要|全面|基本|初步|力争|确保|全部|前)?(?:取得|完成|建成|实现|达到|开工|投用|投产|投入|竣工|完工|通车|启用|运营|启动|上线|见效|出台|印发|主体|挂牌|并网|具备|开园|开放|交付|封顶)/;

function isPast({ date }: ReadTime, { year }: TimeContext): boolean {
  return date !== null && year !== null && Number(date.slice(0, 4)) < year;
}

/** What shall have been reached then: the first stage behind the time, within its clause. */
function stageBehind(behind: string): TimeLimit['stage'] {
  const clause = /^[^,。;:)]{0,40}/.exec(behind)?.[0] ?? '';
  return stagesIn(clause, { start: 0, end: clause.length })[0]?.stage ?? null;
}
