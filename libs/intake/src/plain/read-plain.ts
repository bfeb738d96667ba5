import type { LineOrigin } from '../intake-document.js';
import type { IntakeLimits } from '../intake-limits.js';
import { lineWriter } from '../lines/line-writer.js';
import { lineOfCells } from '../lines/rows.js';
import type { ReadLines } from '../reading.js';

/** A text as it is: nothing of it is changed. */
export function readText(text: string): ReadLines {
  const lines: LineOrigin[] = [];
  for (let start = 0; start < text.length;) {
    lines.push({ in: 'line', line: lines.length + 1 });
    start = nextLine(text, start);
  }
  return { text, lines, warnings: [] };
}

const BREAK = /\r\n|\n|\r/g;

function nextLine(text: string, start: number): number {
  BREAK.lastIndex = start;
  return BREAK.exec(text) ? BREAK.lastIndex : text.length;
}

/** Whether a text has the marks of Markdown: headings, or the line of dashes below the header of a table. */
export const isMarkdown = (text: string): boolean =>
  /^#{1,6} \S/m.test(text) || /^\|?[ \t]{0,9}:?-{3,99}:?[ \t]{0,9}\|[ \t|:-]{0,999}$/m.test(text);

/**
 * Markdown as it reads: without the marks of headings, quotes and emphasis, tables as rows. Numbers of lists are the
 * author's and stay. Throws `DocumentRefused`.
 */
export function readMarkdown(text: string, limits: IntakeLimits): ReadLines {
  const writer = lineWriter(limits.characters);
  text.split(/\r\n|\n|\r/).forEach((line, index) => {
    if (!/^\|?[ \t]{0,9}:?-{3,99}:?[ \t]{0,9}\|[ \t|:-]{0,999}$/.test(line) && !/^ {0,3}(?:[-*_] ?){3,99}$/.test(line))
      writer.write(plainLine(line), { in: 'line', line: index + 1 });
  });
  return { text: writer.text(), lines: writer.origins, warnings: [] };
}

function plainLine(line: string): string {
  const opened = line
    .replace(/^ {0,3}#{1,6} {1,9}/, '')
    .replace(/^ {0,3}(?:> ?){1,9}/, '')
    .replace(/^ {0,9}[-*+] {1,9}/, '');
  const plain = opened
    .replaceAll(/!?\[([^\]\n]{0,500})\]\([^)\n]{0,2000}\)/g, '$1')
    .replaceAll(/(\*\*|__|~~|`)(?=\S)([^\n]{1,2000}?)\1/g, '$2')
    .replaceAll(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1');
  if (!/^\s{0,9}\|.*\|\s{0,9}$/.test(opened)) return plain;
  const cells = plain.trim().slice(1, -1).split('|');
  return lineOfCells(cells, cells.length);
}
