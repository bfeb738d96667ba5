import { printedAt, spanOf } from '../text/stretch.js';
import type { Item, Piece } from './item.js';

/** The unnumbered items that only repeat, sentence for sentence, what numbered items say: excerpts of a reprint. */
export function excerptsAmong(text: string, items: readonly Item[]): Set<Item> {
  const numbered = new Set<string>();
  for (const item of items) if (item.marker) for (const sentence of sentencesOf(text, item)) numbered.add(sentence);
  return new Set(
    items.filter((item) => {
      if (item.marker) return false;
      const sentences = sentencesOf(text, item);
      return sentences.length > 0 && sentences.every((sentence) => numbered.has(sentence));
    }),
  );
}

function sentencesOf(text: string, item: Item): string[] {
  const words = item.pieces.filter((piece): piece is Piece & { kind: 'text' } => piece.kind === 'text');
  const printed = printedAt(
    text,
    words.map(({ at }) => spanOf(at)),
  );
  return printed
    .split(/[。；;！]/)
    .map((sentence) => sentence.replace(/\s/g, ''))
    .filter((sentence) => sentence !== '');
}
