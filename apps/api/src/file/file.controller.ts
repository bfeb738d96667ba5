import { randomUUID } from 'node:crypto';
import type { Caller, Sessions } from '@duban/access';
import { FileFields, issuesOf, type OperationAnswer } from '@duban/contracts';
import { cleanFileName, type FileStore, mediaTypeOf } from '@duban/files';
import type { Duban } from '@duban/jobs';
import { inTenant, type SharedReads } from '@duban/persistence';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault, notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { sessionToken } from '../http/session-cookie.js';
import { DUBAN, FILE_STORE, SESSIONS, SHARED_READS } from '../tokens.js';
import { attachment, stretchOf } from './download.js';
import { insertFile, isTaskWithin, readFile, type TaskKey } from './file.read.js';
import { readUploadForm, refusalOf, type UploadForm } from './upload-form.js';

/** Attachments: brought, looked at, fetched. */
@Controller()
export class FileController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Operation('file.upload')
  async upload(
    @Asked() ask: Ask<'file.upload'>,
    @Req() request: FastifyRequest,
  ): Promise<OperationAnswer<'file.upload'>> {
    const form = await readUploadForm(request);
    try {
      return await this.keep(ask, form, await this.stillSpeaking(request, ask.caller));
    } catch (error) {
      throw refusalOf(error);
    } finally {
      await form.received.discard();
    }
  }

  @Operation('file.read')
  async read(@Asked() { params, caller, reach }: Ask<'file.read'>): Promise<OperationAnswer<'file.read'>> {
    const file = await this.reads.read(caller.tenant, (client) => readFile(client, caller, params.id, reach));
    if (!file) throw notFound();
    return file;
  }

  @Operation('file.download')
  async download(
    @Asked() { params, caller, reach }: Ask<'file.download'>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.reads.read(caller.tenant, (client) => readFile(client, caller, params.id, reach));
    if (!file) throw notFound();
    const tag = `"${file.hash}"`;
    void reply.headers({ etag: tag, 'accept-ranges': 'bytes', 'cache-control': 'private, no-cache' });
    if (request.headers['if-none-match'] === tag) return void reply.status(304).send();
    const stretch = stretchOf(request, file.size, tag);
    if (stretch === 'none') throw new Fault('bad-header', `The file has ${file.size} bytes; Range lies beyond.`);
    const whole = stretch === 'all';
    const { first, last } = whole ? { first: 0, last: file.size - 1 } : stretch;
    if (!whole) void reply.status(206).header('content-range', `bytes ${first}-${last}/${file.size}`);
    void reply
      .headers({
        'content-type': file.type.startsWith('text/') ? 'application/octet-stream' : file.type,
        'content-length': String(last - first + 1),
        'content-disposition': attachment(file.name),
        'content-security-policy': `default-src 'none'; sandbox`,
        'x-content-type-options': 'nosniff',
      })
      .send(this.files.get(caller.tenant, Buffer.from(file.hash, 'hex'), { first, last }));
  }

  /** An upload takes its time: the session may have ended meanwhile, or the post changed hands. */
  private async stillSpeaking(request: FastifyRequest, before: Caller): Promise<string> {
    const caller = await this.sessions.callerOf(sessionToken(request) ?? '');
    if (!caller || caller.session !== before.session) throw new Fault('not-signed-in', 'The session has ended.');
    const post = caller.posts.find(({ id }) => id === before.post?.id);
    if (!post) throw new Fault('not-permitted', 'This post is not yours today.');
    return post.id;
  }

  private async keep(
    { caller: { tenant }, reach }: Ask<'file.upload'>,
    { fields, name: given, received }: UploadForm,
    post: string,
  ): Promise<OperationAnswer<'file.upload'>> {
    const task = taskOf(fields);
    if (task && !(await this.reads.read(tenant, (client) => isTaskWithin(client, tenant, task, reach))))
      throw notFound();
    const name = cleanFileName(given);
    const type = await mediaTypeOf(received, name);
    const { hash, size } = await this.files.put(tenant, received);
    const at = this.duban.clock.now();
    const file = { id: randomUUID(), name, type, size, hash: hash.toString('hex'), at, post, task };
    await inTenant(this.duban.pool, tenant, (client) => insertFile(client, tenant, file));
    return file;
  }
}

function taskOf(fields: Record<string, string>): TaskKey | null {
  const read = FileFields.safeParse(fields);
  if (!read.success) throw new Fault('bad-body', 'The form is not as it should be.', { issues: issuesOf(read.error) });
  const { taskYear: year, taskId: id } = read.data;
  return year === undefined || id === undefined ? null : { year, id };
}
