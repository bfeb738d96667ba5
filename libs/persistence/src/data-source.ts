import type { Client, Pool } from 'pg';
import { DataSource, type DataSourceOptions, DefaultNamingStrategy } from 'typeorm';
import { Directory1700000000001 } from './migrations/0001-directory.js';
import { Work1700000000002 } from './migrations/0002-work.js';
import { Delivery1700000000003 } from './migrations/0003-delivery.js';
import { FrontDoor1700000000004 } from './migrations/0004-front-door.js';
import { UnitsOverTime1700000000005 } from './migrations/0005-units-over-time.js';
import { Outcomes1700000000006 } from './migrations/0006-outcomes.js';
import { Continued1700000000007 } from './migrations/0007-continued.js';
import { NoticesOfAnyKind1700000000008 } from './migrations/0008-notices-of-any-kind.js';
import { Inspections1700000000009 } from './migrations/0009-inspections.js';
import { Clues1700000000010 } from './migrations/0010-clues.js';
import { Meetings1700000000011 } from './migrations/0011-meetings.js';
import { ChangeControl1700000000012 } from './migrations/0012-change-control.js';
import { OverlapsByInspection1700000000013 } from './migrations/0013-overlaps-by-inspection.js';
import { ActingHolders1700000000014 } from './migrations/0014-acting-holders.js';
import { AccountRow, SignInFailureRow } from './rows/account.row.js';
import { AggregateRow, MemberRow } from './rows/aggregate.row.js';
import { ClueRow, ClueSealRow, ClueShareRow, SealingKeyRow } from './rows/clue.row.js';
import { ClockRow } from './rows/clock.row.js';
import { DeadWorkRow } from './rows/dead-work.row.js';
import { DraftRow } from './rows/draft.row.js';
import { OutcomeReadingRow } from './rows/outcome-reading.row.js';
import { BlobChunkRow, BlobRow, FileRow } from './rows/file.row.js';
import { InspectionRow } from './rows/inspection.row.js';
import { MeetingRow } from './rows/meeting.row.js';
import { InstallationRow } from './rows/installation.row.js';
import { HolidayTableRow, RegimeApplicationRow, RegimeRow } from './rows/regime.row.js';
import { SessionRow } from './rows/session.row.js';
import { DirectiveItemRow, DirectiveRow } from './rows/directive.row.js';
import { ContentRow, EventRow } from './rows/event.row.js';
import { IdempotencyRow } from './rows/idempotency.row.js';
import { NoticeItemRow, NoticeRow } from './rows/notice.row.js';
import { ObligationRow } from './rows/obligation.row.js';
import { OutboxRow } from './rows/outbox.row.js';
import { PersonRow } from './rows/person.row.js';
import { PostHolderRow, PostRow } from './rows/post.row.js';
import { TaskContinuedRow, TaskRow, TaskUnitRow } from './rows/task.row.js';
import { TenantRow } from './rows/tenant.row.js';
import { UnitGroupMemberRow, UnitGroupRow, UnitRow } from './rows/unit.row.js';
import { WakeRow } from './rows/wake.row.js';
import { valueParsers } from './value-parsers.js';

export interface DataSourceTuning {
  /** Connections of the pool; 10 unless told. */
  poolSize?: number;
  /** Longest time of one statement in milliseconds, 0 for no end; 30 s unless told. */
  statementTimeoutMs?: number;
  /** Shown in `pg_stat_activity`. */
  applicationName?: string;
}

/**
 * How TypeORM connects: every row and migration, snake_case columns, and a pool that reads instants, days and counts
 * as {@link valueParsers} says. A transaction that somebody left open is ended by the server after a minute.
 */
export function dataSourceOptions(url: string, tuning: DataSourceTuning = {}): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: ROWS,
    migrations: MIGRATIONS,
    namingStrategy: new SnakeCaseColumns(),
    installExtensions: false,
    poolSize: tuning.poolSize ?? 10,
    applicationName: tuning.applicationName ?? 'duban',
    connectTimeoutMS: 10_000,
    extra: {
      types: valueParsers,
      options: '-c timezone=UTC -c datestyle=ISO,YMD',
      statement_timeout: tuning.statementTimeoutMs ?? 30_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
      // Statements of a batch go out together; the server takes them one after another.
      pipeline: true,
      onConnect: outlive,
    },
  };
}

/**
 * A connection that breaks while it is lent says so twice: to who waits for an answer on it, and as an event, for which
 * the pool listens only until it lends the connection. Unheard, the event would end the process.
 */
function outlive(client: Pick<Client, 'on'>): void {
  client.on('error', () => {});
}

/** Opens a data source. Throws what the driver says when the server is not there. */
export function openDataSource(url: string, tuning: DataSourceTuning = {}): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, tuning)).initialize();
}

/** The pool under a data source, for hand-written SQL on the same connections. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}

/** In the order in which they are applied. */
export const MIGRATIONS = [
  Directory1700000000001,
  Work1700000000002,
  Delivery1700000000003,
  FrontDoor1700000000004,
  UnitsOverTime1700000000005,
  Outcomes1700000000006,
  Continued1700000000007,
  NoticesOfAnyKind1700000000008,
  Inspections1700000000009,
  Clues1700000000010,
  Meetings1700000000011,
  ChangeControl1700000000012,
  OverlapsByInspection1700000000013,
  ActingHolders1700000000014,
];

const ROWS = [
  TenantRow,
  ClockRow,
  ClueRow,
  ClueSealRow,
  ClueShareRow,
  SealingKeyRow,
  UnitRow,
  UnitGroupRow,
  UnitGroupMemberRow,
  PersonRow,
  PostRow,
  PostHolderRow,
  DirectiveRow,
  DirectiveItemRow,
  TaskRow,
  TaskUnitRow,
  TaskContinuedRow,
  AggregateRow,
  MemberRow,
  ObligationRow,
  EventRow,
  ContentRow,
  WakeRow,
  OutboxRow,
  NoticeRow,
  NoticeItemRow,
  IdempotencyRow,
  DeadWorkRow,
  InstallationRow,
  AccountRow,
  SignInFailureRow,
  SessionRow,
  RegimeRow,
  RegimeApplicationRow,
  HolidayTableRow,
  DraftRow,
  OutcomeReadingRow,
  InspectionRow,
  MeetingRow,
  BlobRow,
  BlobChunkRow,
  FileRow,
];

/** `dueAt` in code is `due_at` in the database. */
class SnakeCaseColumns extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return custom ?? [...prefixes, property].join('_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
