import { changesOperations } from './changes.operations.js';
import { clueOperations } from './clue.operations.js';
import { closeOutOperations } from './close-out.operations.js';
import { commandOperations } from './command.operations.js';
import { deadWorkOperations } from './dead-work.operations.js';
import { demoOperations } from './demo.operations.js';
import { draftOperations } from './draft.operations.js';
import { fileOperations } from './file.operations.js';
import { boardOperations } from './board.operations.js';
import { dashboardOperations } from './dashboard.operations.js';
import { deskOperations } from './desk.operations.js';
import { leaderOperations } from './leader.operations.js';
import { directiveOperations } from './directive.operations.js';
import { holidayOperations } from './holiday.operations.js';
import { healthOperations } from './health.operations.js';
import { inspectionOperations } from './inspection.operations.js';
import { matterOperations } from './matter.operations.js';
import { meetingOperations } from './meeting.operations.js';
import { noticeOperations } from './notice.operations.js';
import { outcomesOperations } from './outcomes.operations.js';
import { openapiOperations } from './openapi.operations.js';
import { obligationOperations } from './obligation.operations.js';
import { planOperations } from './plan.operations.js';
import { reportOperations } from './report.operations.js';
import type { AnswerOf, OperationSpec, RequestOf } from './operation.js';
import { returnsOperations } from './returns.operations.js';
import { recordOperations } from './record.operations.js';
import { accountOperations } from './account.operations.js';
import { directoryOperations } from './directory.operations.js';
import { channelOperations } from './channel.operations.js';
import { permissionOperations } from './permission.operations.js';
import { queueOperations } from './queue.operations.js';
import { regimeOperations } from './regime.operations.js';
import { sessionOperations } from './session.operations.js';
import { statechartOperations } from './statechart.operations.js';
import { slipOperations } from './slip.operations.js';
import { setupOperations } from './setup.operations.js';
import { taskOperations } from './task.operations.js';

/** Every operation of the HTTP interface, in the order in which they are described. */
export const operations = [
  ...healthOperations,
  ...demoOperations,
  ...openapiOperations,
  ...setupOperations,
  ...sessionOperations,
  ...directoryOperations,
  ...accountOperations,
  ...commandOperations,
  ...directiveOperations,
  ...taskOperations,
  ...closeOutOperations,
  ...obligationOperations,
  ...slipOperations,
  ...matterOperations,
  ...deskOperations,
  ...leaderOperations,
  ...boardOperations,
  ...dashboardOperations,
  ...planOperations,
  ...reportOperations,
  ...returnsOperations,
  ...draftOperations,
  ...outcomesOperations,
  ...inspectionOperations,
  ...clueOperations,
  ...meetingOperations,
  ...regimeOperations,
  ...holidayOperations,
  ...changesOperations,
  ...recordOperations,
  ...statechartOperations,
  ...noticeOperations,
  ...deadWorkOperations,
  ...queueOperations,
  ...channelOperations,
  ...permissionOperations,
  ...fileOperations,
] as const satisfies readonly OperationSpec[];

/** What is shown of a view only to those whom a row of the permission table names. */
export const shownDetails = ['person.contact'] as const;

export type Operation = (typeof operations)[number];
export type OperationId = Operation['id'];
export type OperationOf<Id extends OperationId> = Extract<Operation, { id: Id }>;
export type OperationRequest<Id extends OperationId> = RequestOf<OperationOf<Id>>;
export type OperationAnswer<Id extends OperationId> = AnswerOf<OperationOf<Id>>;

const byId = new Map<string, OperationSpec>(operations.map((each) => [each.id, each]));

/** The operation of this id; it is always there. */
export function operationOf(id: OperationId): OperationSpec {
  const found = byId.get(id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
}
