import { readFigures } from '../figures/read-figures.js';
import type { PromisingTask } from './match.js';

/** An item of a directive as it was issued. */
export interface IssuedItem {
  number: string | null;
  sectionPath: readonly string[];
  text: string;
}

/** Items as one text, and what each promises; the spans are those of this text. */
interface IssuedPromises {
  text: string;
  tasks: PromisingTask[];
}

/**
 * A directive as it was issued, item by item under its headings, and the promises that are read in the words of each: a clerk may have
 * put them otherwise than the document does. A time without a year is of `year`. Pure.
 */
export function promisesOf(items: readonly IssuedItem[], year: number): IssuedPromises {
  const tasks: PromisingTask[] = [];
  let text = '';
  let path: readonly string[] = [];
  for (const item of items) {
    for (const heading of newHeadings(path, item.sectionPath)) text += `${heading}\n`;
    path = item.sectionPath;
    if (item.number !== null) text += `${item.number} `;
    const start = text.length;
    text += `${item.text}\n`;
    const at = { start, end: start + item.text.length };
    const { targets, timeLimits } = readFigures(text, [at], [], { year });
    tasks.push({
      number: item.number,
      sectionPath: [...item.sectionPath],
      text: item.text,
      targets,
      timeLimits,
      spans: { text: [[start, item.text.length]] },
    });
  }
  return { text, tasks };
}

/** What of a path was not yet above the item before. */
function newHeadings(before: readonly string[], path: readonly string[]): readonly string[] {
  const first = path.findIndex((heading, depth) => heading !== before[depth]);
  return first < 0 ? [] : path.slice(first);
}
