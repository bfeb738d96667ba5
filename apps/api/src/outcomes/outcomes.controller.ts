import { randomUUID } from 'node:crypto';
import type { Caller } from '@duban/access';
import { issuesOf, type OperationAnswer, OutcomesFields } from '@duban/contracts';
import type { FileStore } from '@duban/files';
import type { Duban } from '@duban/jobs';
import { type Permissions, scopeOf } from '@duban/lifecycle';
import { inTenant, type SharedReads } from '@duban/persistence';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type DocumentSource, keepOriginal } from '../document/keep-original.js';
import { uploadedDocument } from '../document/uploaded-document.js';
import { attachment } from '../file/download.js';
import { Fault, notFound } from '../http/fault.js';
import { expectedVersion } from '../http/headers.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { keyAfter, pageFrom } from '../list/page.js';
import { XLSX } from '../returns/workbook/sheet-workbook.js';
import { DUBAN, FILE_STORE, PERMISSIONS, SHARED_READS } from '../tokens.js';
import { countsOf, judgementsNow, takeCorrections } from './corrections.js';
import { holdAgainst } from './hold-against.js';
import {
  changeOutcomes,
  type ComparedDirective,
  deleteOutcomes,
  type Hand,
  insertOutcomes,
  type OutcomesContent,
  readComparedDirective,
  readNames,
  readOutcomes,
  readOutcomesList,
  type StoredOutcomes,
} from './outcomes.store.js';
import { handsIn, outcomesRow, outcomesView } from './outcomes.view.js';
import { outcomesWorkbook } from './outcomes.workbook.js';

/** Reports held against directives: what became of what was promised. */
@Controller()
export class OutcomesController {
  constructor(
    @Inject(DUBAN) readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(FILE_STORE) readonly files: FileStore,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
  ) {}

