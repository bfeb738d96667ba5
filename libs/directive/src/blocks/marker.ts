import { skipSpace, type Span } from '../text/stretch.js';

/**
 * The number that opens a heading or an item. `rank` is its depth in the order of GB/T 9704 (一、 (一) 1. (1)), with
 * chapters above and circled numbers below; `value` is the number itself, the last one of 1.2.
 */
export interface Marker {
  rank: number;
  value: number;
  number: Span;
  start: number;
  contentStart: number;
  /** Whether it is a number only if it follows the one before it (1 修缮码头): a figure may open a line too. */
  weak?: true;
}

const chinese = '[一二三四五六七八九十百]{1,5}';
const digits = '[0-9０-９]{1,4}';

const forms: { rank: number; form: RegExp; weak?: true }[] = [
  { rank: 0, form: /第([一二三四五六七八九十百]{1,5}|\d{1,3})(?:章|节|部分|编|篇)[ 　:：]?/y },
  { rank: 1, form: new RegExp(`(${chinese})[ 　]?[、．.]`, 'y') },
  { rank: 1, form: /((?:工程|行动|专项|领域|板块|战役)[一二三四五六七八九十]{1,3})[ 　]?[:：]/y },
  { rank: 2, form: new RegExp(`[(（][ 　]?(${chinese})[ 　]?[)）][、．.]?`, 'y') },
  { rank: 2, form: /([㈠-㈩])[、．.]?/y },
  { rank: 4, form: /([0-9０-９]{1,2}[.．][0-9０-９]{1,2})(?:[ 　\t]+|[、．.](?![0-9０-９]))/y, weak: true },
  {
    rank: 5,
    form: /([0-9０-９]{1,2}[.．][0-9０-９]{1,2}[.．][0-9０-９]{1,2})(?:[ 　\t]+|[、．.](?![0-9０-９]))/y,
    weak: true,
  },
  { rank: 3, form: new RegExp(`(${digits})[ 　]?[．.、](?![0-9０-９])`, 'y') },
  // 4.3月底前…: what stands behind the point is a time, not the second half of a number.
  { rank: 3, form: /([0-9０-９]{1,3})[.．](?=20\d{2}年|(?:1[0-2]|[1-9])月(?![均季亮饼]))/y, weak: true },
  { rank: 3, form: /([⒈-⒛])/y },
  {
    rank: 3,
    form: /((?:第[一二三四五六七八九十百\d]{1,5}[项条]|(?:任务|事项|举措)[一二三四五六七八九十\d]{1,4}))[:：、．.　 ]/y,
  },
  { rank: 4, form: new RegExp(`[(（][ 　]?(${digits})[ 　]?[)）][、．.]?`, 'y') },
  { rank: 4, form: new RegExp(`(${digits})[)）][、．.]?`, 'y') },
  { rank: 4, form: /([⑴-⒇])/y },
  { rank: 5, form: /([①-⑳㉑-㉟㊱-㊿])/y },
  { rank: 3, form: /([0-9０-９]{1,3})[ 　\t]+(?=[\u4e00-\u9fff“])/y, weak: true },
];

/** The cheap test before the forms are tried. */
const opening = /[第一二三四五六七八九十百0-9０-９(（㈠-㈩⒈-⒛⑴-⒇①-⑳㉑-㉟㊱-㊿任事举工行专领板战]/;

/**
 * The number printed at an offset, if one is, and something behind it. Never looks beyond `end`. `alone`: nothing need
 * stand behind it in its line.
 */
export function markerAt(text: string, start: number, end: number, alone = false): Marker | undefined {
  if (!opening.test(text[start] ?? ' ')) return undefined;
  for (const { rank, form, weak } of forms) {
    form.lastIndex = start;
    const found = form.exec(text);
    if (!found || form.lastIndex > end) continue;
    const contentStart = skipSpace(text, form.lastIndex, end);
    if (contentStart >= end && !alone) continue;
    const length = numberLength(rank, found[0], found[1] ?? '');
    const marker = { rank, value: numberOf(found[1] ?? ''), number: [start, length] as const, start, contentStart };
    return weak ? { ...marker, weak } : marker;
  }
  return undefined;
}

/** A point or comma behind the number is no part of it, its brackets are. */
function numberLength(rank: number, whole: string, digits: string): number {
  if (rank === 1 || rank === 3 || digits.includes('.') || digits.includes('．')) return digits.length;
  let length = whole.length;
  while (length > 1 && '、．.:： 　'.includes(whole[length - 1] ?? '')) length -= 1;
  return length;
}

/** First characters of the numbers that are one character, with the number that the first one is. */
const single: readonly (readonly [first: string, last: string, value: number])[] = [
  ['①', '⑳', 1],
  ['㉑', '㉟', 21],
  ['㊱', '㊿', 36],
  ['⑴', '⒇', 1],
  ['⒈', '⒛', 1],
  ['㈠', '㈩', 1],
];

/** The value of a printed number in any of the forms: 12, １２, 十二, （十二）, ⑫, 第十二项, 1.12 (its last one). */
export function numberOf(digits: string): number {
  const code = digits.charCodeAt(0);
  for (const [first, last, value] of single) {
    if (code >= first.charCodeAt(0) && code <= last.charCodeAt(0)) return code - first.charCodeAt(0) + value;
  }
  const plain = digits
    .normalize('NFKC')
    .replace(/[()、.\s]+$/, '')
    .replace(/^.*[^\d一二三四五六七八九十百](?=[\d一二三四五六七八九十百])/, '')
    .replace(/[项条]$/, '');
  return /^\d+$/.test(plain) ? Number(plain) : chineseNumber(plain);
}

/** Reads a Chinese numeral below a thousand (十二 → 12). */
export function chineseNumber(numeral: string): number {
  let sum = 0;
  let digit = 0;
  for (const character of numeral) {
    if (character === '十' || character === '百') {
      sum += (digit || 1) * (character === '十' ? 10 : 100);
      digit = 0;
    } else {
      digit = '〇一二三四五六七八九'.indexOf(character);
    }
  }
  return sum + digit;
}
