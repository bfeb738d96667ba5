import { Sessions } from '@duban/access';
import type { Duban } from '@duban/jobs';
import type { Permissions } from '@duban/lifecycle';
import { realNow } from '@duban/engine';
import type { WorkCalendar } from '@duban/calendar';
import { SharedReads } from '@duban/persistence';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ChangeStreams } from './changes/change-streams.js';
import { ChangesController } from './changes/changes.controller.js';
import { CommandController } from './command/command.controller.js';
import { DemoController } from './demo/demo.controller.js';
import type { Demonstration } from './demo/demonstration.js';
import { AboutController } from './health/about.controller.js';
import { HealthController } from './health/health.controller.js';
import { FaultFilter } from './http/fault.filter.js';
import { OperationGuard } from './http/operation.guard.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { SessionController } from './session/session.controller.js';
import { DEMONSTRATION, DUBAN, PERMISSIONS, SESSIONS, SHARED_READS, WORK_CALENDAR } from './tokens.js';

/** What the HTTP interface stands on. */
export interface ApiParts {
  duban: Duban;
  permissions: Permissions;
  calendar: WorkCalendar;
  /** The demonstration that this is; left out where it is none. */
  demonstration?: Demonstration;
}

/** The controllers of all capabilities over one open product. */
@Module({})
export class ApiModule {
  static over({ duban, permissions, calendar, demonstration }: ApiParts): DynamicModule {
    const { pool, clock } = duban;
    return {
      module: ApiModule,
      controllers: [
        HealthController,
        AboutController,
        DemoController,
        OpenApiController,
        SessionController,
        CommandController,
        ChangesController,
      ],
      providers: [
        { provide: DUBAN, useValue: duban },
        { provide: DEMONSTRATION, useValue: demonstration ?? null },
        { provide: PERMISSIONS, useValue: permissions },
        { provide: WORK_CALENDAR, useValue: calendar },
        { provide: SHARED_READS, useFactory: () => new SharedReads(pool) },
        {
          provide: SESSIONS,
          useFactory: () => new Sessions({ pool, now: realNow, today: () => calendar.dateOf(clock.now()) }),
        },
        ChangeStreams,
        { provide: APP_GUARD, useClass: OperationGuard },
        { provide: APP_FILTER, useClass: FaultFilter },
      ],
    };
  }
}