  @Operation('outcomes.create')
  async create(
    @Asked() { body, caller }: Ask<'outcomes.create'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'outcomes.create'>> {
    return this.begin({ ...body, at: '/text' }, caller, reply);
  }

  @Operation('outcomes.upload')
  async upload(
    @Asked() { caller }: Ask<'outcomes.upload'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'outcomes.upload'>> {
    const document = await uploadedDocument(request, reply);
    try {
      const keep = () => keepOriginal(this, document, caller);
      return await this.begin({ ...document, directive: namedIn(document.fields), at: '/file', keep }, caller, reply);
    } finally {
      await document.received.discard();
    }
  }

  @Operation('outcomes.list')
  async list(@Asked() { query, caller }: Ask<'outcomes.list'>): Promise<OperationAnswer<'outcomes.list'>> {
    const { cursor, limit } = query;
    const after = keyAfter(cursor, SORT, OutcomesKey);
    const lines = await this.reads.read(caller.tenant, (client) =>
      readOutcomesList(client, caller.tenant, { after, limit }),
    );
    const page = pageFrom(lines, limit, SORT, { keyOf: ({ changedAt, id }) => [changedAt, id], view: outcomesRow });
    return { ...page, mayBegin: this.may('outcomes.create', caller) };
  }

  @Operation('outcomes.read')
  async read(
    @Asked() { params, caller }: Ask<'outcomes.read'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'outcomes.read'>> {
    const view = await this.viewOf(caller, params.id);
    tag(reply, view.version);
    return view;
  }

  @Operation('outcomes.text')
  async text(@Asked() { params, caller }: Ask<'outcomes.text'>): Promise<OperationAnswer<'outcomes.text'>> {
    const found = await this.reads.read(caller.tenant, (client) => readOutcomes(client, caller.tenant, params.id));
    if (!found) throw notFound();
    return found.texts;
  }

  @Operation('outcomes.correct')
  async correct(
    @Asked() { params, body, caller }: Ask<'outcomes.correct'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'outcomes.correct'>> {
    const expected = expectedVersion(request);
    const { tenant } = caller;
    const act = { by: handOf(caller), at: this.duban.clock.now() };
    const content = await inTenant(this.duban.pool, tenant, async (client) => {
      const found = await foundAt(client, tenant, params.id, expected);
      const corrections = takeCorrections(found.content, found.texts.report, body.corrections, act);
      const after = withSummary({ ...found.content, corrections }, act.by);
      const isChanged = await changeOutcomes(client, tenant, { ...found, content: after, changedAt: act.at });
      if (!isChanged) throw stale(found.version + 1);
      return { ...after, version: found.version + 1 };
    });
    tag(reply, content.version);
    return { version: content.version, counts: content.summary.counts };
  }

  @Operation('outcomes.download')
  async download(@Asked() { params, caller }: Ask<'outcomes.download'>, @Res() reply: FastifyReply): Promise<void> {
    const view = await this.viewOf(caller, params.id);
    void reply
      .header('content-type', XLSX)
      .header('content-disposition', attachment(`${view.name}-对账.xlsx`))
      .send(await outcomesWorkbook(view));
  }

  @Operation('outcomes.discard')
  async discard(@Asked() { params, caller }: Ask<'outcomes.discard'>, @Req() request: FastifyRequest): Promise<void> {
    const expected = expectedVersion(request);
    const { tenant } = caller;
    await inTenant(this.duban.pool, tenant, async (client) => {
      const found = await foundAt(client, tenant, params.id, expected);
      if (!(await deleteOutcomes(client, tenant, found))) throw stale(found.version + 1);
    });
  }

  /** Holds a report against its directive and keeps what was read. */
  private async begin({ name, text, directive, at, keep }: Brought, caller: Caller, reply: FastifyReply) {
    const { tenant } = caller;
    const by = handOf(caller);
    const against = await this.reads.read(tenant, (client) => readComparedDirective(client, tenant, directive));
    requireIssued(against);
    const held = holdAgainst(text, against, directive.year);
    if (!held)
      throw new Fault('bad-body', 'No report was found in the text: it needs a chapter that looks back.', {
        issues: [{ path: at, message: 'no-report' }],
      });
    const source = await keep?.();
    const { number, title } = against;
    const summary = { number, title, year: held.reading.year, counts: zero, corrected: 0, by };
    const content = withSummary({ reading: held.reading, corrections: [], summary, ...(source && { source }) }, by);
    const stored = {
      id: randomUUID(),
      name,
      post: by.post,
      changedAt: this.duban.clock.now(),
      directive: { kind: 'directive' as const, ...directive },
      texts: { report: text, directive: held.directiveText },
      content,
    };
    await inTenant(this.duban.pool, tenant, (client) => insertOutcomes(client, tenant, stored));
    tag(reply, 1);
    return { id: stored.id, version: 1, counts: content.summary.counts };
  }

  private viewOf(caller: Caller, id: string) {
    const { tenant } = caller;
    return this.reads.read(tenant, async (client) => {
      const found = await readOutcomes(client, tenant, id);
      if (!found) throw notFound();
      const names = await readNames(client, tenant, handsIn(found.content.corrections));
      return outcomesView(found, names, this.may('outcomes.correct', caller));
    });
  }

  private may(operation: 'outcomes.create' | 'outcomes.correct', { post }: Caller): boolean {
    return scopeOf(this.permissions, operation, post?.role ?? null).ok;
  }
}

/** A report that came, and the directive that it is to be held against. */
interface Brought {
  name: string;
  text: string;
  directive: { year: number; id: string };
  /** Where the text is in the request. */
  at: '/text' | '/file';
  /** Keeps the file that the text was taken from. */
  keep?: () => Promise<DocumentSource>;
}

const zero = { met: 0, missed: 0, partlyMet: 0, notComparable: 0, noOutcome: 0 };

function withSummary(content: OutcomesContent, by: Hand): OutcomesContent {
  const { reading, corrections, summary } = content;
  const corrected = judgementsNow(reading, corrections).filter((each) => each !== null).length;
  return { ...content, summary: { ...summary, counts: countsOf(content), corrected, by } };
}

/** The directive that a form names. Throws the fault of a form that names none. */
function namedIn(fields: Record<string, string>): { year: number; id: string } {
  const read = OutcomesFields.safeParse(fields);
  if (!read.success) throw new Fault('bad-body', 'The form is not as it should be.', { issues: issuesOf(read.error) });
  return { year: read.data.directiveYear, id: read.data.directiveId };
}

function requireIssued(directive: ComparedDirective | undefined): asserts directive {
  if (directive && directive.status !== 'draft') return;
  throw new Fault('bad-body', 'There is no directive under this id that has been issued.', {
    issues: [{ path: '/directive', message: 'is no issued directive' }],
  });
}

/** Whoever corrects speaks for a post. */
function handOf({ post, person }: Caller): Hand {
  if (!post) throw notFound();
  return { post: post.id, person: person.id };
}

async function foundAt(
  client: Parameters<typeof readOutcomes>[0],
  tenant: string,
  id: string,
  expected: number | undefined,
): Promise<StoredOutcomes> {
  const found = await readOutcomes(client, tenant, id);
  if (!found) throw notFound();
  if (expected === undefined)
    throw new Fault('stale', 'Say with If-Match which version you saw.', { version: found.version });
  if (expected !== found.version) throw stale(found.version);
  return found;
}

const stale = (version: number): Fault =>
  new Fault('stale', `It has changed: it is at version ${version}. Read it again.`, { version });

const SORT = 'changedAt';
const OutcomesKey = z.tuple([z.iso.datetime().refine((at) => at >= '1900'), z.uuid()]);

const tag = (reply: FastifyReply, version: number): void => void reply.header('etag', `"${version}"`);
