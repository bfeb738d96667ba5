import { HolidayTable } from './holiday-table.js';
import { type LocalDate, plainDate } from './local-date.js';

/** Something in a pasted notice that cannot be read for certain; lines count from 1. */
export interface HolidayTextFault {
  line: number;
  message: string;
}

/** What was read: the year's table, days of the years beside it, and sentences with days that order nothing. */
export interface HolidayReading {
  table: HolidayTable;
  /** Days off and make-up days that belong to the tables of other years. */
  elsewhere: { day: LocalDate; is: 'dayOff' | 'workday' }[];
  leftOut: { line: number; text: string }[];
}

/**
 * Reads the holidays of a year from a notice as officials have it: `春节:1月21日至27日放假调休,共7天。1月28日(星期六)上班。`
 * Nothing is guessed: a sentence with a day that is neither off nor worked, a weekday or a number of days that does not
 * agree, a day that does not exist or is named twice is a fault, and any fault means that there is no table.
 */
export function holidayTableFromText(text: string, year: number): HolidayReading | { faults: HolidayTextFault[] } {
  const faults: HolidayTextFault[] = [];
  const days: NoticedDay[] = [];
  const leftOut: HolidayReading['leftOut'] = [];
  for (const sentence of sentencesOf(text)) {
    const read = readSentence(sentence.text, year);
    if (read === 'says nothing') continue;
    if (read === 'orders nothing') leftOut.push(sentence);
    else if ('message' in read) faults.push({ line: sentence.line, message: `${read.message}: ${sentence.text}` });
    else days.push(...read.days.map((day) => ({ day, is: read.is, line: sentence.line })));
  }
  faults.push(...faultsAmong(days));
  if (days.length === 0 && faults.length === 0) faults.push({ line: 1, message: 'No day off is named' });
  if (faults.length > 0) return { faults: faults.toSorted((a, b) => a.line - b.line) };
  const own = (is: NoticedDay['is']): LocalDate[] =>
    days.filter((each) => each.is === is && each.day.startsWith(`${year}-`)).map(({ day }) => day);
  return {
    table: HolidayTable.parse({ year, daysOff: own('dayOff').sort(), workdays: own('workday').sort() }),
    elsewhere: days.filter(({ day }) => !day.startsWith(`${year}-`)).map(({ day, is }) => ({ day, is })),
    leftOut,
  };
}

interface NoticedDay {
  day: LocalDate;
  is: 'dayOff' | 'workday';
  line: number;
}

/** The sentences of a text without numbering and the name of the festival, in half-width signs. */
function sentencesOf(text: string): { line: number; text: string }[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) =>
    line
      .normalize('NFKC')
      .replaceAll(/\s/g, '')
      .split(/[。;]/)
      .map((sentence) => sentence.replace(/^[^:]{0,40}:/, ''))
      .filter((sentence) => sentence !== '')
      .map((sentence) => ({ line: index + 1, text: sentence })),
  );
}

type ReadSentence =
  'says nothing' | 'orders nothing' | { message: string } | { is: NoticedDay['is']; days: LocalDate[] };

