import type { ReportingCalendar } from '../parsed-directive.js';
import { spanOf, type Stretch, type Span } from '../text/stretch.js';
import type { Doubt } from '../diagnostics.js';
import { plainWords } from '../figures/plain.js';
import type { LooseLine } from './loose-line.js';

/** Reads the reporting calendar from the first line outside the tasks that orders one. Days that do not exist are doubts. */
export function readReporting(
  text: string,
  lines: readonly LooseLine[],
): { reporting: ReportingCalendar; doubts: Doubt[] } {
  for (const { at } of lines) {
    const found = calendarIn(text, at);
    if (found) return found;
  }
  const spans = { monthly: [], quarterly: [], annual: [], startMonth: [], quote: [] };
  const reporting = { monthly: null, quarterly: [], annual: null, startMonth: null, quote: null, spans };
  return { reporting, doubts: [] };
}

/** A date of the calendar as printed: `MM-DD`, or the day alone for every month. */
interface Due extends Stretch {
  date: string;
}

interface Dues {
  monthly: Due[];
  quarterly: Due[];
  annual: Due[];
  startMonth: Due[];
}

function calendarIn(text: string, line: Stretch): { reporting: ReportingCalendar; doubts: Doubt[] } | undefined {
  const dues: Dues = { monthly: [], quarterly: [], annual: [], startMonth: [] };
  const doubts: Doubt[] = [];
  const clauses = clausesOf(text, line);
  clauses.forEach((clause, index) => takeClause(text, clause, clauses[index + 1], dues, doubts));
  const ordered = [...dues.monthly, ...dues.quarterly, ...dues.annual];
  if (ordered.length === 0) return undefined;
  const all = [...ordered, ...dues.startMonth];
  const quote = quoteAround(text, line, clauses, all);
  const [monthly] = dues.monthly;
  const [annual] = dues.annual;
  const [startMonth] = dues.startMonth;
  const reporting: ReportingCalendar = {
    monthly: monthly ? { day: Number(monthly.date) } : null,
    quarterly: dues.quarterly.map(({ date }) => date),
    annual: annual?.date ?? null,
    startMonth: startMonth?.date ?? null,
    quote: text.slice(quote.start, quote.end),
    spans: {
      monthly: spansOf(dues.monthly.slice(0, 1)),
      quarterly: spansOf(dues.quarterly),
      annual: spansOf(dues.annual.slice(0, 1)),
      startMonth: spansOf(dues.startMonth.slice(0, 1)),
      quote: [spanOf(quote)],
    },
  };
  return { reporting, doubts };
}

/** Words that order several days have one span. */
function spansOf(dues: readonly Due[]): Span[] {
  return dues.filter(({ start }, index) => dues[index - 1]?.start !== start).map(spanOf);
}

function clausesOf(text: string, { start, end }: Stretch): Stretch[] {
  const clauses: Stretch[] = [];
  let from = start;
  for (let offset = start; offset <= end; offset += 1) {
    if (offset < end && !',，;；。:：(（)）'.includes(text[offset] ?? '')) continue;
    if (offset > from) clauses.push({ start: from, end: offset });
    from = offset + 1;
  }
  return clauses;
}

/** One clause orders one kind of report: every month, by quarter, or for the year. It must speak of reporting (报). */
function takeClause(text: string, clause: Stretch, next: Stretch | undefined, dues: Dues, doubts: Doubt[]): void {
  const words = plainWords(text, clause);
  const due = (found: RegExpMatchArray, date: string): Due => {
    const start = clause.start + (found.index ?? 0);
    return { start, end: start + found[0].length, date };
  };
  const begins = /(\d{4})年(\d{1,2})月份?(?=起|开始)/.exec(words);
  if (begins && /每月|报/.test(words + (next ? text.slice(next.start, next.end) : ''))) {
    dues.startMonth.push(due(begins, `${begins[1]}-${begins[2]?.padStart(2, '0')}`));
  }
  if (!ordersReport(words, next && plainWords(text, next))) return;
  const monthly = /每(?:个)?月(?:的)?(\d{1,2})日/.exec(words);
  if (monthly) keepIfPossible(due(monthly, monthly[1] ?? ''), 1, Number(monthly[1]), dues.monthly, doubts);
  const quarterly = quarterEnd.exec(words);
  if (quarterly) takeQuarters(due(quarterly, ''), Number(quarterly[1]), dues, doubts);
  const kind = kindOf(words, dues);
  if (!kind) return;
  for (const found of words.matchAll(/(?<!\d)(\d{1,2})月(\d{1,2})日/g)) {
    const [month, day] = [Number(found[1]), Number(found[2])];
    keepIfPossible(due(found, inWriting(month, day)), month, day, kind, doubts);
  }
}

/** Whether a clause speaks of reporting, or is a day of every month by which the clause behind it does. */
const ordersReport = (words: string, next = ''): boolean =>
  words.includes('报') || (everyMonth.test(words) && next.includes('报'));

/** A clause that is a day of every month and nothing else: what is ordered by it stands in the clause behind it. */
const everyMonth = /^(?:于|在|自)?每(?:个)?月(?:的)?\d{1,2}日(?:前|之前|以前)?$/;

function kindOf(words: string, { quarterly, annual }: Dues): Due[] | undefined {
  if (/季度/.test(words)) return quarterly;
  return /全年|年度|年终|年底/.test(words) ? annual : undefined;
}

const quarterEnd = /每(?:个)?季度?(?:末|最后一?个?)月?的?(\d{1,2})日/;

/** The same day of the last month of every quarter. */
function takeQuarters(at: Stretch, day: number, dues: Dues, doubts: Doubt[]): void {
  for (const month of [3, 6, 9, 12])
    keepIfPossible({ ...at, date: inWriting(month, day) }, month, day, dues.quarterly, doubts);
}

const inWriting = (month: number, day: number): string =>
  `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function keepIfPossible(due: Due, month: number, day: number, dues: Due[], doubts: Doubt[]): void {
  const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day >= 1 && day <= days) dues.push(due);
  else doubts.push({ code: 'impossible-date', start: due.start, end: due.end });
}

/** From the head of the first clause that orders something to the end of the last, with the bracket that it closes. */
function quoteAround(text: string, line: Stretch, clauses: readonly Stretch[], dues: readonly Due[]): Stretch {
  const first = dues.reduce((least, { start }) => Math.min(least, start), line.end);
  const last = dues.reduce((most, { end }) => Math.max(most, end), line.start);
  const opening = clauses.find((clause) => clause.end >= first)?.start ?? line.start;
  const at = clauses.findIndex((clause) => clause.end >= last);
  const closing = clauses[at] && everyMonth.test(plainWords(text, clauses[at])) ? clauses[at + 1] : clauses[at];
  const end = closing?.end ?? line.end;
  const start = opening + (/^(?:并且|并|同时|要)/.exec(text.slice(opening, opening + 2))?.[0].length ?? 0);
  const inside = text.slice(start, end);
  const open = inside.split(/[(（]/).length - inside.split(/[)）]/).length;
  return { start, end: open > 0 && /[)）]/.test(text[end] ?? '') ? end + 1 : end };
}
