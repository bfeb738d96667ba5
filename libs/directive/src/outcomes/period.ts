import { chineseNumber } from '../blocks/marker.js';
import { dateOf, endOfMonth } from '../figures/dates.js';
import type { OutcomePeriod } from './outcome.js';

/** A period as read: for which clauses it holds, and the day to which a stock is counted. */
export interface PrintedPeriod {
  period: OutcomePeriod;
  asOf: string | null;
}

/** The year under review as a whole, which holds where nothing else is printed. */
export function wholeYear(year: number | null): PrintedPeriod {
  return {
    period: { quote: null, ...(year === null ? { start: null, end: null } : monthsOf(year, 1, 12)) },
    asOf: null,
  };
}

/** The period that the words of a clause name, undefined where they name none. Several years have no bounds. */
export function periodIn(words: string, year: number | null): PrintedPeriod | undefined {
  if (!/[月年季五]/.test(words)) return undefined;
  for (const { form, read } of forms) {
    const found = form.exec(words);
    if (!found) continue;
    const [quote] = found;
    if (year === null) return { period: { quote, start: null, end: null }, asOf: null };
    const { start, end, asOf = null } = read(year, found[1] ?? '', found[2] ?? '');
    return { period: { quote, start, end }, asOf };
  }
  return undefined;
}

interface Bounds {
  start: string | null;
  end: string | null;
  asOf?: string | null;
}

const number = '\\d{1,2}|[一二三四五六七八九十]{1,2}';

const forms: { form: RegExp; read: (year: number, first: string, second: string) => Bounds }[] = [
  {
    form: new RegExp(`(?:截至|截止|到)(?:目前|去年|今年|\\d{4}年)?(${number})月(\\d{1,2})日`),
    read: (year, month, day) => asOf(dateOf(year, valueOf(month), Number(day))),
  },
  {
    form: new RegExp(`(?:截至|截止|到)(?:目前|去年|今年|\\d{4}年)?(${number})月[底末]`),
    read: (year, month) => asOf(monthsOf(year, 1, valueOf(month)).end),
  },
  { form: new RegExp(`(?<!提)前(${number})个?月`), read: (year, months) => monthsOf(year, 1, valueOf(months)) },
  {
    form: new RegExp(`(${number})(?:月份?)?[-—–~至到](${number})月份?`),
    read: (year, first, last) => monthsOf(year, valueOf(first), valueOf(last)),
  },
  { form: /上半年/, read: (year) => monthsOf(year, 1, 6) },
  { form: /(?<!提)前([一二三123])个?季度/, read: (year, quarters) => monthsOf(year, 1, 3 * valueOf(quarters)) },
  {
    form: /(?:这|过去|五|三|近)[五三四两]?年来?,|^这[五三]年|五年来|十[一二三四五六七八九]五[”"]?(?:末|期间|时期)/,
    read: () => ({ start: null, end: null }),
  },
  { form: /全年|年度|去年以来|\d{4}年以来/, read: (year) => monthsOf(year, 1, 12) },
];

/** Months of a year from the first to the end of the last; no bounds for months that do not exist. */
function monthsOf(year: number, first: number, last: number): Bounds {
  const [start, end] = [dateOf(year, first, 1), endOfMonth(year, last)];
  return start && end && first <= last ? { start, end } : { start: null, end: null };
}

function asOf(date: string | null | undefined): Bounds {
  return { start: null, end: date ?? null, asOf: date ?? null };
}

function valueOf(printed: string): number {
  return /^\d+$/.test(printed) ? Number(printed) : chineseNumber(printed);
}
