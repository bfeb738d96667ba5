import type { OperationAnswer } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN, SHARED_READS } from '../tokens.js';

type Queue = OperationAnswer<'queue.read'>;

/** How far the work in the background is. */
@Controller()
export class QueueController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
  ) {}

  @Operation('queue.read')
  async read(@Asked() { caller }: Ask<'queue.read'>): Promise<Queue> {
    const [trouble, rest] = await Promise.all([this.duban.runner.queueTrouble(), this.waiting(caller.tenant)]);
    const jobs = trouble === undefined ? ((await this.duban.runner.counts()) ?? null) : null;
    return { jobs, trouble: trouble ?? null, ...rest };
  }

  private async waiting(tenant: string): Promise<Pick<Queue, 'wakes' | 'notices' | 'deadWork'>> {
    const { rows } = await this.reads.read(tenant, (client) =>
      client.query<Waiting>({ name: 'work-in-background', text: WAITING, values: [tenant, this.duban.clock.now()] }),
    );
    const [row] = rows;
    if (!row) throw new Error('A count gives a row.');
    return {
      wakes: { overdue: row.overdue, oldest: instantOrNull(row.oldest), next: instantOrNull(row.next) },
      notices: row.notices,
      deadWork: row.dead,
    };
  }
}

interface Waiting {
  overdue: number;
  oldest: string | null;
  next: string | null;
  notices: number;
  dead: number;
}

const instantOrNull = (row: string | null): string | null => (row === null ? null : instantFromRow(row));

const WAITING = `
  SELECT w.overdue, w.oldest, w.next,
         (SELECT count(*)::int FROM notice WHERE tenant_id = $1 AND status = 'queued') AS notices,
         (SELECT count(*)::int FROM dead_work WHERE tenant_id = $1 AND settled_at IS NULL) AS dead
    FROM (SELECT count(*) FILTER (WHERE at <= $2)::int AS overdue, min(at) FILTER (WHERE at <= $2) AS oldest,
                 min(at) FILTER (WHERE at > $2) AS next
            FROM wake WHERE tenant_id = $1 AND done_at IS NULL) AS w`;
