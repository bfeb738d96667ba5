import dayjs, { type Dayjs } from 'dayjs';
// What antd's pickers name months and weekdays by: English unless it is there.
import 'dayjs/locale/zh-cn.js';

/** The government's time zone: China has one. Days and moments are shown in it, whatever the browser's is. */
const ZONE = 'Asia/Shanghai';

export type Language = 'zh' | 'en';

const locales = { zh: 'zh-CN', en: 'en-GB' } as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make a format takes a browser longer than anything else in a line of a list: each is made once. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** `2023-06-25` as a person says it: 6月25日 周日, with the year where it is not that of `now`. */
export function dayText(date: string, language: Language, now?: string): string {
  const format = formatOf(locales[language], {
    timeZone: 'UTC',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    weekday: 'short',
    ...(now !== undefined && dayOf(now).startsWith(date.slice(0, 4)) ? {} : { year: 'numeric' }),
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** A moment to the minute, in the government's time. */
export function momentText(instant: string, language: Language): string {
  const format = formatOf(locales[language], {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return format.format(new Date(instant));
}

/** 1 to 12 as a person calls the month. */
export const monthText = (month: number, language: Language): string =>
  formatOf(locales[language], { timeZone: 'UTC', month: 'short' }).format(Date.UTC(2_000, month - 1));

/** The government's day of a moment: `2023-06-25`. */
export const dayOf = (instant: string): string =>
  formatOf('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(new Date(instant));

/** Days from one date to another; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((noonOf(to) - noonOf(from)) / 86_400_000);

/** The date some days later. */
export const daysAfter = (date: string, days: number): string =>
  new Date(noonOf(date) + days * 86_400_000).toISOString().slice(0, 10);

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (date: string): number => new Date(noonOf(date)).getUTCDay();

const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`);

/** For Ant Design's fields, which speak of days in Dayjs. */
export const dayjsOf = (date: string | null | undefined): Dayjs | null => (date ? dayjs(date) : null);

export const dateOfDayjs = (day: Dayjs | null): string | null => day?.format('YYYY-MM-DD') ?? null;
