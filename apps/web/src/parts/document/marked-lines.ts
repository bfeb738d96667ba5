/** A stretch of a text, in UTF-16 code units. */
export interface Stretch {
  start: number;
  end: number;
}

/** A recognised stretch of the text, in UTF-16 code units, and the items that come from it. */
export interface MarkedStretch<Kind extends string> extends Stretch {
  kind: Kind;
  items: readonly string[];
  /** The first of its kind in its item: it carries the word for the kind. */
  isFirst: boolean;
}

/** A stretch in which the same marks hold. */
export interface Segment<Kind extends string> {
  text: string;
  start: number;
  kinds: readonly Kind[];
  /** Those that begin here, each once in an item. */
  begins: readonly Kind[];
  items: readonly string[];
}

/** A line of the document as it is shown. */
export interface MarkedLine<Kind extends string> {
  start: number;
  segments: readonly Segment<Kind>[];
  /** Every item with a part in it. */
  items: readonly string[];
}

/** A text line by line, with the marks that hold in it. */
export function linesWithMarks<Kind extends string>(
  text: string,
  marks: readonly MarkedStretch<Kind>[],
): MarkedLine<Kind>[] {
  const lines: MarkedLine<Kind>[] = [];
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push(lineOf(text, { start, end }, marks));
    start = end + 1;
  }
  return lines;
}

function lineOf<Kind extends string>(
  text: string,
  { start, end }: Stretch,
  all: readonly MarkedStretch<Kind>[],
): MarkedLine<Kind> {
  const marks = all.filter((mark) => mark.start < end && mark.end > start);
  const inside = (at: number): boolean => at > start && at < end;
  const cuts = [...new Set([start, ...marks.flatMap((mark) => [mark.start, mark.end]).filter(inside), end])].toSorted(
    (a, b) => a - b,
  );
  const segments = cuts.slice(0, -1).map((from, index): Segment<Kind> => {
    const to = cuts[index + 1] ?? end;
    const here = marks.filter((mark) => mark.start <= from && mark.end >= to);
    return {
      text: text.slice(from, to),
      start: from,
      kinds: distinct(here.map(({ kind }) => kind)),
      begins: here.flatMap((mark) => (mark.isFirst && mark.start === from ? [mark.kind] : [])),
      items: distinct(here.flatMap(({ items }) => items)),
    };
  });
  return { start, segments, items: distinct(marks.flatMap(({ items }) => items)) };
}

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];
