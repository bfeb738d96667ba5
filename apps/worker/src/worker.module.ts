import { type Duban, type Log, openDuban, type Place } from '@duban/jobs';
import { openNotifier } from '@duban/notify';
import { dataSourceOptions } from '@duban/persistence';
import type { Settings } from '@duban/settings';
import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { loadHolidays, loadInspectionRules, loadPermissions, loadRegime } from '../../../config/load-config.js';

const DUBAN = Symbol('duban');

/** Engine and jobs over one database, running from the start of the application to its shutdown. */
@Module({})
export class WorkerModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(@Inject(DUBAN) private readonly duban: Duban) {}

  static over({ appUrl, queueUrl }: Pick<Place, 'appUrl' | 'queueUrl'>, settings: Settings, log: Log): DynamicModule {
    const options = dataSourceOptions(appUrl, {
      poolSize: settings.DATABASE_POOL_SIZE,
      applicationName: 'duban worker',
    });
    return {
      module: WorkerModule,
      imports: [TypeOrmModule.forRoot({ ...options, retryAttempts: 1 })],
      providers: [
        {
          provide: DUBAN,
          inject: [DataSource],
          useFactory: (dataSource: DataSource) => openWork(dataSource, queueUrl, settings, log),
        },
      ],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.duban.runner.start();
  }

  /** Before the connections go: the jobs under way end. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.duban.close();
  }
}

function openWork(dataSource: DataSource, queueUrl: string, settings: Settings, log: Log): Promise<Duban> {
  return openDuban({
    dataSource,
    queueUrl,
    permissions: loadPermissions(),
    holidays: loadHolidays(),
    freeRegime: loadRegime('default'),
    inspection: loadInspectionRules(),
    notifier: (pool, clock) => openNotifier(settings, pool, () => clock.now()),
    log,
    jobs: {
      concurrency: settings.WORKER_CONCURRENCY,
      relayEveryMs: settings.RELAY_INTERVAL_MS,
      sweepEveryMs: settings.SWEEP_INTERVAL_MS,
    },
  });
}
