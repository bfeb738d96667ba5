import type { OperationAnswer } from '@duban/contracts';
import { readHistories, type UnitHistory } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { inTenant } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { acceptedOf } from '../http/answers.js';
import { Fault, notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN } from '../tokens.js';
import { readHandedOver, readInHand, readOpenTasks } from './handover.read.js';

/** 移交在办任务: what an ended unit still has in hand goes to its successor, all of it or nothing. */
@Controller()
export class HandoverController {
  constructor(@Inject(DUBAN) private readonly duban: Duban) {}

  @Operation('unit.handOverPreview')
  preview(@Asked() { params, caller }: Ask<'unit.handOverPreview'>): Promise<OperationAnswer<'unit.handOverPreview'>> {
    return inTenant(this.duban.pool, caller.tenant, async (client) => {
      const histories = await readHistories(client);
      const { successors } = unitIn(histories, params.id);
      const names = new Map(histories.map(({ id, name }) => [id, name]));
      return {
        successors: successors.map((id) => ({ id, name: names.get(id) ?? '' })),
        ...(await readInHand(client, caller.tenant, params.id)),
      };
    });
  }

  @Operation('unit.handOver')
  async handOver(
    @Asked() { params, body, caller, requestId }: Ask<'unit.handOver'>,
  ): Promise<OperationAnswer<'unit.handOver'>> {
    const { tenant, post } = caller;
    if (!post) throw notFound();
    const { basis, tasks } = await inTenant(this.duban.pool, tenant, async (client) => {
      const unit = unitIn(await readHistories(client), params.id);
      return { basis: basisOf(unit, body.successor), tasks: await readOpenTasks(client, tenant, unit.id) };
    });
    const commands = tasks.map((target) => ({
      type: 'task.handOver' as const,
      target,
      post: post.id,
      group: `unit ${params.id}`,
      unit: params.id,
      successor: body.successor,
      basis,
    }));
    const answers = commands.length === 0 ? [] : await this.duban.engine.execute(tenant, commands, { requestId });
    this.duban.runner.poke();
    const done = acceptedOf(answers).map(({ target, events }) => ({
      year: target.year,
      id: target.id,
      seq: events.find(({ type }) => type === 'task.handedOver')?.seq ?? 0,
    }));
    const totals = await inTenant(this.duban.pool, tenant, (client) => readHandedOver(client, tenant, done));
    return { tasks: done.length, ...totals };
  }
}

function unitIn(histories: readonly UnitHistory[], id: string): UnitHistory {
  const unit = histories.find((each) => each.id === id.toLowerCase());
  if (!unit) throw notFound();
  return unit;
}

/** The document by which a unit ended. Throws a fault where it has not ended, or the successor is none of its own. */
function basisOf({ id, name, validTo, successors, endBasis }: UnitHistory, successor: string): string {
  if (successor.toLowerCase() === id) throw new Fault('own-successor', 'A unit does not take over from itself.');
  if (validTo === null) throw new Fault('not-in-state', `${name} has not ended: end it first, with its successor.`);
  if (!successors.includes(successor.toLowerCase()))
    throw new Fault('unknown-unit', `This unit is no successor of ${name}.`);
  return endBasis ?? name;
}
