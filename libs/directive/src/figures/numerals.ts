import type { Stretch } from '../text/stretch.js';

/** A number as printed within plain words; offsets are those of the words. */
export interface Numeral extends Stretch {
  value: number;
  /** Chinese numerals mostly stand in names (八大行动), so who reads them is stricter. */
  chinese: boolean;
}

/** The number that begins at an offset of plain words, if one does: 1646, 1,646, 3.6, 十二, 百分之八十五 without its 百分之. */
export function numeralAt(words: string, offset: number): Numeral | undefined {
  const code = words.charCodeAt(offset);
  if (code >= 0x30 && code <= 0x39) return arabicAt(words, offset);
  return chineseDigits.has(words[offset] ?? '') ? chineseAt(words, offset) : undefined;
}

function arabicAt(words: string, offset: number): Numeral | undefined {
  const printed = matchAt(grouped, words, offset) ?? matchAt(plain, words, offset);
  if (!printed) return undefined;
  return { start: offset, end: offset + printed.length, value: Number(printed.replaceAll(',', '')), chinese: false };
}

/** Groups of three behind a comma; a comma before other figures is the comma of the sentence. */
const grouped = /\d{1,3}(?:,\d{3}){1,4}(?![\d,])(?:\.\d{1,6}(?!\d))?/y;
const plain = /\d{1,15}(?:\.\d{1,6}(?![\d.]))?(?![\d])/y;

function chineseAt(words: string, offset: number): Numeral | undefined {
  const printed = matchAt(chinese, words, offset);
  const value = printed === undefined ? undefined : valueOf(printed);
  if (printed === undefined || value === undefined) return undefined;
  return { start: offset, end: offset + printed.length, value, chinese: true };
}

const chinese = /[〇零一二两三四五六七八九十百千]{1,9}(?:点[〇零一二三四五六七八九]{1,4})?/y;
const chineseDigits = new Map([
  ...Array.from('〇一二三四五六七八九', (digit, value): [string, number] => [digit, value]),
  ['零', 0],
  ['两', 2],
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Undefined for what only looks like a number (千百, 一一). */
function valueOf(printed: string): number | undefined {
  const [whole = '', fraction = ''] = printed.split('点');
  const sum = wholeValueOf(whole);
  if (sum === undefined) return undefined;
  const decimals = Array.from(fraction, (character) => chineseDigits.get(character) ?? 0).join('');
  return Number(decimals === '' ? sum : `${sum}.${decimals}`);
}

function wholeValueOf(whole: string): number | undefined {
  let sum = 0;
  let digit: number | undefined;
  for (const character of whole) {
    const value = chineseDigits.get(character) ?? 0;
    if (value < 10) {
      if (digit) return undefined;
      digit = value;
    } else {
      // Only 十 may stand without a figure before it, and only where nothing smaller than 百 does.
      if (digit === undefined && (value > 10 || sum % 100 !== 0)) return undefined;
      sum += (digit ?? 1) * value;
      digit = undefined;
    }
  }
  return sum + (digit ?? 0);
}

/** What a sticky form matches at an offset. */
export function matchAt(form: RegExp, words: string, offset: number): string | undefined {
  form.lastIndex = offset;
  return form.exec(words)?.[0];
}