const DAY = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(\([^()]{1,30}\))?`;
const DAYS = String.raw`(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:\([^()]{1,30}\))?`;
const LIST = `${DAYS}(?:[至到、和及-]${DAYS}){0,40}`;
const OFF = new RegExp(
  String.raw`^(?:于)?(${LIST})放假(?:调休)?(?:(?:,共)?(\d{1,2})天)?(?:,(?:与周末连休|不调休|调休))?$`,
);
const WORKED = new RegExp(`^(${LIST})(?:正常|照常)?上班$`);

function readSentence(sentence: string, year: number): ReadSentence {
  const silence = readSilence(sentence);
  if (silence) return silence;
  const [, off, count] = OFF.exec(sentence) ?? [];
  const [, worked] = WORKED.exec(sentence) ?? [];
  const list = off ?? worked;
  if (list === undefined) return { message: 'This is neither 放假 nor 上班 in words that can be read for certain' };
  const days = daysIn(list, year);
  if ('message' in days) return days;
  if (count !== undefined && Number(count) !== days.length)
    return { message: `${count} days are announced, ${days.length} are named` };
  return { is: off === undefined ? 'workday' : 'dayOff', days };
}

/** A sentence that is no list of days; undefined where it may be one. */
function readSilence(sentence: string): ReadSentence | undefined {
  if (!/\d日/.test(sentence)) return isVague(sentence) ? { message: 'No day is named' } : 'says nothing';
  // The day on which the notice was signed.
  if (/^\d{4}年\d{1,2}月\d{1,2}日$/.test(sentence)) return 'says nothing';
  return sentence.startsWith('鼓励') ? 'orders nothing' : undefined;
}

/** Whether days are spoken of by their number alone. */
const isVague = (sentence: string): boolean =>
  /放假|上班/.test(sentence) && /\d/.test(sentence.replaceAll(/\d{4}年/g, ''));

interface Named {
  year: number;
  month: number;
}

/** The days of a list and its ranges; a day without month or year has those of the one before it. */
function daysIn(list: string, year: number): LocalDate[] | { message: string } {
  const days: LocalDate[] = [];
  let before: Partial<Named> & { year: number } = { year };
  for (const { 0: printed, 1: ofYear, 2: ofMonth, 3: ofDay, 4: bracket, index } of list.matchAll(
    new RegExp(DAY, 'g'),
  )) {
    const month = ofMonth === undefined ? before.month : Number(ofMonth);
    if (month === undefined) return { message: `${printed} has no month` };
    before = { year: ofYear === undefined ? before.year : Number(ofYear), month };
    const day = dayNamed({ year: before.year, month }, Number(ofDay));
    const fault = faultOf(day, printed, bracket, year);
    if (fault) return { message: fault };
    const isRange = /[至到-]/.test(list[index - 1] ?? '');
    if (isRange) {
      const range = daysAfter(days.at(-1), day);
      if (!range) return { message: `${printed} is not soon after the day before it` };
      days.push(...range);
    } else days.push(day);
  }
  return days;
}

const dayNamed = ({ year, month }: Named, day: number): LocalDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function faultOf(day: LocalDate, printed: string, bracket: string | undefined, year: number): string | undefined {
  if (!exists(day)) return `${printed} does not exist`;
  if (Math.abs(Number(day.slice(0, 4)) - year) > 1) return `${printed} is far from ${year}`;
  const weekday = /(?:星期|周)([一二三四五六日天])/.exec(bracket ?? '')?.[1];
  if (weekday === undefined) return undefined;
  const said = '一二三四五六日'.indexOf(weekday === '天' ? '日' : weekday) + 1;
  return said === plainDate(day).dayOfWeek ? undefined : `${printed} is no ${weekday}`;
}

function exists(day: LocalDate): boolean {
  try {
    plainDate(day);
    return true;
  } catch {
    return false;
  }
}

/** The longest stretch of days off that is believed. */
const LONGEST = 31;

/** The days after one up to another; undefined where it is not later, or much later. */
function daysAfter(first: LocalDate | undefined, last: LocalDate): LocalDate[] | undefined {
  if (first === undefined || last <= first) return undefined;
  const days: LocalDate[] = [];
  for (let day = plainDate(first).add({ days: 1 }); day.toString() <= last; day = day.add({ days: 1 })) {
    days.push(day.toString());
    if (days.length > LONGEST) return undefined;
  }
  return days;
}

function faultsAmong(days: readonly NoticedDay[]): HolidayTextFault[] {
  const first = new Map<LocalDate, NoticedDay>();
  return days.flatMap((each) => {
    const earlier = first.get(each.day);
    if (earlier) return [{ line: each.line, message: `${each.day} was named in line ${earlier.line} already` }];
    first.set(each.day, each);
    const isWeekend = plainDate(each.day).dayOfWeek > 5;
    return each.is === 'workday' && !isWeekend
      ? [{ line: each.line, message: `${each.day} is neither Saturday nor Sunday, and is worked anyway` }]
      : [];
  });
}
