import type { PdfLine } from './pdf-items.js';
import { WIDE } from './lines-of-page.js';

/** A paragraph, and the pages on which it begins and ends, counted from 1. */
export interface PdfParagraph {
  readonly text: string;
  readonly page: number;
  readonly lastPage: number;
}

/** A line of the document with its page. */
export interface PagedLine extends PdfLine {
  readonly page: number;
}

/**
 * Joins lines to paragraphs, over the ends of pages too: a line that is full is continued by the next one, unless that
 * is indented or opens with a number behind the end of a sentence.
 */
export function paragraphsOf(lines: readonly PagedLine[]): PdfParagraph[] {
  const right = rightEdge(lines);
  const left = leftEdge(lines);
  const paragraphs: { text: string; page: number; lastPage: number }[] = [];
  let before: PagedLine | undefined;
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    if (before && paragraph && continues(before, line, left, right)) {
      paragraph.text = joined(paragraph.text, line.text);
      paragraph.lastPage = line.page;
    } else paragraphs.push({ text: line.text, page: line.page, lastPage: line.page });
    before = line;
  }
  return paragraphs;
}

function continues(before: PdfLine & { page: number }, line: PagedLine, left: number, right: number): boolean {
  if (Math.abs(before.size - line.size) > Math.max(before.size, line.size) * 0.15) return false;
  const isFull = before.right > right - line.size * 1.6;
  const isIndented = line.left > left + line.size * 0.9;
  if (!isFull || isIndented) return false;
  // Far below it: what stands between them was furniture, a picture or nothing.
  if (before.page === line.page && line.y - before.y > line.size * 3.2) return false;
  return !(/[。；;：:！？!?.）)]$/.test(before.text) && opensWithNumber(line.text));
}

const opensWithNumber = (text: string): boolean =>
  /^(?:第[一二三四五六七八九十百]{1,5}[章节部条]|[一二三四五六七八九十]{1,4}、|[（(][一二三四五六七八九十\d]{1,4}[）)]|\d{1,3}[.．、](?!\d)|[①-⑳]|附\s?件)/.test(
    text,
  );

/** Words of letters are divided by spaces; all else is broken where the line ends. */
function joined(text: string, next: string): string {
  const isWord = /[A-Za-z,.;:]$/.test(text) && /^[A-Za-z]/.test(next) && !WIDE.test(next[0] ?? '');
  return `${text}${isWord ? ' ' : ''}${next}`;
}

/** Where most full lines end: few of them reach beyond it. */
function rightEdge(lines: readonly PdfLine[]): number {
  const ends = lines.map(({ right }) => right).toSorted((a, b) => a - b);
  return ends[Math.floor(ends.length * 0.97)] ?? ends.at(-1) ?? 0;
}

/** Where the lines begin that are not indented: the leftmost place at which several do. */
function leftEdge(lines: readonly PdfLine[]): number {
  const starts = lines.map(({ left }) => left).toSorted((a, b) => a - b);
  return starts[Math.floor(starts.length * 0.03)] ?? 0;
}
