import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { HolidayTable } from './holiday-table.js';
import { holidayTableFromText } from './holiday-text.js';
import { plainDate } from './local-date.js';

const notice = `关于某年部分节假日安排的通知
各单位:现将放假调休日期的具体安排通知如下。
一、元旦:2022年12月31日至2023年1月2日放假调休,共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（周日）上班。鼓励各单位安排职工在1月20日休息。
三、清明节:4月5日放假,与周末连休。
四、劳动节:5月1日(周一)放假1天,不调休。
节假日期间,要妥善安排好值班。
某办公厅
2022年12月8日
`;

test('a notice gives the table of its year, and tells what belongs elsewhere or orders nothing', () => {
  expect(holidayTableFromText(notice, 2023)).toEqual({
    table: {
      year: 2023,
      daysOff: ['01-01', '01-02', '01-21', '01-22', '01-23', '01-24', '01-25', '01-26', '01-27', '04-05', '05-01'].map(
        (day) => `2023-${day}`,
      ),
      workdays: ['2023-01-28', '2023-01-29'],
    },
    elsewhere: [{ day: '2022-12-31', is: 'dayOff' }],
    leftOut: [{ line: 4, text: '鼓励各单位安排职工在1月20日休息' }],
  });
});

test.each([2021, 2022, 2023, 2024, 2025, 2026])('the table of %i, written out as a notice, is read back', (year) => {
  const url = new URL(`../../../config/holidays/${year}.yaml`, import.meta.url);
  const table = HolidayTable.parse(parse(readFileSync(url, 'utf8')));
  expect(holidayTableFromText(writtenOut(table), year)).toMatchObject({ table, elsewhere: [], leftOut: [] });
});

test.each([
  ['春节:1月21日至27日放假调休,共8天。', /8 days are announced, 7 are named/],
  ['春节:1月21日至27日放假调休,共7天。1月28日(星期日)上班。', /is no 日/],
  ['春节:2月29日放假。', /does not exist/],
  ['春节:21日至27日放假。', /has no month/],
  ['春节:1月27日至21日放假。', /not soon after/],
  ['春节:1月21日起放假七天。', /neither 放假 nor 上班/],
  ['春节:1月20日休息。', /neither 放假 nor 上班/],
  ['春节放假7天。', /No day is named/],
  ['春节:1月21日放假。\n除夕:1月21日放假。', /named in line 1 already/],
  ['春节:1月21日放假。1月21日上班。', /named in line 1 already/],
  ['春节:1月21日放假。1月30日上班。', /neither Saturday nor Sunday/],
  ['春节:2030年1月21日放假。', /far from 2023/],
  ['关于节假日的通知', /No day off is named/],
])('%s is refused, and why', (text, message) => {
  const read = holidayTableFromText(text, 2023);
  expect('faults' in read && read.faults.map((fault) => fault.message).join()).toMatch(message);
});

test('each fault names its line', () => {
  const read = holidayTableFromText('一、元旦:1月1日放假。\n\n二、春节:2月30日放假。\n三、清明:4月5日值班。', 2023);
  expect('faults' in read && read.faults.map(({ line }) => line)).toEqual([3, 4]);
});

function writtenOut({ daysOff, workdays }: HolidayTable): string {
  const stretches: string[][] = [];
  for (const day of daysOff) {
    const last = stretches.at(-1);
    const follows =
      last &&
      plainDate(last.at(-1) ?? '')
        .add({ days: 1 })
        .toString() === day;
    if (follows) last.push(day);
    else stretches.push([day]);
  }
  const off = stretches.map((days) => {
    const [first = '', last = ''] = [days[0], days.at(-1)];
    const range = first === last ? words(first) : `${words(first)}至${words(last)}`;
    return `节日:${range}放假调休,共${days.length}天。`;
  });
  return [
    ...off,
    `${workdays.map((day) => `${words(day)}(周${'一二三四五六日'[plainDate(day).dayOfWeek - 1]})`).join('、')}上班。`,
  ].join('\n');
}

const words = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
