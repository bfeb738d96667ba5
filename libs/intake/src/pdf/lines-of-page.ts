import type { PdfItem, PdfLine } from './pdf-items.js';

/** The lines of a page from top to bottom: items that stand at one height, from left to right. */
export function linesOfPage(items: readonly PdfItem[]): PdfLine[] {
  const rows: PdfItem[][] = [];
  for (const item of items.filter(({ text }) => text.trim() !== '').toSorted((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && item.y - first.y <= Math.max(first.size, item.size) * 0.45) row.push(item);
    else rows.push([item]);
  }
  return rows.map((row) => lineOf(row.toSorted((a, b) => a.x - b.x)));
}

function lineOf(items: readonly PdfItem[]): PdfLine {
  let text = '';
  let right = items[0]?.x ?? 0;
  for (const item of items) {
    text += text === '' ? item.text.trimStart() : `${between(text, item, item.x - right)}${item.text}`;
    right = Math.max(right, item.x + item.width);
  }
  return {
    text: unstretched(text.trimEnd()),
    left: items[0]?.x ?? 0,
    right,
    y: items[0]?.y ?? 0,
    size: Math.max(...items.map(({ size }) => size)),
  };
}

/** In a line that is drawn apart to fill its width, characters that stand alone are no words: they join their neighbours. */
function unstretched(text: string): string {
  let joined = '';
  let before = '';
  for (const word of text.split(' ')) {
    joined += joined === '' || isAlone(before) || isAlone(word) ? word : ` ${word}`;
    before = word;
  }
  return joined;
}

const isAlone = (word: string): boolean => word.length === 1 && (WIDE.test(word) || /[,.;:+()]/.test(word));

/** A gap as wide as two characters divides columns; a smaller one words, but Chinese ones only by a whole character. */
function between(before: string, { text, size }: PdfItem, gap: number): string {
  if (/\s$/.test(before) || /^\s/.test(text)) return '';
  if (gap >= size * 2) return ' ';
  const isWide = WIDE.test(before.slice(-1)) || WIDE.test(text.slice(0, 1));
  return gap > size * (isWide ? 0.8 : 0.2) ? ' ' : '';
}

/** Characters of Chinese script and its punctuation. */
export const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026]/;
