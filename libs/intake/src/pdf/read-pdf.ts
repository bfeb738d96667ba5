import type { PDFDocumentProxy } from 'pdfjs-dist';
import { DocumentRefused } from '../document-refused.js';
import type { IntakeWarning } from '../intake-document.js';
import type { IntakeLimits } from '../intake-limits.js';
import { lineWriter } from '../lines/line-writer.js';
import type { ReadLines, TellProgress } from '../reading.js';
import { withoutFurniture } from './furniture.js';
import { linesOfPage } from './lines-of-page.js';
import { openPdf } from './open-pdf.js';
import { paragraphsOf } from './paragraphs.js';
import type { PdfItem, PdfPage } from './pdf-items.js';
import { withoutRadicals } from './radicals.js';

/** A page of a scan may carry the mark of the program that made it. */
const FEW_CHARACTERS = 30;

/**
 * The text layer of a PDF: lines by their place on the page, without the furniture of pages, joined to paragraphs.
 * Throws `DocumentRefused`.
 */
export async function readPdf(bytes: Uint8Array, limits: IntakeLimits, tell: TellProgress): Promise<ReadLines> {
  const document = await openPdf(bytes);
  if (document.numPages > limits.pages) throw new DocumentRefused('too-many-pages');
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    pages.push(await pageOf(document, number));
    tell(number / document.numPages);
  }
  const written = pages.map(({ items }) => items.reduce((sum, { text }) => sum + text.trim().length, 0));
  if (written.every((characters) => characters < FEW_CHARACTERS)) throw new DocumentRefused('no-text-layer');
  const writer = lineWriter(limits.characters);
  const bare = withoutFurniture(pages.map(({ height, items }) => ({ height, lines: linesOfPage(items) })));
  const lines = bare.flatMap((found, index) => found.map((line) => ({ ...line, page: index + 1 })));
  for (const { text, page, lastPage } of paragraphsOf(lines)) writer.write(text, { in: 'page', page, lastPage });
  const text = writer.text();
  return { text, lines: writer.origins, warnings: warningsOf(text, written) };
}

async function pageOf(document: PDFDocumentProxy, number: number): Promise<PdfPage> {
  try {
    const page = await document.getPage(number);
    const { height, transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const placed = items.flatMap((item) => ('str' in item ? placedItem(item, transform) : []));
    page.cleanup();
    return { height, items: placed };
  } catch (error) {
    throw new DocumentRefused('broken', { cause: error });
  }
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** An item in the coordinates of the page as it is shown; one that is turned is a watermark, and left out. */
function placedItem({ str, transform, width }: TextItem, shown: readonly number[]): PdfItem[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = shown;
  const [ta = 1, tb = 0, , , te = 0, tf = 0] = transform;
  const along = a * ta + c * tb;
  const across = b * ta + d * tb;
  if (Math.abs(across) > Math.abs(along) * 0.1) return [];
  return [
    {
      text: withoutRadicals(str),
      x: a * te + c * tf + e,
      y: b * te + d * tf + f,
      width,
      size: Math.hypot(along, across),
    },
  ];
}

function warningsOf(text: string, written: readonly number[]): IntakeWarning[] {
  const warnings: IntakeWarning[] = [];
  const empty = written.filter((characters) => characters === 0).length;
  if (empty > 0) warnings.push({ code: 'pages-without-text', count: empty });
  const lost = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  if (lost > 0) warnings.push({ code: 'lost-characters', count: lost });
  return warnings;
}
