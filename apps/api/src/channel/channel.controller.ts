import type { OperationAnswer } from '@duban/contracts';
import type { WorkCalendar } from '@duban/calendar';
import type { Duban } from '@duban/jobs';
import type { Channels } from '@duban/notify';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { CHANNELS, DUBAN, SHARED_READS, WORK_CALENDAR } from '../tokens.js';

/** The ways by which notices reach people, and a trial of each. */
@Controller()
export class ChannelController {
  constructor(
    @Inject(CHANNELS) private readonly channels: Channels,
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
  ) {}

  @Operation('channels.list')
  async list(@Asked() { caller }: Ask<'channels.list'>): Promise<OperationAnswer<'channels.list'>> {
    const today = this.calendar.dateOf(this.duban.clock.now());
    const { rows } = await this.reads.read(caller.tenant, (client) =>
      client.query<{ people: number; unreached: number }>({
        name: 'people-of-channels',
        text: `SELECT count(DISTINCT p.id)::int AS people,
                      count(DISTINCT p.id) FILTER (WHERE p.email IS NULL)::int AS unreached
                 FROM post_holder h JOIN person p ON p.tenant_id = h.tenant_id AND p.id = h.person_id
                WHERE h.tenant_id = $1 AND h.valid_from <= $2 AND (h.valid_to IS NULL OR h.valid_to >= $2)`,
        values: [caller.tenant, today],
      }),
    );
    const { people, unreached } = rows[0] ?? { people: 0, unreached: 0 };
    const { mailFrom } = this.channels;
    return {
      rows: [
        { name: 'inbox', isSet: true, from: null, people, unreached: 0 },
        { name: 'mail', isSet: mailFrom !== null, from: mailFrom, people, unreached },
      ],
    };
  }

  @Operation('channel.test')
  async test(@Asked() { params, caller }: Ask<'channel.test'>): Promise<OperationAnswer<'channel.test'>> {
    if (!caller.post) throw notFound();
    return this.channels.test(params.name, { tenant: caller.tenant, person: caller.person.id, post: caller.post.id });
  }
}
