/** The ways in which Word and web pages write the number of a list item, by Word's names. */
export function numeralOf(value: number, format: string): string {
  const write = Object.hasOwn(formats, format) ? formats[format] : undefined;
  return (write ?? String)(value);
}

const DIGITS = '〇一二三四五六七八九';
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖';

const chinese = (value: number): string => counted(value, DIGITS, ['', '十', '百', '千']);
const legal = (value: number): string => counted(value, LEGAL_DIGITS, ['', '拾', '佰', '仟']);
const digits = (value: number): string => String(value).replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? digit);
const fullWidth = (value: number): string =>
  String(value).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

/** The n-th character of a row that begins at a code point; a number where the row has ended. */
const inRow =
  (first: number, length: number) =>
  (value: number): string =>
    value >= 1 && value <= length ? String.fromCodePoint(first + value - 1) : String(value);

const oneOf =
  (characters: string) =>
  (value: number): string =>
    characters[value - 1] ?? String(value);

const circled = (value: number): string =>
  value === 0
    ? '⓪'
    : value <= 20
      ? inRow(0x2460, 20)(value)
      : value <= 35
        ? inRow(0x3251, 15)(value - 20)
        : String(value);

const formats: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: inRow(0x2474, 20),
  decimalEnclosedFullstop: inRow(0x2488, 20),
  ideographEnclosedCircle: inRow(0x3280, 10),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: digits,
  taiwaneseDigital: digits,
  japaneseDigitalTenThousand: digits,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  ideographTraditional: oneOf('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: oneOf('子丑寅卯辰巳午未申酉戌亥'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: (value) => letters(value, 65),
  lowerLetter: (value) => letters(value, 97),
  bullet: () => '',
  none: () => '',
};

/** 12 → 十二, 110 → 一百一十, 105 → 一百零五; from ten thousand on digit by digit. */
function counted(value: number, numerals: string, places: readonly string[]): string {
  if (value <= 0 || value >= 10_000) return String(value).replace(/\d/g, (digit) => numerals[Number(digit)] ?? digit);
  let written = '';
  let gap = false;
  for (let place = places.length - 1; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) gap = written !== '';
    else {
      written += `${gap ? '零' : ''}${numerals[digit] ?? ''}${places[place] ?? ''}`;
      gap = false;
    }
  }
  return written.startsWith('一十') ? written.slice(1) : written;
}

function letters(value: number, first: number): string {
  if (value < 1 || value > 780) return String(value);
  // Word goes on after z with aa, bb, cc.
  return String.fromCodePoint(first + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'],
  [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
]; // prettier-ignore

function roman(value: number): string {
  if (value < 1 || value >= 4_000) return String(value);
  let rest = value;
  let written = '';
  for (const [worth, sign] of ROMAN) for (; rest >= worth; rest -= worth) written += sign;
  return written;
}
