import { numeralOf } from '../lines/numerals.js';
import { attributeOf, type Element, isElement, textWithin } from './elements.js';

/** The numbers of a list, one after the other. */
export interface ListLabels {
  /** The number printed in front of the next item, or ''. */
  next(item: Element): string;
}

/** The ways of counting that a page may ask for, by the names of Word, and what stands behind the number. */
const styles: Readonly<Record<string, readonly [format: string, behind: string]>> = {
  '1': ['decimal', '.'],
  a: ['lowerLetter', '.'],
  A: ['upperLetter', '.'],
  i: ['lowerRoman', '.'],
  I: ['upperRoman', '.'],
  decimal: ['decimal', '.'],
  'decimal-leading-zero': ['decimalZero', '.'],
  'lower-alpha': ['lowerLetter', '.'],
  'upper-alpha': ['upperLetter', '.'],
  'lower-roman': ['lowerRoman', '.'],
  'upper-roman': ['upperRoman', '.'],
  'cjk-ideographic': ['chineseCounting', '、'],
  'cjk-decimal': ['ideographDigital', '、'],
  'simp-chinese-informal': ['chineseCounting', '、'],
  'trad-chinese-informal': ['chineseCounting', '、'],
  'simp-chinese-formal': ['chineseLegalSimplified', '、'],
  'cjk-heavenly-stem': ['ideographTraditional', '、'],
  none: ['none', ''],
};

/** The numbers of a list of a page. Items that print their own number get none: their sheet of styles takes it away. */
export function labelsOf(list: Element): ListLabels {
  if (list.tagName === 'ul') return { next: () => '' };
  const items = list.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'li');
  if (items[0] && printsNumber(textWithin(items[0]))) return { next: () => '' };
  const style = styleOf(list);
  const isReversed = attributeOf(list, 'reversed') !== undefined;
  const given = Number.parseInt(attributeOf(list, 'start') ?? '', 10);
  let next = Number.isNaN(given) ? (isReversed ? items.length : 1) : given;
  return {
    next(item) {
      const own = Number.parseInt(attributeOf(item, 'value') ?? '', 10);
      if (!Number.isNaN(own)) next = own;
      const [format, behind] = styles[styleOf(item) ?? style ?? '1'] ?? ['decimal', '.'];
      const label = format === 'none' ? '' : `${numeralOf(next, format)}${behind}`;
      next += isReversed ? -1 : 1;
      return label;
    },
  };
}

const printsNumber = (text: string): boolean =>
  /^\s{0,99}(?:[(（]?[\d０-９一二三四五六七八九十]{1,4}[)）.．、]|[①-⑳])/.test(text.slice(0, 110));

function styleOf(element: Element): string | undefined {
  const told = /list-style(?:-type)?\s{0,9}:\s{0,9}([a-z-]{1,40})/i.exec(attributeOf(element, 'style') ?? '')?.[1];
  const style = told?.toLowerCase() ?? attributeOf(element, 'type');
  return style !== undefined && Object.hasOwn(styles, style) ? style : undefined;
}
