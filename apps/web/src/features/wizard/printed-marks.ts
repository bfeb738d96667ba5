import type { DraftView } from '@duban/contracts';

/** What a stretch of the document was recognised as. */
export const markKinds = [
  'documentNumber',
  'documentTitle',
  'issuer',
  'issuedOn',
  'reporting',
  'number',
  'text',
  'timeLimit',
  'target',
  'lead',
  'coordinating',
  'group',
  'doubt',
] as const;
export type MarkKind = (typeof markKinds)[number];

/** A recognised stretch of the text, in UTF-16 code units, and the items that come from it. */
export interface Mark {
  start: number;
  end: number;
  kind: MarkKind;
  items: readonly string[];
  /** The first of its kind in its item: it carries the word for the kind. */
  isFirst: boolean;
}

/** A stretch in which the same marks hold. */
export interface Segment {
  text: string;
  start: number;
  kinds: readonly MarkKind[];
  /** Those that begin here, each once in an item. */
  begins: readonly MarkKind[];
  items: readonly string[];
}

/** A line of the document as it is shown. */
export interface MarkedLine {
  start: number;
  segments: readonly Segment[];
  /** Every item with a part in it. */
  items: readonly string[];
}

type Item = DraftView['items'][number];
interface Stretch {
  start: number;
  end: number;
}

/** The document line by line, with everything that was recognised in it. */
export function markedLines(text: string, draft: Pick<DraftView, 'items' | 'head' | 'reporting' | 'diagnostics'>) {
  return linesOf(text, [...marksOfHead(draft), ...marksOfItems(draft.items, text)]);
}

function marksOfHead({ head, reporting, diagnostics }: Pick<DraftView, 'head' | 'reporting' | 'diagnostics'>): Mark[] {
  const of = (kind: MarkKind, stretches: readonly Stretch[]): Mark[] =>
    stretches.map(({ start, end }, index) => ({ start, end, kind, items: [], isFirst: index === 0 }));
  return [
    ...of('documentNumber', head.printed.number),
    ...of('documentTitle', head.printed.title),
    ...of('issuer', head.printed.issuer),
    ...of('issuedOn', head.printed.issuedOn),
    ...of('reporting', reporting.printed),
    ...of('doubt', diagnostics),
  ];
}

const fields = [
  ['number', 'number'],
  ['text', 'text'],
  ['lead', 'lead'],
  ['coordinating', 'coordinating'],
  ['groups', 'group'],
] as const;

function marksOfItems(items: readonly Item[], text: string): Mark[] {
  return items.flatMap((item) =>
    item.printed.flatMap((printed) => {
      const own = narrowed(printed.text, item, text);
      const marks = fields.flatMap(([field, kind]) =>
        (field === 'text' ? own : printed[field]).map(({ start, end }, index) => ({
          start,
          end,
          kind,
          items: [item.id],
          isFirst: index === 0,
        })),
      );
      const quoted = (kind: MarkKind, quotes: readonly string[]): Mark[] =>
        quotes.flatMap((quote) =>
          placesOf(quote, own, text).map((place) => ({ ...place, kind, items: [item.id], isFirst: true })),
        );
      return [...marks, ...quoted('timeLimit', item.timeLimits), ...quoted('target', item.targets)];
    }),
  );
}

/** Of an item that was split, its own part of the text; else all of it. */
function narrowed(stretches: readonly Stretch[], item: Item, text: string): readonly Stretch[] {
  const own = item.text.trim();
  if (!item.id.includes('.') || own === '') return stretches;
  const found = placesOf(own, stretches, text);
  return found.length > 0 ? found : stretches;
}

/** Where a quote stands first within stretches of the text; empty where it does not. */
function placesOf(quote: string, stretches: readonly Stretch[], text: string): Stretch[] {
  for (const { start, end } of stretches) {
    const at = quote === '' ? -1 : text.slice(start, end).indexOf(quote);
    if (at >= 0) return [{ start: start + at, end: start + at + quote.length }];
  }
  return [];
}

function linesOf(text: string, marks: readonly Mark[]): MarkedLine[] {
  const lines: MarkedLine[] = [];
  for (let start = 0; start <= text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    lines.push(lineOf(text, { start, end }, marks));
    start = end + 1;
  }
  return lines;
}

function lineOf(text: string, { start, end }: Stretch, all: readonly Mark[]): MarkedLine {
  const marks = all.filter((mark) => mark.start < end && mark.end > start);
  const inside = (at: number): boolean => at > start && at < end;
  const cuts = [...new Set([start, ...marks.flatMap((mark) => [mark.start, mark.end]).filter(inside), end])].toSorted(
    (a, b) => a - b,
  );
  const segments = cuts.slice(0, -1).map((from, index): Segment => {
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
