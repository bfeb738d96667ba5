import type { Caller } from '@duban/access';
import type { LocalDate } from '@duban/calendar';
import { type DraftReading, readForDraft, type ReadingKind, readingKinds } from '@duban/engine';
import { Fault, notFound } from '../http/fault.js';
import { type DraftOnDesk, layOut } from './draft.desk.js';
import { changeDraft, type Client, readDraft, readDraftText } from './draft.store.js';
import { requireOpen, requireVersionGiven, staleDraft } from './draft.versions.js';
import { summaryOf } from './draft.view.js';

/** What a document says, read as told or as what it looks like. Throws a fault where it was to be a report and is none. */
export function readingOf(text: string, as?: ReadingKind): DraftReading {
  const reading = readForDraft(text, as);
  if (reading) return reading;
  throw new Fault(
    'bad-body',
    'No report was found in the text: it needs a chapter that plans the work of the year, and one that looks back, further ahead or at the government itself.',
    { issues: [{ path: '/as', message: 'no-report' }] },
  );
}

/** What a form says that its document is to be read as; undefined where it does not say. Throws the fault of another word. */
export function readingKindIn({ as }: Readonly<Record<string, string>>): ReadingKind | undefined {
  const kind = readingKinds.find((known) => known === as);
  if (as === undefined || kind !== undefined) return kind;
  throw new Fault('bad-body', `A document is read as one of: ${readingKinds.join(', ')}.`, {
    issues: [{ path: '/as', message: 'is not known here' }],
  });
}

export interface RereadCall {
  caller: Caller;
  draft: string;
  as: ReadingKind;
  expected: number | undefined;
  today: LocalDate;
}

/** Reads the document of a draft anew. Throws the fault by which it is refused: what was decided refers to what was read. */
export async function rereadDraft(
  client: Client,
  { caller, draft: id, as, expected, today }: RereadCall,
): Promise<DraftOnDesk> {
  const { tenant } = caller;
  const draft = await readDraft(client, tenant, id);
  const read = await readDraftText(client, tenant, id);
  if (!draft || !read) throw notFound();
  requireOpen(draft);
  requireVersionGiven(draft, expected);
  if (draft.content.decisions.length > 0)
    throw new Fault('not-in-state', 'Decisions have been taken about what was read: take them back first.', {
      state: 'open',
    });
  const content = { ...draft.content, reading: readingOf(read.text, as) };
  const desk = await layOut(client, tenant, { ...draft, version: draft.version + 1, content }, today);
  const summary = summaryOf(desk, caller);
  if (!(await changeDraft(client, tenant, draft, { content: { ...content, summary } })))
    throw staleDraft(draft.version + 1);
  return desk;
}
