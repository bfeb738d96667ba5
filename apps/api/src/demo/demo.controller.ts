import type { WorkCalendar } from '@duban/calendar';
import type { OperationAnswer } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { Controller, Inject } from '@nestjs/common';
import { Fault } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DEMONSTRATION, DUBAN, WORK_CALENDAR } from '../tokens.js';
import { DEMO_PASSWORD, demoPeople } from './demo-people.js';
import type { Demonstration } from './demonstration.js';
import { moveClock } from './move-clock.js';

/** What only a demonstration can do. */
@Controller()
export class DemoController {
  constructor(
    @Inject(DEMONSTRATION) private readonly demonstration: Demonstration | null,
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('demo.people')
  async people(): Promise<OperationAnswer<'demo.people'>> {
    const { seed } = this.required();
    return { password: DEMO_PASSWORD, people: demoPeople(seed) };
  }

  @Operation('demo.moveClock')
  async moveClock(@Asked() { body, caller }: Ask<'demo.moveClock'>): Promise<OperationAnswer<'demo.moveClock'>> {
    this.required();
    const { zone } = this.calendar;
    return moveClock(this.duban, body, { tenant: caller.tenant, post: caller.post?.id ?? caller.person.id, zone });
  }

  private required(): Demonstration {
    if (this.demonstration) return this.demonstration;
    throw new Fault('only-in-demonstration', 'This is no demonstration.');
  }
}
