import type { DraftView } from '@duban/contracts';
import {
  linesWithMarks,
  type MarkedLine as LineOf,
  type MarkedStretch,
  type Segment as SegmentOf,
  type Stretch,
} from '../../parts/document/marked-lines.js';

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
  'review',
  'leftOut',
  'sentence',
] as const;
export type MarkKind = (typeof markKinds)[number];

type Mark = MarkedStretch<MarkKind>;
export type Segment = SegmentOf<MarkKind>;
export type MarkedLine = LineOf<MarkKind>;

type Item = DraftView['items'][number];

/** The document line by line, with everything that was recognised in it. */
export function markedLines(
  text: string,
  draft: Pick<DraftView, 'items' | 'head' | 'reporting' | 'diagnostics'> & Partial<Pick<DraftView, 'prose'>>,
) {
  return linesWithMarks(text, [
    ...marksOfHead(draft),
    ...marksOfProse(draft.prose ?? null),
    ...marksOfItems(draft.items, text),
  ]);
}

/** Of a report: what was left out, and the chapters that tell of what was done. */
function marksOfProse(prose: DraftView['prose']): Mark[] {
  if (!prose) return [];
  return [
    ...prose.chapters.flatMap(({ kind, start, end }): Mark[] =>
      kind === 'review' ? [{ start, end, kind: 'review', items: [], isFirst: true }] : [],
    ),
    ...prose.leftOut.map(({ id, start, end }): Mark => ({ start, end, kind: 'leftOut', items: [id], isFirst: true })),
  ];
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
  return items.flatMap((item) => [
    // The sentence around it: its task is read out of more words than its own.
    ...item.printed.flatMap(({ sentence }) =>
      sentence.map((stretch): Mark => ({ ...stretch, kind: 'sentence', items: [item.id], isFirst: false })),
    ),
    ...item.printed.flatMap((printed) =>
      fields.flatMap(([field, kind]) =>
        (field === 'text' ? narrowed(printed.text, item, text) : printed[field]).map(({ start, end }, index): Mark => ({
          start,
          end,
          kind,
          items: [item.id],
          isFirst: index === 0,
        })),
      ),
    ),
    ...figuresOf('timeLimit', item, item.timeLimits),
    ...figuresOf('target', item, item.targets),
  ]);
}

const figuresOf = (kind: MarkKind, { id }: Item, figures: readonly { printed: readonly Stretch[] }[]): Mark[] =>
  figures.flatMap(({ printed }) => printed.map(({ start, end }) => ({ start, end, kind, items: [id], isFirst: true })));

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
