import { type Door, Sessions } from '@duban/access';
import { PostgresFileStore } from '@duban/files';
import type { Duban } from '@duban/jobs';
import type { Permissions } from '@duban/lifecycle';
import { realNow } from '@duban/engine';
import type { WorkCalendar } from '@duban/calendar';
import { SharedReads } from '@duban/persistence';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { loadInspectionRules, loadLights, loadSamplingRules } from '../../../config/load-config.js';
import { AccountController } from './account/account.controller.js';
import { ChangeStreams } from './changes/change-streams.js';
import { ChangesController } from './changes/changes.controller.js';
import { ClueController } from './clue/clue.controller.js';
import { SealingKeyController } from './clue/sealing-key.controller.js';
import { CommandController } from './command/command.controller.js';
import { DeadWorkController } from './dead-work/dead-work.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DirectoryImportController } from './directory/directory-import.controller.js';
import { HandoverController } from './directory/handover.controller.js';
import { DirectoryEditController } from './directory/directory-edit.controller.js';
import { DemoController } from './demo/demo.controller.js';
import type { Demonstration } from './demo/demonstration.js';
import { DraftController } from './draft/draft.controller.js';
import { InspectionController } from './inspection/inspection.controller.js';
import { MatterController } from './matter/matter.controller.js';
import { MeetingController } from './meeting/meeting.controller.js';
import { OutcomesController } from './outcomes/outcomes.controller.js';
import { HolidayController } from './holiday/holiday.controller.js';
import { ApplicationController } from './regime/application.controller.js';
import { LadderController } from './regime/ladder.controller.js';
import { RegimeController } from './regime/regime.controller.js';
import { AboutController } from './health/about.controller.js';
import { FileController } from './file/file.controller.js';
import { HealthController } from './health/health.controller.js';
import { FaultFilter } from './http/fault.filter.js';
import { OperationGuard } from './http/operation.guard.js';
import { type Channels, openChannels } from '@duban/notify';
import { ChannelController } from './channel/channel.controller.js';
import { PermissionController } from './permission/permission.controller.js';
import { QueueController } from './queue/queue.controller.js';
import { NoticeController } from './notice/notice.controller.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { RecordController } from './record/record.controller.js';
import { SessionController } from './session/session.controller.js';
import { SetupController } from './setup/setup.controller.js';
import { BoardController } from './board/board.controller.js';
import { DashboardController } from './dashboard/dashboard.controller.js';
import { DeskController } from './desk/desk.controller.js';
import { LeaderController } from './leader/leader.controller.js';
import { DirectiveController } from './directive/directive.controller.js';
import { ObligationController } from './obligation/obligation.controller.js';
import { PlanController } from './plan/plan.controller.js';
import { ReportController } from './report/report.controller.js';
import { ReturnsController } from './returns/returns.controller.js';
import { CloseOutController } from './close-out/close-out.controller.js';
import { SlipController } from './slip/slip.controller.js';
import { StatechartController } from './statechart/statechart.controller.js';
import { TaskController } from './task/task.controller.js';
import {
  CHANNELS,
  DEMONSTRATION,
  DOOR,
  DUBAN,
  FILE_STORE,
  INSPECTION_RULES,
  LIGHTS,
  PERMISSIONS,
  SAMPLING_RULES,
  SESSIONS,
  SETUP_TOKEN,
  SHARED_READS,
  WORK_CALENDAR,
} from './tokens.js';

/** What the HTTP interface stands on. */
export interface ApiParts {
  duban: Duban;
  permissions: Permissions;
  calendar: WorkCalendar;
  /** Channels of notices; the inbox alone unless told. */
  channels?: Channels;
  /** The demonstration that this is; left out where it is none. */
  demonstration?: Demonstration;
  /** What the first administrator must show at the setup; left out where nobody else reaches the server. */
  setupToken?: string;
  /** The most tries to sign in of one address in a minute; 60 unless told. */
  signInsPerMinute?: number;
}

const controllers = [
  HealthController,
  AboutController,
  DemoController,
  OpenApiController,
  SessionController,
  SetupController,
  DirectoryController,
  DirectoryEditController,
  HandoverController,
  DirectoryImportController,
  AccountController,
  CommandController,
  ChangesController,
  DirectiveController,
  TaskController,
  CloseOutController,
  ObligationController,
  DeskController,
  LeaderController,
  BoardController,
  DashboardController,
  PlanController,
  ReportController,
  ReturnsController,
  DraftController,
  OutcomesController,
  InspectionController,
  ClueController,
  SealingKeyController,
  MeetingController,
  RegimeController,
  ApplicationController,
  LadderController,
  HolidayController,
  RecordController,
  SlipController,
  MatterController,
  StatechartController,
  NoticeController,
  DeadWorkController,
  QueueController,
  ChannelController,
  PermissionController,
  FileController,
];

/** The controllers of all capabilities over one open product. */
@Module({})
export class ApiModule {
  static over({ duban, permissions, calendar, channels, demonstration, setupToken }: ApiParts): DynamicModule {
    const { pool, clock } = duban;
    const today = (): string => calendar.dateOf(clock.now());
    return {
      module: ApiModule,
      controllers,
      providers: [
        { provide: DUBAN, useValue: duban },
        { provide: CHANNELS, useFactory: () => channels ?? openChannels({}, pool, () => clock.now()) },
        { provide: DEMONSTRATION, useValue: demonstration ?? null },
        { provide: SETUP_TOKEN, useValue: setupToken ?? null },
        { provide: PERMISSIONS, useValue: permissions },
        { provide: INSPECTION_RULES, useFactory: loadInspectionRules },
        { provide: SAMPLING_RULES, useFactory: loadSamplingRules },
        { provide: LIGHTS, useFactory: loadLights },
        { provide: WORK_CALENDAR, useValue: calendar },
        { provide: SHARED_READS, useFactory: () => new SharedReads(pool) },
        { provide: SESSIONS, useFactory: () => new Sessions({ pool, now: realNow, today }) },
        { provide: DOOR, useFactory: (sessions: Sessions): Door => ({ pool, sessions, today }), inject: [SESSIONS] },
        { provide: FILE_STORE, useFactory: () => new PostgresFileStore(pool) },
        ChangeStreams,
        { provide: APP_GUARD, useClass: OperationGuard },
        { provide: APP_FILTER, useClass: FaultFilter },
      ],
    };
  }
}
