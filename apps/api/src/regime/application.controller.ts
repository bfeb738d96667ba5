import type { Caller } from '@duban/access';
import type { OperationAnswer } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { calendarOf } from '../holiday/tenant-calendar.js';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN, SHARED_READS } from '../tokens.js';
import { applyRegime, type RuleCall, undoRegime } from './apply-regime.js';
import { readLastView } from './application.store.js';
import { readPlanned, readRuled } from './directive.read.js';
import { differenceOf } from './regime.difference.js';
import { rulesGiven } from './regimes.js';
import { requireZone } from './year-preview.js';

/** Changed rules for a directive that has been issued. */
@Controller()
export class ApplicationController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
  ) {}

  @Operation('regime.difference')
  async difference(
    @Asked() { params, body, caller }: Ask<'regime.difference'>,
  ): Promise<OperationAnswer<'regime.difference'>> {
    const at = this.duban.clock.now();
    const [{ directive, tasks, regime, calendar }, last] = await Promise.all([
      this.read(caller, params, body.regime),
      this.reads.read(caller.tenant, (client) => readLastView(client, caller.tenant, params, at)),
    ]);
    return { ...differenceOf(directive, tasks, { regime, calendar, at }), last };
  }

  @Operation('regime.apply')
  async apply(
    @Asked() { params, body, caller, requestId }: Ask<'regime.apply'>,
  ): Promise<OperationAnswer<'regime.apply'>> {
    const { directive, tasks, regime } = await this.read(caller, params, body.regime);
    return applyRegime(this.duban, directive, tasks, regime, callOf(caller, requestId));
  }

  @Operation('regime.undo')
  async undo(@Asked() { params, caller, requestId }: Ask<'regime.undo'>): Promise<OperationAnswer<'regime.undo'>> {
    const { directive, tasks } = await this.reads.read(caller.tenant, async (client) => ({
      directive: await readRuled(client, caller.tenant, params),
      tasks: await readPlanned(client, caller.tenant, { kind: 'directive', ...params }),
    }));
    return undoRegime(this.duban, directive, tasks, callOf(caller, requestId));
  }

  private async read(
    { tenant }: Caller,
    params: { year: number; id: string },
    given: Ask<'regime.difference'>['body']['regime'],
  ) {
    const calendar = await calendarOf(this.duban, tenant);
    const [directive, rules, tasks] = await this.reads.read(tenant, (client) =>
      Promise.all([
        readRuled(client, tenant, params),
        given === undefined ? undefined : rulesGiven(client, tenant, given),
        readPlanned(client, tenant, { kind: 'directive', ...params }),
      ]),
    );
    const regime = rules ?? directive.regime;
    requireZone(regime, calendar);
    return { directive, regime, tasks, calendar };
  }
}

function callOf({ tenant, post }: Caller, requestId: string): RuleCall {
  if (!post) throw notFound();
  return { tenant, post: post.id, requestId };
}
