import { DocumentRefused } from '../document-refused.js';
import type { LineOrigin } from '../intake-document.js';

/** A text that grows by lines, each with where it comes from. */
export interface LineWriter {
  /** Adds what is between line breaks as a line of its own; what is blank adds nothing. */
  write(text: string, origin: LineOrigin): void;
  /** What was written, each line ended by LF. */
  text(): string;
  readonly origins: readonly LineOrigin[];
}

/** Its `write` throws `DocumentRefused` (`too-large`) where the text grows beyond so many UTF-16 code units. */
export function lineWriter(limit: number): LineWriter {
  const lines: string[] = [];
  const origins: LineOrigin[] = [];
  let length = 0;
  return {
    write(text, origin) {
      for (const piece of text.split(/[\n\r\u2028\u2029]/)) {
        const line = tidy(piece);
        if (line.trim() === '') continue;
        length += line.length + 1;
        if (length > limit) throw new DocumentRefused('too-large');
        lines.push(line);
        origins.push(origin);
      }
    },
    text: () => (lines.length === 0 ? '' : `${lines.join('\n')}\n`),
    origins,
  };
}

/** Control characters and halves of characters, which say nothing to a reader. */
// oxlint-disable-next-line no-control-regex
const UNPRINTED = /[\p{Cs}\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/gu;

/** Without spaces at either end. Tabs stay: they divide cells, and the first cell may be empty. */
function tidy(line: string): string {
  const kept = line.replace(UNPRINTED, '').replaceAll('\u00a0', ' ');
  let from = 0;
  let to = kept.length;
  while (from < to && isSpace(kept[from])) from += 1;
  while (to > from && isSpace(kept[to - 1])) to -= 1;
  return kept.slice(from, to);
}

const isSpace = (character: string | undefined): boolean =>
  character !== undefined && character !== '\t' && character.trim() === '';
