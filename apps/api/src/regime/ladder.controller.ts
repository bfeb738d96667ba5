import type { OperationAnswer } from '@duban/contracts';
import { ladderTrialOf, readLatenesses } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { calendarOf } from '../holiday/tenant-calendar.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN, SHARED_READS } from '../tokens.js';
import { readRules } from './directive.read.js';
import { rulesGiven } from './regimes.js';
import { requireZone } from './year-preview.js';

/** 升级模拟: a ladder tried on a year that has been, before it is applied. */
@Controller()
export class LadderController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
  ) {}

  @Operation('regime.simulateLadder')
  async simulate(
    @Asked() { params, body, caller }: Ask<'regime.simulateLadder'>,
  ): Promise<OperationAnswer<'regime.simulateLadder'>> {
    const { tenant } = caller;
    const calendar = await calendarOf(this.duban, tenant);
    const [from, to] = await this.reads.read(tenant, async (client) => [
      await readRules(client, tenant, params),
      await rulesGiven(client, tenant, body.regime),
    ]);
    requireZone(to, calendar);
    const { tasks, latenesses } = await readLatenesses(this.duban.pool, tenant, params);
    return {
      directive: { kind: 'directive', ...params },
      from: { code: from.code, title: from.title },
      to: { code: to.code, title: to.title },
      tasks,
      ...ladderTrialOf(latenesses, to, calendar, this.duban.clock.now()),
    };
  }
}
