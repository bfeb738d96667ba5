import type { Numbering } from './numbering.js';
import type { Styles } from './styles.js';

/** A paragraph as it is read. */
export interface Paragraph {
  text: string;
  style: string | undefined;
  list: string | undefined;
  level: number | undefined;
  /** Its end was deleted: the next paragraph continues it. */
  joined: boolean;
}

/** The text of a paragraph behind the number that its list prints. An empty paragraph is counted and prints nothing. */
export function paragraphText(paragraph: Paragraph, numbering: Numbering, styles: Styles): string {
  const label = labelOf(paragraph, numbering, styles);
  const text = paragraph.text.trim();
  if (text === '') return '';
  // 1. and 5 are not 1.5, nor is 2 in front of 3 a 23.
  return label !== '' && /^[\d０-９.．]/.test(text) ? `${label} ${text}` : joinedWith(label, text);
}

const joinedWith = (label: string, text: string): string =>
  /[\p{L}\p{N}]$/u.test(label) ? `${label} ${text}` : label + text;

function labelOf({ style, list, level }: Paragraph, numbering: Numbering, styles: Styles): string {
  const ofStyle = style === undefined ? {} : styles.numberingOf(style);
  const used = list ?? ofStyle.list;
  // List 0 takes away what the style would give.
  if (used === undefined || used === '0') return '';
  const linked = list === undefined && style !== undefined ? numbering.levelOfStyle(used, style) : undefined;
  return numbering.next(used, level ?? linked ?? ofStyle.level ?? 0);
}
