import { createCalendar, type WorkCalendar } from '@duban/calendar';
import { chance, Engine, ShiftedClock } from '@duban/engine';
import { dataSourceOptions, poolOf } from '@duban/persistence';
import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { loadHolidays, loadPermissions } from '../../../../config/load-config.js';

/** The token of the working calendar. */
export const WORK_CALENDAR = Symbol('work calendar');

/** Wires the engine to one database: connections, business clock, calendar, permissions. */
@Module({})
export class DubanModule implements OnApplicationShutdown {
  constructor(@Inject(ShiftedClock) private readonly clock: ShiftedClock) {}

  /** `appUrl` signs in as `duban_app`. */
  static over(appUrl: string): DynamicModule {
    const options = dataSourceOptions(appUrl, { applicationName: 'duban cli', poolSize: 4 });
    return {
      module: DubanModule,
      imports: [TypeOrmModule.forRoot({ ...options, retryAttempts: 1 })],
      providers: [
        { provide: WORK_CALENDAR, useFactory: () => createCalendar(loadHolidays()) },
        {
          provide: ShiftedClock,
          inject: [DataSource],
          useFactory: (dataSource: DataSource) => new ShiftedClock(poolOf(dataSource)).start(),
        },
        {
          provide: Engine,
          inject: [DataSource, ShiftedClock, WORK_CALENDAR],
          useFactory: (dataSource: DataSource, clock: ShiftedClock, calendar: WorkCalendar) =>
            new Engine({
              pool: poolOf(dataSource),
              clock,
              calendar,
              randomness: chance,
              permissions: loadPermissions(),
            }),
        },
      ],
    };
  }

  onApplicationShutdown(): void {
    this.clock.stop();
  }
}
