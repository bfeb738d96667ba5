import { printedAt, spanOf } from '../text/stretch.js';
import { hasUnits, type Item, type WordPiece } from './item.js';

/**
 * The items that only repeat others: unnumbered ones that say, sentence for sentence, what numbered items say (excerpts
 * of a reprint), and numbered ones with the number, the words and the units of an earlier one (a page that prints twice).
 */
export function excerptsAmong(text: string, items: readonly Item[]): Set<Item> {
  const numbered = new Set<string>();
  const printed = new Set<string>();
  const repeated = new Set<Item>();
  for (const item of items) {
    if (!item.marker) continue;
    for (const sentence of sentencesOf(text, item)) numbered.add(sentence);
    if (!hasUnits(item)) continue;
    const whole = wholeOf(text, item);
    if (whole.length >= shortestRepeat && printed.has(whole)) repeated.add(item);
    printed.add(whole);
  }
  for (const item of items) {
    if (item.marker) continue;
    const sentences = sentencesOf(text, item);
    if (sentences.length > 0 && sentences.every((sentence) => numbered.has(sentence))) repeated.add(item);
  }
  return repeated;
}

/** Shorter items may be alike without being the same. */
const shortestRepeat = 20;

function wholeOf(text: string, item: Item): string {
  return `${item.marker?.rank}/${item.marker?.value}/${item.pieces.map(({ at }) => text.slice(at.start, at.end).replace(/\s/g, '')).join('')}`;
}

function sentencesOf(text: string, item: Item): string[] {
  const words = item.pieces.filter((piece): piece is WordPiece => piece.kind === 'text');
  const printed = printedAt(
    text,
    words.map(({ at }) => spanOf(at)),
  );
  return printed
    .split(/[。；;！]/)
    .map((sentence) => sentence.replace(/\s/g, ''))
    .filter((sentence) => sentence !== '');
}
