import type { Span, Stretch } from './stretch.js';

/** A text without the characters that nobody can see, and where its parts stand in the text as it is. */
export interface SeenText {
  text: string;
  /** The hidden characters, as stretches of the text as it is. */
  hidden: Stretch[];
  /** Offsets of the seen text as places in the text as it is. */
  place: (offset: number) => number;
  /** A stretch of the seen text as spans of the text as it is, without what is hidden inside. */
  spans: (span: Span) => Span[];
}

/** Zero-width characters, marks of direction, soft hyphens and byte order marks. */
const unseen = /(?:\u00ad|\u061c|\u180e|[\u200b-\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|[\ufe00-\ufe0f]|\ufeff)+/g;

/** The text without hidden characters; nothing where it has none. */
export function withoutHidden(text: string): SeenText | undefined {
  const hidden: Stretch[] = [];
  const parts: string[] = [];
  // Where each seen part begins: in the seen text, and in the text as it is.
  const seenStarts: number[] = [];
  const starts: number[] = [];
  let from = 0;
  let seen = 0;
  const keep = (to: number) => {
    if (to === from) return;
    parts.push(text.slice(from, to));
    seenStarts.push(seen);
    starts.push(from);
    seen += to - from;
  };
  for (const { index, 0: found } of text.matchAll(unseen)) {
    keep(index);
    hidden.push({ start: index, end: index + found.length });
    from = index + found.length;
  }
  if (hidden.length === 0) return undefined;
  keep(text.length);
  const partAt = (offset: number): number => lastAtMost(seenStarts, offset);
  const place = (offset: number): number => {
    if (offset >= seen) return text.length;
    const part = partAt(offset);
    return (starts[part] ?? 0) + offset - (seenStarts[part] ?? 0);
  };
  const spans = ([offset, length]: Span): Span[] => {
    if (length === 0) return [[place(offset), 0]];
    const found: Span[] = [];
    for (let at = offset, part = partAt(offset); at < offset + length; part += 1) {
      const end = Math.min(seenStarts[part + 1] ?? seen, offset + length);
      if (end <= at) break;
      found.push([place(at), end - at]);
      at = end;
    }
    return found;
  };
  return { text: parts.join(''), hidden, place, spans };
}

function lastAtMost(sorted: readonly number[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
