import type { OperationAnswer } from '@duban/contracts';
import { chartOf } from '@duban/lifecycle';
import { Controller } from '@nestjs/common';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';

/** The statecharts by which everything moves, as data. */
@Controller()
export class StatechartController {
  @Operation('statechart.read')
  async read(@Asked() { params }: Ask<'statechart.read'>): Promise<OperationAnswer<'statechart.read'>> {
    const chart = chartOf(params.machine, params.version);
    if (!chart) throw notFound();
    return chart;
  }
}
