import type { WorkCalendar } from '@duban/calendar';
import { Engine, ShiftedClock } from '@duban/engine';
import { bringUpToDate, closingAfter, type OnClose, openPlace } from '@duban/jobs';
import { databaseFaults, type inTenant, poolOf, withDatabase } from '@duban/persistence';
import { readSettings, type Settings } from '@duban/settings';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { say } from '../terminal.js';
import { DubanModule, WORK_CALENDAR } from './duban.module.js';

export type Pool = ReturnType<typeof poolOf>;
/** A connection inside a transaction that has entered a tenant. */
export type TenantClient = Parameters<Parameters<typeof inTenant>[2]>[0];

/** What a command that works on the database is given. */
export interface Duban {
  dataSource: DataSource;
  pool: Pool;
  engine: Engine;
  clock: ShiftedClock;
  calendar: WorkCalendar;
  settings: Settings;
}

export interface WithDubanOptions {
  /** Years that need partitions of their own. */
  years?: readonly number[];
  /** Another database on the same server, such as one that a rehearsal left behind; taken as it is. */
  database?: string | undefined;
}

/**
 * Runs a command on the database of the settings, brought up to date where its owner is known. Everything is closed
 * afterwards, on a signal too.
 */
export function withDuban<T>(work: (duban: Duban) => Promise<T>, options: WithDubanOptions = {}): Promise<T> {
  const { years = [], database: other } = options;
  return closingAfter(async (onClose) => {
    const settings = readSettings();
    const database = await openPlace(settings, say, onClose);
    if (other === undefined) await bringUpToDate(database, { years });
    const appUrl = other === undefined ? database.appUrl : withDatabase(database.appUrl, other);
    const duban = await connect(appUrl, settings, onClose);
    for (const fault of await databaseFaults(duban.pool)) say(`Warning: ${fault}`);
    return work(duban);
  });
}

async function connect(appUrl: string, settings: Settings, onClose: OnClose): Promise<Duban> {
  const app = await NestFactory.createApplicationContext(DubanModule.over(appUrl), {
    logger: false,
    abortOnError: false,
  });
  onClose(() => app.close());
  const dataSource = app.get(DataSource);
  return {
    dataSource,
    pool: poolOf(dataSource),
    engine: app.get(Engine),
    clock: app.get(ShiftedClock),
    calendar: app.get<WorkCalendar>(WORK_CALENDAR),
    settings,
  };
}
