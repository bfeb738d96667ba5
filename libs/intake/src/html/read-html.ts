import { parse } from 'parse5';
import { DocumentRefused } from '../document-refused.js';
import type { IntakeWarning, LineOrigin } from '../intake-document.js';
import type { IntakeLimits } from '../intake-limits.js';
import { lineWriter } from '../lines/line-writer.js';
import { writeTable } from '../lines/rows.js';
import type { ReadLines } from '../reading.js';
import { attributeOf, type Element, isElement, textWithin } from './elements.js';
import { mainText } from './main-text.js';
import { renderedBlocks } from './rendered-blocks.js';

/** So much beside the main text is what every page has: who is responsible for it, and where else to look. */
const USUAL_BESIDE = 300;

/**
 * What is published on a web page: its main text with paragraphs and line breaks as lines, the numbers of lists, and
 * tables as rows. Throws `DocumentRefused`.
 */
export function readHtml(html: string, limits: IntakeLimits): ReadLines {
  const page = parse(html);
  const root = page.childNodes.find(isElement);
  const body = root?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'body');
  if (!root || !body) throw new DocumentRefused('empty');
  const { main, beside, masses } = mainText(body);
  const { blocks, pictures } = renderedBlocks(main, masses);
  const writer = lineWriter(limits.characters);
  let paragraph = 0;
  let table = 0;
  const writeParagraph = (text: string): void => {
    if (text.trim() === '') return;
    paragraph += 1;
    writer.write(text, { in: 'paragraph', paragraph });
  };
  const heading = headingMissingIn(
    blocks.slice(0, 20).map(({ text }) => text),
    root,
  );
  if (heading !== undefined && blocks.length > 0) writeParagraph(heading);
  for (const { text, rows } of blocks) {
    if (!rows) writeParagraph(text);
    else {
      table += 1;
      const number = table;
      writeTable(rows, writer, (row): LineOrigin => ({ in: 'table', table: number, row }));
    }
  }
  if (writer.origins.length === 0) throw new DocumentRefused(pictures > 0 ? 'no-text-layer' : 'empty');
  const warnings: IntakeWarning[] = [];
  if (pictures > 0) warnings.push({ code: 'pictures-left-out', count: pictures });
  if (beside > USUAL_BESIDE) warnings.push({ code: 'text-left-out', count: beside });
  return { text: writer.text(), lines: writer.origins, warnings };
}

/** The heading of the page where the main text lacks it: many pages print it above. */
function headingMissingIn(texts: readonly string[], root: Element): string | undefined {
  const opening = withoutSpace(texts.join(''));
  for (const heading of headingsOf(root)) {
    const text = heading.replaceAll(/\s+/g, ' ').trim();
    if (text.length < 5) continue;
    return opening.includes(withoutSpace(text)) ? undefined : text;
  }
  return undefined;
}

const withoutSpace = (text: string): string => text.replaceAll(/\s+/g, '');

/** What the page calls its article, by the norm for sites of governments, and its largest headings. */
function headingsOf(root: Element): string[] {
  const told: string[] = [];
  const printed: string[] = [];
  const waiting: Element[] = [root];
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (element.tagName === 'meta' && /^ArticleTitle$/i.test(attributeOf(element, 'name') ?? ''))
      told.push(attributeOf(element, 'content') ?? '');
    if (element.tagName === 'h1') printed.push(textWithin(element));
    else for (const child of element.childNodes.toReversed()) if (isElement(child)) waiting.push(child);
  }
  return [...told, ...printed];
}
