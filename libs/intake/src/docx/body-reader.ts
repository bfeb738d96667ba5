import type { Row } from '../lines/rows.js';
import type { Attributes, XmlHandler } from '../package/read-xml.js';
import type { Numbering } from './numbering.js';
import { type Paragraph, paragraphText } from './paragraph.js';
import type { Styles } from './styles.js';
import { type OpenTable, openTable } from './table.js';

/** How much was left out. */
export interface BodyCounts {
  pictures: number;
  notes: number;
  /** Lines of a table of contents. */
  contents: number;
  /** Stretches of hidden text. */
  hidden: number;
}

/** What is told of a body: paragraphs, counted from 1, and tables. */
export interface BodyOutput {
  paragraph(text: string, number: number): void;
  table(rows: readonly Row[]): void;
}

interface Surroundings {
  readonly numbering: Numbering;
  readonly styles: Styles;
  readonly output: BodyOutput;
  readonly counts: BodyCounts;
}

/** Reads the elements of a body one by one and tells its paragraphs and tables in their order. */
export function bodyReader(surroundings: Surroundings): XmlHandler {
  const body = openBody(surroundings);
  return {
    open(name, attribute) {
      const paragraph = body.paragraphs.at(-1);
      // A deleted mark joins its paragraph with the next.
      if (name === 'w:del' && body.inMark && paragraph) paragraph.joined = true;
      if (body.skipping > 0 || SKIPPED.has(name)) {
        body.skipping += 1;
        return;
      }
      opens[name]?.(body, attribute);
      if (paragraph) opensIn[name]?.(paragraph, attribute, body);
    },
    close(name) {
      if (body.skipping > 0) body.skipping -= 1;
      else closes[name]?.(body);
    },
    text(text) {
      const paragraph = body.paragraphs.at(-1);
      if (body.skipping > 0 || !body.inText || !paragraph) return;
      if (body.isHidden) body.counts.hidden += 1;
      else paragraph.text += text;
    },
  };
}

interface Body extends Surroundings {
  /** Where paragraphs go: lines of the cells and text boxes that are open; null: the body itself. */
  readonly containers: (string[] | null)[];
  readonly paragraphs: Paragraph[];
  readonly tables: OpenTable[];
  /** Text boxes of the paragraphs that are open. */
  boxed: string[];
  /** What stands in front of a deleted end of a paragraph. */
  carried: string;
  /** How deep within an element that is left out. */
  skipping: number;
  /** Paragraphs so far. */
  number: number;
  inText: boolean;
  /** In the properties of a paragraph, which those of its mark are part of. */
  inMark: boolean;
  isHidden: boolean;
}

const openBody = (surroundings: Surroundings): Body => ({
  ...surroundings,
  containers: [null],
  paragraphs: [],
  tables: [],
  boxed: [],
  carried: '',
  skipping: 0,
  number: 0,
  inText: false,
  inMark: false,
  isHidden: false,
});

/** Elements whose content is no part of the text: what was deleted or moved away, and what is there for older programs. */
const SKIPPED = new Set(
  (
    'w:del w:moveFrom mc:Fallback w:instrText w:delText w:delInstrText w:rt w:rPrChange w:pPrChange w:tblPrChange ' +
    'w:tcPrChange w:trPrChange w:sectPrChange w:sectPr w:numberingChange'
  ).split(' '),
);

const opens: Readonly<Record<string, (body: Body, attribute: Attributes) => void>> = {
  'w:p': (body) => {
    body.number += 1;
    body.isHidden = false;
    body.paragraphs.push({ text: '', style: body.styles.standard, list: undefined, level: undefined, joined: false });
  },
  'w:pPr': (body) => (body.inMark = true),
  'w:r': (body) => (body.isHidden = false),
  'w:t': (body) => (body.inText = true),
  'm:t': (body) => (body.inText = true),
  'w:tbl': ({ tables }) => tables.push(openTable()),
  'w:tr': ({ tables }) => tables.at(-1)?.beginRow(),
  'w:tc': ({ tables, containers }) => {
    tables.at(-1)?.beginCell();
    containers.push([]);
  },
  'w:gridSpan': ({ tables }, attribute) => tables.at(-1)?.span(attribute('val')),
  'w:gridBefore': ({ tables }, attribute) => tables.at(-1)?.skip(attribute('val')),
  'w:vMerge': ({ tables }, attribute) => tables.at(-1)?.merge(attribute('val')),
  'w:txbxContent': ({ containers }) => containers.push([]),
  'w:footnoteReference': ({ counts }) => (counts.notes += 1),
  'w:endnoteReference': ({ counts }) => (counts.notes += 1),
  'a:blip': ({ counts }) => (counts.pictures += 1),
  'v:imagedata': ({ counts }) => (counts.pictures += 1),
};

/** What belongs to the paragraph that is open. */
const opensIn: Readonly<Record<string, (paragraph: Paragraph, attribute: Attributes, body: Body) => void>> = {
  'w:pStyle': (paragraph, attribute) => (paragraph.style = attribute('val')),
  'w:numId': (paragraph, attribute) => (paragraph.list = attribute('val')),
  'w:ilvl': (paragraph, attribute) => (paragraph.level = Number.parseInt(attribute('val') ?? '', 10) || 0),
  'w:vanish': (_, attribute, body) => (body.isHidden = !/^(?:0|false|off)$/.test(attribute('val') ?? '')),
  // In the properties it is the place of a tab stop.
  'w:tab': (paragraph, _, { inMark }) => (paragraph.text += inMark ? '' : ' '),
  'w:ptab': (paragraph) => (paragraph.text += ' '),
  'w:br': (paragraph) => (paragraph.text += '\n'),
  'w:cr': (paragraph) => (paragraph.text += '\n'),
  'w:noBreakHyphen': (paragraph) => (paragraph.text += '-'),
};

const closes: Readonly<Record<string, (body: Body) => void>> = {
  'w:p': endParagraph,
  'w:pPr': (body) => {
    body.inMark = false;
    // What hides the mark of a paragraph does not hide its text.
    body.isHidden = false;
  },
  'w:t': (body) => (body.inText = false),
  'm:t': (body) => (body.inText = false),
  'w:tc': ({ tables, containers }) => tables.at(-1)?.endCell(containers.pop() ?? []),
  'w:tbl': endTable,
  'w:txbxContent': ({ boxed, containers }) => boxed.push(...(containers.pop() ?? [])),
};

function endParagraph(body: Body): void {
  const { paragraphs, styles, numbering, counts } = body;
  const paragraph = paragraphs.pop();
  if (!paragraph) return;
  const text = body.carried + paragraph.text;
  body.carried = paragraph.joined ? text : '';
  if (!paragraph.joined) {
    if (paragraph.style !== undefined && styles.isContents(paragraph.style)) counts.contents += 1;
    else put(body, paragraphText({ ...paragraph, text }, numbering, styles));
  }
  if (paragraphs.length > 0) return;
  const boxes = body.boxed;
  body.boxed = [];
  for (const box of boxes) put(body, box);
}

function endTable({ tables, containers, output }: Body): void {
  const rows = tables.pop()?.rows ?? [];
  const lines = containers.at(-1);
  // A table in a cell is read as lines of the cell.
  if (lines) for (const { cells } of rows) lines.push(cells.flatMap(({ paragraphs }) => paragraphs).join(' '));
  else output.table(rows);
}

function put({ containers, output, number }: Body, text: string): void {
  const lines = containers.at(-1);
  if (lines) lines.push(text);
  else output.paragraph(text, number);
}
