import type { OperationAnswer } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { databaseFaults } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { Fault } from '../http/fault.js';
import { Operation } from '../http/operation.decorator.js';
import { DUBAN } from '../tokens.js';

/** Whether the process runs, and whether it can serve. */
@Controller()
export class HealthController {
  constructor(@Inject(DUBAN) private readonly duban: Duban) {}

  @Operation('health.live')
  async live(): Promise<OperationAnswer<'health.live'>> {
    return { status: 'ok', faults: [] };
  }

  @Operation('health.ready')
  async ready(): Promise<OperationAnswer<'health.ready'>> {
    const faults = await databaseFaults(this.duban.pool);
    if (faults.length > 0) throw new Fault('not-ready', faults.join(' '), { retryAfter: 5 });
    return { status: 'ok', faults: [] };
  }
}
