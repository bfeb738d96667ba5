import type { Caller } from '@duban/access';
import type { DraftRow, DraftView, OperationAnswer } from '@duban/contracts';
import {
  byDoubt,
  diagnosticsOutsideItems,
  type DraftReading,
  reasonsOf,
  type ResolvedItem,
  type ResolvedUnit,
} from '@duban/engine';
import type { DraftOnDesk } from './draft.desk.js';
import { pastView } from './past-of-name.js';
import type { DocumentSource } from '../document/keep-original.js';
import type { DraftLine, DraftSummary } from './draft.store.js';
import { proseView, sentenceOf } from './prose.view.js';

/** A draft as it is read; with `order` the doubtful items first. */
export function draftView(desk: DraftOnDesk, order: 'text' | 'doubt'): DraftView {
  const { draft, state, resolved, regime, effectiveOn, issues, year } = desk;
  const { content, ...line } = draft;
  const { reading } = content;
  const { spans } = reading.document;
  const items = resolved.map((each) => itemView(each, desk));
  const { spans: printed, ...reporting } = reading.reporting;
  return {
    ...line,
    head: {
      ...state.head,
      year,
      printed: {
        number: spans.documentNumber.map(stretch),
        title: spans.title.map(stretch),
        issuer: spans.issuer.map(stretch),
        issuedOn: spans.issuedOn.map(stretch),
      },
    },
    source: content.source ? sourceView(content.source) : null,
    reporting: { ...reporting, printed: printed.quote.map(stretch) },
    regime: regime && { basis: regime.basis, code: regime.rules.code, title: regime.rules.title },
    effectiveOn,
    items: order === 'doubt' ? byDoubt(items) : items,
    prose: proseView(reading, state),
    counts: {
      items: items.filter(({ dropped }) => dropped === null).length,
      dropped: items.filter(({ dropped }) => dropped !== null).length,
      doubtful: items.filter(({ reasons }) => reasons.length > 0).length,
    },
    unknownUnits: unknownUnitsOf(resolved),
    undecidedGroups: openNames(resolved, ({ groups }) => groups),
    diagnostics: diagnosticsOutsideItems(reading).map(({ code, message, line: at, offset, length }) => ({
      code,
      message,
      line: at,
      start: offset,
      end: offset + length,
    })),
    issues,
    decisions: content.decisions,
  };
}

/** What is told of a draft that was just read. */
export const begunAnswer = (desk: DraftOnDesk): OperationAnswer<'draft.create'> => ({
  id: desk.draft.id,
  version: desk.draft.version,
  items: desk.resolved.length,
  doubtful: doubtfulIn(desk),
  issues: desk.issues,
});

/** A draft as a list shows it. */
export const draftRow = ({ summary, decisions, ...line }: DraftLine): DraftRow => {
  const { number, title, items, open = null } = summary;
  return { ...line, number, title, items, open, decisions };
};

/** What lists show of a draft that somebody leaves so. */
export function summaryOf(desk: DraftOnDesk, { person, post }: Pick<Caller, 'person' | 'post'>): DraftSummary {
  const { head, items } = desk.state;
  return {
    number: head.number,
    title: head.title,
    items: items.filter(({ dropped }) => dropped === null).length,
    open: { doubtful: doubtfulIn(desk), issues: desk.issues.length },
    ...(post ? { by: { post: post.id, person: person.id } } : {}),
  };
}

/** Names of units that the directory does not know and nobody has decided yet. */
export const unknownUnitsOf = (resolved: readonly ResolvedItem[]): string[] =>
  openNames(resolved, ({ lead, jointLeads, coordinating }) => [
    ...(lead ? [lead] : []),
    ...jointLeads,
    ...coordinating,
  ]);

/** How many items deserve a look. */
const doubtfulIn = ({ resolved, draft, doubled }: Pick<DraftOnDesk, 'resolved' | 'draft' | 'doubled'>): number =>
  resolved.filter((each) => reasonsOf(each, draft.content.reading, doubled).length > 0).length;

function itemView(resolved: ResolvedItem, desk: DraftOnDesk): DraftView['items'][number] {
  const { draft, doubled, year, directory } = desk;
  const { reading } = draft.content;
  const named = ({ name, unit, past }: ResolvedUnit) => ({
    name,
    unit,
    ...(past && { past: pastView(past, directory.units) }),
  });
  const { item, lead, jointLeads, coordinating, groups } = resolved;
  const { id, number, title, text, leadBasis, leadDecided, openEnded, dropped } = item;
  const tasks = item.from.flatMap((position) => {
    const task = reading.tasks[position];
    return task ? [{ ...task, position }] : [];
  });
  return {
    id,
    number,
    title,
    sectionPath: [...item.sectionPath],
    text,
    lead: lead && named(lead),
    leadBasis,
    leadDecided,
    jointLeads: jointLeads.map(named),
    coordinating: coordinating.map(named),
    groups: groups.map(({ name, group, members }) => ({ name, group, members })),
    openEnded,
    dropped,
    reasons: reasonsOf(resolved, reading, doubled),
    continues: [...item.continues],
    timeLimits: item.timeLimits.map(({ at: _at, span, ...limit }) => ({
      ...limit,
      beyondYear: year !== null && limit.proposed !== null && Number(limit.proposed.slice(0, 4)) > year,
      printed: span ? [stretch(span)] : [],
    })),
    targets: item.targets.map(({ at: _at, span, ...target }) => ({ ...target, printed: span ? [stretch(span)] : [] })),
    printed: tasks.map(({ spans, position }) => ({
      ...printedView(spans),
      sentence: sentenceOf(reading, position),
    })),
  };
}

const sourceView = ({ kind, file, warnings }: DocumentSource) => ({ kind, file, warnings: [...warnings] });

type Spans = DraftReading['tasks'][number]['spans'];

const printedView = ({ number, text, lead, coordinating, groups, rawUnits }: Spans) => ({
  number: number.map(stretch),
  text: text.map(stretch),
  lead: lead.map(stretch),
  coordinating: coordinating.map(stretch),
  groups: groups.map(stretch),
  rawUnits: rawUnits.map(stretch),
});

const stretch = ([offset, length]: readonly [number, number]) => ({ start: offset, end: offset + length });

/** Names that nobody has decided yet, each once, in the order of the items that are to be issued. */
const openNames = (
  resolved: readonly ResolvedItem[],
  namedIn: (item: ResolvedItem) => { name: string; isOpen: boolean }[],
): string[] => [
  ...new Set(
    resolved
      .filter(({ item }) => item.dropped === null)
      .flatMap((each) => namedIn(each).flatMap(({ name, isOpen }) => (isOpen ? [name] : []))),
  ),
];
