import type { WorkCalendar } from '@duban/calendar';
import type { OperationAnswer } from '@duban/contracts';
import { allowedCommands } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import type { Permissions } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { type Found, readSection } from '../desk/found.js';
import { slipSearch } from '../desk/government.searches.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { readTexts } from '../report/contents.js';
import { readGovernment } from '../session/session.read.js';
import { actorOf } from '../task/actor.js';
import { DUBAN, PERMISSIONS, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { slipView } from './slip.view.js';

/** Slips that are not issued yet. */
@Controller()
export class SlipController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('slips.list')
  async list(@Asked() { query, caller }: Ask<'slips.list'>): Promise<OperationAnswer<'slips.list'>> {
    const { post, tenant } = caller;
    if (!post) return { total: 0, rows: [] };
    const now = this.duban.clock.now();
    const [government, found, texts] = await this.reads.read(tenant, async (client) => {
      const slips = await readSection(client, tenant, slipSearch(post.role), query.limit);
      return [
        await readGovernment(client, tenant),
        slips,
        await readTexts(client, tenant, slips.map(replyIn)),
      ] as const;
    });
    const facts = { government: government.name, day: this.calendar.dateOf(now), texts };
    const rows = found.flatMap((each) => {
      const { definition, value, context, member, obligation } = each;
      if (member?.kind !== 'slip' || !obligation) return [];
      const members = new Map([member, obligation].map((part) => [part.id, part]));
      const state = { definition, value, context, members };
      return [slipView(each, facts, allowedCommands(this.permissions, actorOf(post), state, member.id, now))];
    });
    return { total: found[0]?.total ?? 0, rows };
  }
}

const replyIn = ({ member }: Found): string | null =>
  member?.kind === 'slip' ? (member.context.content ?? null) : null;
