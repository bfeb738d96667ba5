import type { PdfLine } from './pdf-items.js';

/** The lines of a page and its height in points. */
export interface PageOfLines {
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** Above and below these shares of the height stands what belongs to the page. */
const MARGIN = 0.11;

/**
 * The pages without their furniture: the number of the page, and what is printed in the margin of several pages alike.
 * What stands in the body stays, be it the header of a table that is repeated on each page.
 */
export function withoutFurniture(pages: readonly PageOfLines[]): PdfLine[][] {
  const seen = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(page.lines.filter((line) => isInMargin(line, page)).map(alike)))
      seen.set(key, (seen.get(key) ?? 0) + 1);
  const often = Math.max(2, Math.ceil(pages.length * 0.3));
  return pages.map((page) =>
    page.lines.filter(
      (line, index) =>
        !(isInMargin(line, page) && (seen.get(alike(line)) ?? 0) >= often) && !isPageNumber(line, index, page),
    ),
  );
}

const isInMargin = ({ y }: PdfLine, { height }: PageOfLines): boolean =>
  y < height * MARGIN || y > height * (1 - MARGIN);

/** Page numbers differ. */
const alike = ({ text }: PdfLine): string => text.replaceAll(/\s+/g, '').replaceAll(/\d+/g, '#');

function isPageNumber({ text, y }: PdfLine, index: number, { lines, height }: PageOfLines): boolean {
  if (index > 0 && index < lines.length - 1) return false;
  if (/^(?:[—–－_·-]\s?\d{1,4}\s?[—–－_·-]|第\s?\d{1,4}\s?页(?:[,，/ ]?共\s?\d{1,4}\s?页)?)$/.test(text)) return true;
  return /^\d{1,4}(?:\s?\/\s?\d{1,4})?$/.test(text) && (y < height * 0.15 || y > height * 0.85);
}
