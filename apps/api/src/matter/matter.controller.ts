import type { OperationAnswer } from '@duban/contracts';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { SHARED_READS } from '../tokens.js';
import { readMatters } from './matters.read.js';

/** 本单位事项: what a unit has asked for, and the slips about it. */
@Controller()
export class MatterController {
  constructor(@Inject(SHARED_READS) private readonly reads: SharedReads) {}

  @Operation('matters.list')
  async list(@Asked() { query, caller, reach }: Ask<'matters.list'>): Promise<OperationAnswer<'matters.list'>> {
    if (reach.all) return { total: 0, rows: [] };
    return this.reads.read(caller.tenant, (client) => readMatters(client, caller.tenant, reach, query.limit));
  }
}
