import { randomUUID } from 'node:crypto';
import type { Caller } from '@duban/access';
import type { LocalDate, WorkCalendar } from '@duban/calendar';
import type { OperationAnswer } from '@duban/contracts';
import type { FileStore } from '@duban/files';
import type { DraftReading } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { inTenant, type SharedReads } from '@duban/persistence';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type DocumentSource, keepOriginal } from '../document/keep-original.js';
import { uploadedDocument } from '../document/uploaded-document.js';
import { calendarOf } from '../holiday/tenant-calendar.js';
import { notFound } from '../http/fault.js';
import { expectedVersion, idempotencyKey } from '../http/headers.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { keyAfter, pageFrom } from '../list/page.js';
import { DUBAN, FILE_STORE, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { changesView } from './draft.changes.js';
import { takeDecisions } from './draft.decide.js';
import { type DraftOnDesk, layOut, takeUp } from './draft.desk.js';
import { previewDraft } from './draft.preview.js';
import {
  changeDraft,
  deleteDraft,
  insertDraft,
  readDraft,
  readDrafts,
  readDraftText,
  type StoredDraft,
} from './draft.store.js';
import { requireOpen, requireVersionGiven, staleDraft } from './draft.versions.js';
import { overlapsView, readNamed } from './draft.overlaps.js';
import { readAssignedTasks, suggestionsFor } from './draft.suggestions.js';
import { readEarlierGroups } from './earlier-groups.js';
import { begunAnswer, draftRow, draftView, summaryOf } from './draft.view.js';
import { readingKindIn, readingOf, rereadDraft } from './draft.reading.js';
import { stampOf, takenAfter } from './draft.taken.js';
import { issueDraft } from './issue-draft.js';

/** Documents on their way to becoming directives. */
@Controller()
export class DraftController {
  constructor(
    @Inject(DUBAN) readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
    @Inject(FILE_STORE) readonly files: FileStore,
  ) {}

  @Operation('draft.create')
  async create(
    @Asked() { body, caller }: Ask<'draft.create'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'draft.create'>> {
    const { name, text, as } = body;
    return this.begin({ name, text, reading: readingOf(text, as) }, caller, reply);
  }

  @Operation('draft.upload')
  async upload(
    @Asked() { caller }: Ask<'draft.upload'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'draft.upload'>> {
    const document = await uploadedDocument(request, reply);
    try {
      const { name, text, fields } = document;
      const reading = readingOf(text, readingKindIn(fields));
      return await this.begin({ name, text, reading }, caller, reply, await keepOriginal(this, document, caller));
    } finally {
      await document.received.discard();
    }
  }

  @Operation('drafts.list')
  async list(@Asked() { query, caller }: Ask<'drafts.list'>): Promise<OperationAnswer<'drafts.list'>> {
    const { status, cursor, limit } = query;
    const after = keyAfter(cursor, SORT, DraftKey);
    const lines = await this.reads.read(caller.tenant, (client) =>
      readDrafts(client, caller.tenant, { status, after, limit }),
    );
    return pageFrom(lines, limit, SORT, { keyOf: ({ changedAt, id }) => [changedAt, id], view: draftRow });
  }

  @Operation('draft.read')
  async read(
    @Asked() { params, query, caller }: Ask<'draft.read'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'draft.read'>> {
    const desk = await this.deskOf(caller, params.id);
    tag(reply, desk.draft.version);
    return draftView(desk, query.order);
  }

  @Operation('draft.text')
  async text(@Asked() { params, caller }: Ask<'draft.text'>): Promise<OperationAnswer<'draft.text'>> {
    const text = await this.reads.read(caller.tenant, (client) => readDraftText(client, caller.tenant, params.id));
    if (!text) throw notFound();
    return text;
  }

  @Operation('draft.changes')
  changes(@Asked() { params, caller }: Ask<'draft.changes'>): Promise<OperationAnswer<'draft.changes'>> {
    const { tenant } = caller;
    return this.reads.read(tenant, async (client) => ({
      changes: await changesView(client, tenant, await takeUp(client, tenant, params.id, this.today())),
    }));
  }

  @Operation('draft.suggestions')
  async suggestions(
    @Asked() { params, caller }: Ask<'draft.suggestions'>,
  ): Promise<OperationAnswer<'draft.suggestions'>> {
    const { tenant } = caller;
    const [desk, [earlier, groups]] = await Promise.all([
      this.deskOf(caller, params.id),
      this.reads.read(tenant, (client) =>
        Promise.all([readAssignedTasks(client, tenant), readEarlierGroups(client, tenant)]),
      ),
    ]);
    return suggestionsFor(desk, earlier, groups);
  }

  @Operation('draft.overlaps')
  overlaps(@Asked() { params, caller }: Ask<'draft.overlaps'>): Promise<OperationAnswer<'draft.overlaps'>> {
    const { tenant } = caller;
    return this.reads.read(tenant, async (client) =>
      overlapsView(client, tenant, await takeUp(client, tenant, params.id, this.today())),
    );
  }

  @Operation('draft.decide')
  async decide(
    @Asked() { params, body, caller }: Ask<'draft.decide'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'draft.decide'>> {
    const expected = expectedVersion(request);
    const { tenant } = caller;
    const today = this.today();
    const desk = await inTenant(this.duban.pool, tenant, async (client) => {
      const { draft, directory } = await takeUp(client, tenant, params.id, today);
      requireOpen(draft);
      requireVersionGiven(draft, expected);
      const decisions = takeDecisions(draft.content, body.decisions, {
        directory,
        zone: this.calendar.zone,
        earlier: await readNamed(client, tenant, body.decisions),
      });
      const version = draft.version + 1;
      const taken = takenAfter(draft.content.taken ?? [], body.decisions, stampOf(caller));
      const left = await layOut(
        client,
        tenant,
        { ...draft, version, content: { ...draft.content, decisions, taken } },
        today,
      );
      const content = { ...left.draft.content, summary: summaryOf(left, caller) };
      if (!(await changeDraft(client, tenant, draft, { content }))) throw staleDraft(version);
      return left;
    });
    const { version, content } = desk.draft;
    tag(reply, version);
    return { version, decisions: content.decisions.length, issues: desk.issues };
  }

  @Operation('draft.reread')
  async reread(
    @Asked() { params, body, caller }: Ask<'draft.reread'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'draft.reread'>> {
    const call = { caller, draft: params.id, as: body.as, expected: expectedVersion(request), today: this.today() };
    const desk = await inTenant(this.duban.pool, caller.tenant, (client) => rereadDraft(client, call));
    tag(reply, desk.draft.version);
    return begunAnswer(desk);
  }

  @Operation('draft.preview')
  async preview(@Asked() { params, query, caller }: Ask<'draft.preview'>): Promise<OperationAnswer<'draft.preview'>> {
    const [desk, calendar] = await Promise.all([this.deskOf(caller, params.id), calendarOf(this.duban, caller.tenant)]);
    return previewDraft(desk, { at: this.duban.clock.now(), calendar, withTasks: query.tasks === 'all' });
  }

  @Operation('draft.issue')
  async issue(
    @Asked() { params, caller, requestId }: Ask<'draft.issue'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'draft.issue'>> {
    const { answer, replayed } = await issueDraft(this.duban, {
      caller,
      draft: params.id,
      expected: expectedVersion(request),
      key: idempotencyKey(request) ?? null,
      requestId,
      today: this.today(),
    });
    if (replayed) void reply.header('idempotency-replayed', 'true');
    else this.duban.runner.poke();
    return answer;
  }

  @Operation('draft.discard')
  async discard(@Asked() { params, caller }: Ask<'draft.discard'>, @Req() request: FastifyRequest): Promise<void> {
    const expected = expectedVersion(request);
    const { tenant } = caller;
    await inTenant(this.duban.pool, tenant, async (client) => {
      const draft = await readDraft(client, tenant, params.id);
      if (!draft) throw notFound();
      requireOpen(draft);
      requireVersionGiven(draft, expected);
      if (!(await deleteDraft(client, tenant, draft))) throw staleDraft(draft.version + 1);
    });
  }

  /** Keeps a document with what was read in it. */
  private async begin(
    { name, text, reading }: { name: string; text: string; reading: DraftReading },
    caller: Caller,
    reply: FastifyReply,
    source?: DocumentSource,
  ) {
    const { tenant, post } = caller;
    if (!post) throw notFound();
    const draft: StoredDraft = {
      id: randomUUID(),
      name,
      status: 'open',
      version: 1,
      post: post.id,
      changedBy: { post: post.id, title: post.title, person: caller.person.name },
      changedAt: this.duban.clock.now(),
      directive: null,
      content: { reading, decisions: [], summary: { number: null, title: null, items: 0 }, ...(source && { source }) },
    };
    const desk = await inTenant(this.duban.pool, tenant, async (client) => {
      const begun = await layOut(client, tenant, draft, this.today());
      const content = { ...begun.draft.content, summary: summaryOf(begun, caller) };
      await insertDraft(client, tenant, { ...draft, content, text });
      return begun;
    });
    tag(reply, 1);
    return begunAnswer(desk);
  }

  private deskOf({ tenant }: Caller, id: string): Promise<DraftOnDesk> {
    return this.reads.read(tenant, (client) => takeUp(client, tenant, id, this.today()));
  }

  private today(): LocalDate {
    return this.calendar.dateOf(this.duban.clock.now());
  }
}

const SORT = 'changedAt';
/** Of a time that the database knows. */
const DraftKey = z.tuple([z.iso.datetime().refine((at) => at >= '1900'), z.uuid()]);

const tag = (reply: FastifyReply, version: number): void => void reply.header('etag', `"${version}"`);
