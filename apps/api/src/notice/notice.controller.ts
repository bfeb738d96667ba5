import type { WorkCalendar } from '@duban/calendar';
import type { NoticeView, OperationAnswer } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { inboxOf, type InboxNotice, markRead, unreadOf } from '@duban/notify';
import { inTenant, type SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { keyAfter, pageFrom } from '../list/page.js';
import { isWithinReach } from '../task/task.read.js';
import { DUBAN, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { type NoticeKey, readTaskNotices } from './notice.read.js';

/** The inbox of a post, and what a task gave rise to. */
@Controller()
export class NoticeController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('notices.list')
  async list(@Asked() { query, caller }: Ask<'notices.list'>): Promise<OperationAnswer<'notices.list'>> {
    const { limit, cursor, unread: unreadOnly = false } = query;
    const after = keyFrom(cursor);
    const { tenant, post } = caller;
    if (!post) return { rows: [], next: null, unread: 0 };
    const [notices, unread] = await this.reads.read(tenant, (client) =>
      Promise.all([
        inboxOf(client, { tenant, post: post.id, limit: limit + 1, unreadOnly, after }),
        unreadOf(client, { tenant, post: post.id }),
      ]),
    );
    return { ...pageFrom(notices, limit, SORT, { keyOf: ({ at, id }) => [at, id], view: viewOf }), unread };
  }

  @Operation('notices.read')
  async read(@Asked() { body, caller }: Ask<'notices.read'>): Promise<OperationAnswer<'notices.read'>> {
    const { tenant, post } = caller;
    if (!post) return { read: 0 };
    const { notices } = body;
    return {
      read: await inTenant(this.duban.pool, tenant, (client) => markRead(client, { tenant, post: post.id, notices })),
    };
  }

  @Operation('task.notices')
  async ofTask(@Asked() ask: Ask<'task.notices'>): Promise<OperationAnswer<'task.notices'>> {
    const { params, query, caller, reach } = ask;
    const { tenant } = caller;
    const range = {
      after: keyFrom(query.cursor),
      limit: query.limit + 1,
      today: this.calendar.dateOf(this.duban.clock.now()),
    };
    const [isSeen, notices] = await this.reads.read(tenant, (client) =>
      Promise.all([isWithinReach(client, tenant, params, reach), readTaskNotices(client, tenant, params, range)]),
    );
    if (!isSeen) throw notFound();
    return pageFrom(notices, query.limit, SORT, { keyOf: ({ at, id }) => [at, id], view: (notice) => notice });
  }
}

/** Latest first. */
const SORT = '-at';
const Key = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/), z.guid()]);

function keyFrom(cursor: string | undefined): NoticeKey | null {
  const key = keyAfter(cursor, SORT, Key);
  return key && { at: key[0], id: key[1] };
}

const viewOf = ({ id, kind, at, readAt, items }: InboxNotice): NoticeView => ({
  id,
  kind,
  at: instantFromRow(at),
  readAt: readAt === null ? null : instantFromRow(readAt),
  items,
});
