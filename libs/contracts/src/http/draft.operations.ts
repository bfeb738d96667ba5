import { z } from 'zod';
import { PostedDecision } from '../draft-decision.contract.js';
import { DateText, DirectiveReference, Id, InstantText, TaskReference } from '../reference.contract.js';
import { Line, Text } from '../text.contract.js';
import { DraftChangeView, OriginRunView } from './draft-changes.views.js';
import { DraftOverlaps } from './draft-overlaps.views.js';
import { DraftIssueView, DraftPreview, DraftRow, DraftSuggestions, DraftView } from './draft.views.js';
import { operation } from './operation.js';
import { pageOf, pageQuery } from './page.contract.js';

const params = z.strictObject({ id: Id });
const example = { as: 'issuingClerk', params: { id: '00000000-0000-4000-8000-000000000000' } } as const;
const tag = 'Drafts';

/** A decision may be refused by the rules: it names what is not there, or cuts where nothing is. */
const edited = ['bad-body', 'bad-header', 'stale', 'not-in-state'] as const;

/** What a document is read as. Unless told: a notice where a task with units is found, else a report where commitments are. */
const ReadingKind = z.enum(['notice', 'report']);

const Begun = z.strictObject({
  id: Id,
  version: z.int(),
  items: z.int(),
  /** How many items deserve a look. */
  doubtful: z.int(),
  issues: z.array(DraftIssueView),
});

/** What a directive in draft became. */
const Issued = z.strictObject({
  directive: DirectiveReference,
  number: z.string(),
  regime: z.string(),
  effectiveOn: DateText,
  issuedAt: InstantText,
  tasks: z.array(z.strictObject({ item: z.string(), number: z.string().nullable(), task: TaskReference })),
});

