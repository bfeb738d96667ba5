import { skipSpace, type Span } from '../text/stretch.js';

/**
 * The number that opens a heading or an item. `rank` is its depth in the order of GB/T 9704 (一、 (一) 1. (1)), with
 * chapters above and circled numbers below; `value` is the number itself.
 */
export interface Marker {
  rank: number;
  value: number;
  number: Span;
  start: number;
  contentStart: number;
}

const forms: { rank: number; form: RegExp }[] = [
  { rank: 0, form: /第([一二三四五六七八九十百]{1,5}|\d{1,3})(?:章|节|部分|编)[ 　]?/y },
  { rank: 1, form: /([一二三四五六七八九十百]{1,5})[、．.]/y },
  { rank: 2, form: /[(（]([一二三四五六七八九十百]{1,5})[)）][、．.]?/y },
  { rank: 3, form: /([0-9０-９]{1,4})[．.、](?![0-9０-９])/y },
  { rank: 4, form: /[(（]([0-9０-９]{1,4})[)）][、．.]?/y },
  { rank: 5, form: /([①-⑳])/y },
];

/** The number printed at an offset, if one is, and something behind it. Never looks beyond `end`. */
export function markerAt(text: string, start: number, end: number): Marker | undefined {
  for (const { rank, form } of forms) {
    form.lastIndex = start;
    const found = form.exec(text);
    if (!found || form.lastIndex > end) continue;
    const contentStart = skipSpace(text, form.lastIndex, end);
    if (contentStart >= end) continue;
    const length = numberLength(rank, found[0], found[1] ?? '');
    return { rank, value: valueOf(found[1] ?? ''), number: [start, length], start, contentStart };
  }
  return undefined;
}

/** A point or comma behind the number is no part of it, its brackets are. */
function numberLength(rank: number, whole: string, digits: string): number {
  if (rank === 1 || rank === 3) return digits.length;
  let length = whole.length;
  while (length > 1 && '、．. 　'.includes(whole[length - 1] ?? '')) length -= 1;
  return length;
}

function valueOf(digits: string): number {
  const circled = digits.charCodeAt(0) - 0x2460;
  if (circled >= 0 && circled < 20) return circled + 1;
  const plain = digits.normalize('NFKC');
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
