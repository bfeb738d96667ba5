import {
  type Client,
  demandSoundUnits,
  DirectoryFault,
  endUnit,
  type Entry,
  learnName,
  occupyPost,
  renameUnit,
  saveGroup,
  savePerson,
  savePost,
  saveUnit,
  type Sessions,
} from '@duban/access';
import type { LocalDate, WorkCalendar } from '@duban/calendar';
import type { OperationAnswer, OperationId } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { inTenant } from '@duban/persistence';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../http/fault.js';
import { expectedVersion } from '../http/headers.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN, SESSIONS, WORK_CALENDAR } from '../tokens.js';
import { withId } from './directory.controller.js';
import { readGroups, readPeople, readPosts, readUnits } from './directory.read.js';
import { refusalOfEdit } from './refusal-of-edit.js';

const ONE = { limit: 1 };

/** What the administrator changes of who is who. Nothing is deleted: it ends. */
@Controller()
export class DirectoryEditController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('unit.save')
  async saveUnit(
    @Asked() ask: Ask<'unit.save'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'unit.save'>> {
    return this.edit('unit.save', ask, { request, reply }, async (client, entry) => {
      await saveUnit(client, entry, ask.body);
      await demandSoundUnits(client, entry.tenant);
      return readUnits(client, withId(entry.tenant, entry.id), ONE);
    });
  }

  @Operation('unit.rename')
  async renameUnit(
    @Asked() ask: Ask<'unit.rename'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'unit.rename'>> {
    return this.edit('unit.rename', ask, { request, reply }, async (client, entry) => {
      await renameUnit(client, entry, ask.body, this.today());
      return readUnits(client, withId(entry.tenant, entry.id), ONE);
    });
  }

  @Operation('unit.end')
  async endUnit(
    @Asked() ask: Ask<'unit.end'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'unit.end'>> {
    return this.edit('unit.end', ask, { request, reply }, async (client, entry) => {
      await endUnit(client, entry, ask.body);
      return readUnits(client, withId(entry.tenant, entry.id), ONE);
    });
  }

  @Operation('unit.learnName')
  async learnName(
    @Asked() ask: Ask<'unit.learnName'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'unit.learnName'>> {
    return this.edit('unit.learnName', ask, { request, reply }, async (client, entry) => {
      await learnName(client, entry, ask.body.name, this.today());
      return readUnits(client, withId(entry.tenant, entry.id), ONE);
    });
  }

  @Operation('group.save')
  async saveGroup(
    @Asked() ask: Ask<'group.save'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'group.save'>> {
    return this.edit('group.save', ask, { request, reply }, async (client, entry) => {
      await saveGroup(client, entry, ask.body);
      return readGroups(client, withId(entry.tenant, entry.id, this.today()), ONE);
    });
  }

  @Operation('post.save')
  async savePost(
    @Asked() ask: Ask<'post.save'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'post.save'>> {
    return this.edit('post.save', ask, { request, reply }, async (client, entry) => {
      await savePost(client, entry, ask.body);
      return readPosts(client, withId(entry.tenant, entry.id), ONE);
    });
  }

  @Operation('post.occupy')
  async occupy(
    @Asked() ask: Ask<'post.occupy'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'post.occupy'>> {
    return this.edit('post.occupy', ask, { request, reply }, async (client, entry) => {
      await occupyPost(client, entry, ask.body);
      return readPosts(client, withId(entry.tenant, entry.id), ONE);
    });
  }

  @Operation('person.save')
  async savePerson(
    @Asked() ask: Ask<'person.save'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'person.save'>> {
    return this.edit('person.save', ask, { request, reply }, async (client, entry) => {
      await savePerson(client, entry, ask.body);
      return readPeople(client, withId(entry.tenant, entry.id, this.today()), ONE);
    });
  }

  private today(): LocalDate {
    return this.calendar.dateOf(this.duban.clock.now());
  }

  /** One transaction that edits an entry and reads what became of it. */
  private async edit<View extends { version: number }>(
    act: OperationId,
    { params, caller }: Pick<Ask<'unit.save'>, 'params' | 'caller'>,
    { request, reply }: { request: FastifyRequest; reply: FastifyReply },
    work: (client: Client, entry: Entry) => Promise<View[]>,
  ): Promise<View> {
    const entry = { tenant: caller.tenant, id: params.id, expected: expectedVersion(request) };
    const [view] = await inTenant(this.duban.pool, caller.tenant, (client) => work(client, entry)).catch(
      (error: unknown) => {
        throw error instanceof DirectoryFault ? refusalOfEdit(error) : error;
      },
    );
    if (!view) throw notFound();
    this.sessions.forget();
    request.log.info({ act, by: caller.person.id, of: params.id }, 'The directory was edited.');
    void reply.header('etag', `"${view.version}"`);
    return view;
  }
}
