import type { Stretch } from '../text/stretch.js';
import { kindOfUnit, type MeasureKind, unitForm } from './measures.js';
import { matchAt, type Numeral, numeralAt } from './numerals.js';
import { plainWords } from './plain.js';

/** A figure with its measure (`5个以上`, `3—5个`, `35%左右`), whatever it says: also a size, a baseline, a part of a name. */
export interface Quantity extends Stretch {
  value: number | readonly [least: number, most: number];
  unit: string;
  kind: MeasureKind;
  /** Written with Chinese numerals, which mostly stand in names (八项行动). */
  chinese: boolean;
  /** The words behind it that bound it (以上, 左右), as printed; empty where there are none. */
  bound: string;
  /** Somewhat more is meant (50余个). */
  over: boolean;
}

/**
 * All figures with a measure in a stretch of the text, in order; `start` is the first figure, `end` lies behind the
 * bounding word. What has no measure (years, numbers of roads, models, telephones) is none. One pass; never throws.
 */
export function quantitiesIn(text: string, stretch: Stretch): Quantity[] {
  const words = plainWords(text, stretch);
  const found: Quantity[] = [];
  for (let from = 0; from < words.length;) {
    digit.lastIndex = from;
    const at = digit.exec(words)?.index ?? words.length;
    const first = numeralAt(words, at);
    const read = first && quantityFrom(words, first);
    if (read?.quantity) found.push(shifted(read.quantity, stretch.start));
    from = Math.max(read?.end ?? 0, first?.end ?? 0, at + 1);
  }
  return found;
}

const digit = /[0-9〇零一二两三四五六七八九十百千]/g;

/** Reads one figure or a range of two; `end` is where reading goes on, so that no second figure is read twice. */
function quantityFrom(words: string, first: Numeral): { quantity?: Quantity; end: number } {
  if (words.slice(Math.max(0, first.start - 3), first.start) === '百分之') return shareFrom(words, first);
  const firstUnit = unitAt(words, first.end);
  const second = secondOf(words, firstUnit.end, first.chinese);
  const last = second ?? first;
  const unit = second ? unitAt(words, second.end) : firstUnit;
  if (isPartOfWord(words, first.start) || unit.text === '') return { end: last.end };
  if (first.chinese && !measuredInChinese.test(unit.text)) return { end: first.end };
  const least = second ? inUnitOf(first.value, firstUnit.text, second.value, unit.text) : first.value;
  if (least === undefined) return { quantity: quantityOf(words, first, undefined, firstUnit), end: firstUnit.end };
  return { quantity: quantityOf(words, { ...first, value: least }, second, unit), end: unit.end };
}

/** The first value of a range in the unit of the second (8000—1万人, 1.5万—2万人); undefined where the units differ. */
function inUnitOf(first: number, firstUnit: string, second: number, unit: string): number | undefined {
  const counted = unit.replace(/^[万亿]/, '');
  const inThousands = unit.startsWith('万') && (firstUnit === counted || (firstUnit === '' && first > second));
  if (inThousands) return first / 10_000;
  return firstUnit === '' || firstUnit === unit || /^[万亿]$/.test(firstUnit) ? first : undefined;
}

/** Behind a Chinese numeral other measures are mostly another word (三门, 十部). */
const measuredInChinese =
  /^(?:[万亿]|%|个百分点|百分点)$|^[万亿]?(?:家|个|所|座|处|套|公里|亩|户|条|台|辆|名|人|人次|场|支|件|项|元|吨|倍|天|个工作日|工作日)$/;

/** 百分之八十五: the unit stands before the figure. */
function shareFrom(words: string, first: Numeral): { quantity: Quantity; end: number } {
  const unit = { text: '%', end: first.end, over: false };
  return { quantity: { ...quantityOf(words, first, undefined, unit), start: first.start - 3 }, end: first.end };
}

interface PrintedUnit {
  text: string;
  end: number;
  over: boolean;
}

/** The unit at an offset, with 余 or 多 before it; an empty text where none is printed. */
function unitAt(words: string, offset: number): PrintedUnit {
  const over = words[offset] === '余' || words[offset] === '多';
  const from = over ? offset + 1 : offset;
  const text = matchAt(unitForm, words, from);
  if (text !== undefined && !/^[多余]/.test(words.slice(from + text.length)))
    return { text, end: from + text.length, over };
  return splitUnitAt(words, from) ?? { text: text ?? '', end: text === undefined ? offset : from + text.length, over };
}

/** 2万余人: the sign for somewhat more stands between the parts of the unit. */
function splitUnitAt(words: string, offset: number): PrintedUnit | undefined {
  const many = matchAt(/(?:万亿|[万亿])(?=[余多])/y, words, offset);
  const measure = many && matchAt(unitForm, words, offset + many.length + 1);
  return measure ? { text: many + measure, end: offset + many.length + 1 + measure.length, over: true } : undefined;
}

/** The second figure of a range (1—2个, 3至5个, 10%-15%). */
function secondOf(words: string, offset: number, chinese: boolean): Numeral | undefined {
  const dash = matchAt(/(?:[-—–－~～─]{1,2}|至|到)/y, words, offset);
  const second = dash === undefined ? undefined : numeralAt(words, offset + dash.length);
  return second && second.chinese === chinese ? second : undefined;
}

function quantityOf(words: string, first: Numeral, second: Numeral | undefined, unit: PrintedUnit): Quantity {
  const bound = matchAt(/(?:及?以[上下]|以内|之内|左右|上下)/y, words, unit.end) ?? '';
  const ordered = second !== undefined && second.value > first.value;
  return {
    start: first.start,
    end: unit.end + bound.length,
    value: ordered ? [first.value, second.value] : (second ?? first).value,
    unit: unit.text,
    kind: kindOfUnit(unit.text),
    chinese: first.chinese,
    bound,
    over: unit.over,
  };
}

/** Behind a letter, a sign or 第 a figure names something (PM2.5, G310, 1+16, 7×24小时, 第3个). */
function isPartOfWord(words: string, start: number): boolean {
  return /[0-9A-Za-z.+×*#/_第·-]$/.test(words.slice(Math.max(0, start - 1), start));
}

function shifted(quantity: Quantity, by: number): Quantity {
  return { ...quantity, start: quantity.start + by, end: quantity.end + by };
}