export const draftOperations = [
  operation({
    id: 'draft.create',
    method: 'POST',
    path: '/api/v1/drafts',
    tag,
    summary: 'Begins a draft from pasted text: it is read, and what is doubtful is named. At most 200 kB of text.',
    body: z.strictObject({ name: Line, text: Text, as: ReadingKind.optional() }),
    answer: Begun,
    status: 201,
    problems: ['bad-body'],
    example: {
      as: 'issuingClerk',
      body: { name: '重点任务', text: '某市人民政府关于重点任务的通知\n1.新建两所幼儿园。(责任单位:甲局、乙局)\n' },
    },
  }),
  operation({
    id: 'draft.upload',
    method: 'POST',
    path: '/api/v1/drafts/files',
    tag,
    summary:
      'Begins a draft from a file, sent as the field `file` of a form: text in UTF-8 or GB18030, Markdown, a web page, .docx, .xlsx, or .pdf with a text layer, told by its content. The original is kept beside the text. Why a file is not read stands as a code at `/file`.',
    takes: 'form',
    body: z.strictObject({ file: z.string().meta({ format: 'binary' }), as: ReadingKind.optional() }),
    answer: Begun,
    status: 201,
    problems: ['unsupported-type', 'too-large', 'upload-broken', 'bad-body'],
    example: { as: 'issuingClerk', body: { file: '1.新建两所幼儿园。(责任单位:甲局、乙局)\n' } },
  }),
  operation({
    id: 'drafts.list',
    method: 'GET',
    path: '/api/v1/drafts',
    tag,
    summary: 'The drafts of the government, the last changed first. Any issuing clerk may take one up again.',
    query: z.strictObject({ ...pageQuery, status: z.enum(['open', 'issuing', 'issued']).optional() }),
    answer: pageOf(DraftRow),
    problems: ['bad-query'],
    example: { as: 'issuingClerk', query: { status: 'open' } },
  }),
  operation({
    id: 'draft.read',
    method: 'GET',
    path: '/api/v1/drafts/{id}',
    tag,
    summary:
      'A draft with its items, what is doubtful about each and where it is printed, what keeps it from being issued, and the decisions so far. The ETag is asked for when it is changed.',
    params,
    query: z.strictObject({ order: z.enum(['text', 'doubt']).default('text') }),
    answer: DraftView,
    problems: ['bad-query'],
    example: { ...example, query: { order: 'doubt' } },
  }),
  operation({
    id: 'draft.text',
    method: 'GET',
    path: '/api/v1/drafts/{id}/text',
    tag,
    summary:
      'The text of a draft, to which the spans of its items refer, and where its lines stand in the file that it was taken from.',
    params,
    answer: z.strictObject({ text: z.string(), origins: z.array(OriginRunView) }),
    example,
  }),
  operation({
    id: 'draft.changes',
    method: 'GET',
    path: '/api/v1/drafts/{id}/changes',
    tag,
    summary:
      'What each decision about a draft has changed, in their order: every field before and after, who took it and when.',
    params,
    answer: z.strictObject({ changes: z.array(DraftChangeView) }),
    example,
  }),
  operation({
    id: 'draft.reread',
    method: 'POST',
    path: '/api/v1/drafts/{id}/reading',
    tag,
    summary:
      'Reads the document of a draft anew, as a notice or as a report in prose: while no decision has been taken. Needs `If-Match`.',
    params,
    body: z.strictObject({ as: ReadingKind }),
    answer: Begun,
    problems: edited,
    example: { ...example, body: { as: 'report' } },
  }),
  operation({
    id: 'draft.suggestions',
    method: 'GET',
    path: '/api/v1/drafts/{id}/suggestions',
    tag,
    summary:
      'Who may be given the items that nobody leads, and who may be meant by names that nobody knows, with what speaks for each. Nothing is decided by it.',
    params,
    answer: DraftSuggestions,
    example,
  }),
  operation({
    id: 'draft.overlaps',
    method: 'GET',
    path: '/api/v1/drafts/{id}/overlaps',
    tag,
    summary:
      'What stands twice: figures that two items promise, items that repeat a task of an earlier year, and what earlier years left unfinished and no item takes up. Nothing is decided by it.',
    params,
    answer: DraftOverlaps,
    example,
  }),
  operation({
    id: 'draft.decide',
    method: 'PATCH',
    path: '/api/v1/drafts/{id}',
    tag,
    summary:
      'Takes decisions about a draft, all or none, in order; `undo` takes the last ones back. Needs `If-Match` with the ETag of the draft.',
    params,
    body: z.strictObject({ decisions: z.array(PostedDecision).min(1).max(500) }),
    answer: z.strictObject({ version: z.int(), decisions: z.int(), issues: z.array(DraftIssueView) }),
    problems: edited,
    example: { ...example, body: { decisions: [{ type: 'setEffectiveOn', date: '2023-02-10' }] } },
  }),
  operation({
    id: 'draft.preview',
    method: 'GET',
    path: '/api/v1/drafts/{id}/preview',
    tag,
    summary:
      'What issuing the draft now would make: every obligation by task, and counted by day, kind and unit; what is not asked since it had been due before; days that may still move with a holiday table.',
    params,
    query: z.strictObject({ tasks: z.enum(['all', 'none']).default('all') }),
    answer: DraftPreview,
    problems: ['bad-query', 'not-in-state', 'regime-invalid'],
    example: { ...example, query: { tasks: 'none' } },
  }),
  operation({
    id: 'draft.issue',
    method: 'POST',
    path: '/api/v1/drafts/{id}/issue',
    tag,
    summary:
      'Issues the draft: the directive with all its tasks and obligations, or nothing. `Idempotency-Key` makes a repetition harmless; with `If-Match` only what was seen is issued.',
    params,
    answer: Issued,
    status: 201,
    problems: [
      'bad-header',
      'stale',
      'not-in-state',
      'already-exists',
      'missing-lead',
      'regime-invalid',
      'bad-command',
      'text-too-long',
    ],
    example,
  }),
  operation({
    id: 'draft.discard',
    method: 'DELETE',
    path: '/api/v1/drafts/{id}',
    tag,
    summary: 'Discards a draft that is open, with its text. Needs `If-Match`.',
    params,
    status: 204,
    problems: ['bad-header', 'stale', 'not-in-state'],
    example,
  }),
] as const;
