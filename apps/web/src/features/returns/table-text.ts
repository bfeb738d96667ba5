/**
 * The cells of a table that was copied from a spreadsheet: tabs part cells, line breaks part rows, and a cell that has
 * either in it stands in quotes, with its own quotes doubled.
 */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = text.length;
  while (at <= end) {
    const cell = text[at] === '"' ? quotedAt(text, at) : plainAt(text, at);
    row.push(cell.value);
    if (text[cell.end] !== '\t') {
      rows.push(row);
      row = [];
    }
    at = afterBreak(text, cell.end);
  }
  // The last row ends with a break of its own.
  const last = rows.at(-1);
  return last?.length === 1 && last[0] === '' && rows.length > 1 ? rows.slice(0, -1) : rows;
}

interface Cell {
  value: string;
  /** Where what follows it stands. */
  end: number;
}

/** A cell in quotes; one whose quotes are not closed before its end is plain text that begins with a quote. */
function quotedAt(text: string, from: number): Cell {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at += 1;
    else if (isEnd(text[at + 1]))
      return {
        value: text
          .slice(from + 1, at)
          .replaceAll('""', '"')
          .replaceAll('\r\n', '\n'),
        end: at + 1,
      };
    else break;
  }
  return plainAt(text, from);
}

function plainAt(text: string, from: number): Cell {
  let end = from;
  while (end < text.length && !isEnd(text[end])) end += 1;
  return { value: text.slice(from, end), end };
}

const isEnd = (character: string | undefined): boolean =>
  character === undefined || character === '\t' || character === '\n' || character === '\r';

const afterBreak = (text: string, at: number): number => (text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1);
