import type { Cell, Row } from '../lines/rows.js';
import { attributeOf, contains, type Element, isDropped, isElement, isText, type Node } from './elements.js';
import { type ListLabels, labelsOf } from './list-labels.js';
import type { Mass } from './main-text.js';

/** A line of a page, or a table of it. */
export interface RenderedBlock {
  readonly text: string;
  readonly rows?: readonly Row[];
}

/** The lines and tables within an element, in their order, and how many pictures stand there. */
export function renderedBlocks(
  main: Element,
  masses: ReadonlyMap<Element, Mass>,
): { blocks: RenderedBlock[]; pictures: number } {
  const seen: Seen = { masses, pictures: 0 };
  return { blocks: blocksWithin(main, seen), pictures: seen.pictures };
}

interface Seen {
  readonly masses: ReadonlyMap<Element, Mass>;
  pictures: number;
}

/** The lines that grow while a stretch of the page is read. */
interface Lines {
  readonly blocks: RenderedBlock[];
  open: string;
  /** The number of a list item whose text has not begun. */
  label: string;
  lists: ListLabels[];
}

const BLOCKS =
  /^(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|section|article|main|header|center|blockquote|address|form|fieldset|figure|figcaption|hr|table|caption|thead|tbody|tfoot|tr|td|th|pre|details|summary)$/;

function blocksWithin(element: Element, seen: Seen): RenderedBlock[] {
  const lines: Lines = { blocks: [], open: '', label: '', lists: [] };
  for (const child of element.childNodes) render(child, lines, seen);
  endLine(lines);
  return lines.blocks;
}

function render(node: Node, lines: Lines, seen: Seen): void {
  if (isText(node)) lines.open += collapsed(node.value);
  if (!isElement(node) || isDropped(node) || isLinkList(node, seen.masses)) return;
  const special = specials[node.tagName];
  if (special) special(node, lines, seen);
  else renderWithin(node, lines, seen);
}

function renderWithin(element: Element, lines: Lines, seen: Seen): void {
  const isBlock = BLOCKS.test(element.tagName);
  if (isBlock) endLine(lines);
  for (const child of element.childNodes) render(child, lines, seen);
  if (isBlock) endLine(lines);
}

type Render = (element: Element, lines: Lines, seen: Seen) => void;

const renderList: Render = (element, lines, seen) => {
  lines.lists.push(labelsOf(element));
  renderWithin(element, lines, seen);
  lines.lists.pop();
};

const specials: Readonly<Record<string, Render>> = {
  br: (_, lines) => endLine(lines),
  img: (_, __, seen) => (seen.pictures += 1),
  pre: renderPreformatted,
  table: (element, lines, seen) => (isLayout(element) ? renderWithin : renderTable)(element, lines, seen),
  ol: renderList,
  ul: renderList,
  li: (element, lines, seen) => {
    endLine(lines);
    lines.label = lines.lists.at(-1)?.next(element) ?? '';
    renderWithin(element, lines, seen);
    lines.label = '';
  },
};

function endLine(lines: Lines): void {
  const text = withoutBreaks(lines.open.trim());
  lines.open = '';
  if (text === '') return;
  lines.blocks.push({ text: labelled(lines.label, text) });
  lines.label = '';
}

/** 1. and 5 are not 1.5. */
const labelled = (label: string, text: string): string =>
  label !== '' && /^\d/.test(text) ? `${label} ${text}` : label + text;

function renderPreformatted(element: Element, lines: Lines): void {
  endLine(lines);
  let text = '';
  const waiting: Node[] = [element];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isText(node)) text += node.value;
    else if (isElement(node)) waiting.push(...node.childNodes.toReversed());
  }
  for (const line of text.split(/\r\n?|\n/)) lines.blocks.push({ text: line });
}

/** White space as one space, or as one line break, of which the end of the line decides. */
const collapsed = (text: string): string =>
  text.replaceAll(/[ \t\r\n\f]+/g, (space) => (/[\r\n]/.test(space) ? '\n' : ' '));

/** A break of the source between two Chinese characters is no space. */
const withoutBreaks = (text: string): string =>
  text.replaceAll(/ ?\n[ \n]*/g, (space, at: number) =>
    isWide(text[at - 1]) && isWide(text[at + space.length]) ? '' : ' ',
  );

const isWide = (character: string | undefined): boolean =>
  character !== undefined && /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(character);

/** Ways to elsewhere: several links and hardly a word beside them. */
function isLinkList(element: Element, masses: ReadonlyMap<Element, Mass>): boolean {
  const mass = masses.get(element);
  return mass !== undefined && mass.links >= 3 && mass.linked > mass.all * 0.8 && BLOCKS.test(element.tagName);
}

/** A table that only lays out the page: one of its cells holds a table, or each row has a single cell. */
function isLayout(table: Element): boolean {
  if (attributeOf(table, 'role') === 'presentation') return true;
  const cells = rowsOf(table).map((row) => cellsOf(row));
  return cells.every((row) => row.length <= 1) || cells.some((row) => row.some((cell) => contains(cell, 'table')));
}

const rowsOf = (table: Element): Element[] =>
  table.childNodes
    .filter(isElement)
    .flatMap((part) => (part.tagName === 'tr' ? [part] : part.childNodes.filter(isElement)))
    .filter(({ tagName }) => tagName === 'tr');

const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');

function renderTable(table: Element, lines: Lines, seen: Seen): void {
  endLine(lines);
  for (const caption of table.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'caption'))
    lines.blocks.push(...blocksWithin(caption, seen));
  const rows = rowsOf(table).map((row): Row => ({ skipped: 0, cells: cellsOf(row).map((cell) => cellOf(cell, seen)) }));
  lines.blocks.push({ text: '', rows });
}

function cellOf(element: Element, seen: Seen): Cell {
  return {
    paragraphs: blocksWithin(element, seen).map(({ text }) => text),
    columns: spanIn(attributeOf(element, 'colspan')),
    rows: spanIn(attributeOf(element, 'rowspan')),
  };
}

/** Browsers, too, end at a thousand columns. */
const spanIn = (value: string | undefined): number =>
  Math.min(Math.max(Number.parseInt(value ?? '', 10) || 1, 1), 1_000);
