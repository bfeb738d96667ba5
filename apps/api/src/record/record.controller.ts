import type { WorkCalendar } from '@duban/calendar';
import type { OperationAnswer } from '@duban/contracts';
import { instantOf, millisecondsOf } from '@duban/engine';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { badQuery, keyAfter, pageFrom } from '../list/page.js';
import type { Client } from '../task/ledger.read.js';
import { isWithinReach } from '../task/task.read.js';
import { SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { readPastTask } from './past-task.read.js';
import { type ReadRecord, readRecord, seesDirective } from './record.read.js';
import { readTimeline } from './timeline.read.js';

/** What has been recorded, as people read it and as it stands. */
@Controller()
export class RecordController {
  constructor(
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('task.timeline')
  async timeline(@Asked() ask: Ask<'task.timeline'>): Promise<OperationAnswer<'task.timeline'>> {
    const { params, query, caller } = ask;
    const page = rangeOf(query);
    const entries = await this.seeing(ask, isWithinReach, (client) =>
      readTimeline(client, caller.tenant, params, page),
    );
    return pageFrom(entries, query.limit, SORT, { keyOf: ({ seq }) => [seq], view: (entry) => entry });
  }

  @Operation('task.record')
  async record(@Asked() ask: Ask<'task.record'>): Promise<OperationAnswer<'task.record'>> {
    const { params, query, caller } = ask;
    const page = rangeOf(query);
    const read = await this.seeing(ask, isWithinReach, (client) => readRecord(client, caller.tenant, params, page));
    return recordPage(read, query.limit, caller.tenant);
  }

  @Operation('directive.record')
  async directiveRecord(@Asked() ask: Ask<'directive.record'>): Promise<OperationAnswer<'directive.record'>> {
    const { params, query, caller } = ask;
    const page = rangeOf(query);
    const read = await this.seeing(ask, seesDirective, (client) => readRecord(client, caller.tenant, params, page));
    return recordPage(read, query.limit, caller.tenant);
  }

  @Operation('task.asOf')
  async asOf(@Asked() ask: Ask<'task.asOf'>): Promise<OperationAnswer<'task.asOf'>> {
    const moment = this.momentOf(ask.query.at);
    const task = await this.seeing(ask, isWithinReach, (client) =>
      readPastTask(client, ask.caller.tenant, ask.params, moment),
    );
    if (!task) throw notFound();
    return task;
  }

  /** Reads something of what the caller sees; what they do not see is not there. */
  private async seeing<T>(
    { params, caller, reach }: Pick<Ask<'task.record'>, 'params' | 'caller' | 'reach'>,
    sees: typeof isWithinReach,
    read: (client: Client) => Promise<T>,
  ): Promise<T> {
    const [isSeen, found] = await this.reads.read(caller.tenant, (client) =>
      Promise.all([sees(client, caller.tenant, params, reach), read(client)]),
    );
    if (!isSeen) throw notFound();
    return found;
  }

  /** A day is over when the next one begins; a moment is included. */
  private momentOf(at: string): { at: string; before: string } {
    try {
      if (at.length === DAY_LENGTH) {
        const before = this.calendar.startOf(at, 24);
        return { at: instantOf(millisecondsOf(before) - 1), before };
      }
      // What does not exist, such as 30 February, would be read as another moment.
      if (at < '1900' || at >= '3000' || instantOf(millisecondsOf(at)) !== at) throw new RangeError(at);
      return { at, before: instantOf(millisecondsOf(at) + 1) };
    } catch {
      throw badQuery('at', 'is no day and no moment');
    }
  }
}

const DAY_LENGTH = '2023-05-01'.length;

/** Steps have one order: that in which they were recorded. */
const SORT = 'seq';
const Key = z.tuple([z.int32().nonnegative()]);

/** One more than the page has, which tells whether there is a next one. */
function rangeOf({ cursor, limit }: { cursor?: string | undefined; limit: number }): { after: number; limit: number } {
  const [after] = keyAfter(cursor, SORT, Key) ?? [0];
  return { after, limit: limit + 1 };
}

const recordPage = ({ links, verified }: ReadRecord, limit: number, tenant: string) => ({
  ...pageFrom(links, limit, SORT, { keyOf: ({ seq }) => [seq], view: (link) => link }),
  tenant,
  verified,
});
