export type { AdjustmentContext, Assignment } from './adjustment.js';
export {
  type CloseOutContext,
  type Closing,
  closings,
  type ReopeningGround,
  reopeningGrounds,
  verificationManners,
} from './close-out.js';
export type { Handed, Reassigned } from './reassigned.js';
export {
  type Deliverable,
  type Exemption,
  type ExemptionGround,
  exemptionGrounds,
  type ExtensionContext,
  type HoldReason,
  type InstructionContext,
  isLive,
  type Level,
  type Member,
  type MemberContexts,
  type MemberInputs,
  type MemberKind,
  type MemberOf,
  type NewMember,
  type NewMemberOf,
  type ObligationContext,
  type ObligationInput,
  type ObligationMember,
  type OwedAs,
  type ExtensionApprover,
  type PlanContext,
  type PlanPartContext,
  type ReportContext,
  type Rung,
  type SlipContext,
  type SubReportContext,
} from './member.js';
export {
  type Lifecycle,
  hasEnded,
  levelOf,
  memberOf,
  snapshotOf,
  stateOf,
  statusOf,
  type TaskContext,
  type TaskSnapshot,
  type TaskState,
  type TaskStatus,
  type TaskValue,
} from './task-state.js';
export {
  type MovedObligation,
  namedMembers,
  type Stamp,
  type TaskEvent,
  type TaskEventOf,
  type TaskEventType,
} from './task-event.js';
export {
  type ClueContext,
  type ClueEvent,
  type ClueLink,
  type ClueOutcome,
  clueOutcomes,
  type ClueSource,
  clueSources,
  type ClueState,
  type KeyHalf,
} from './clue-state.js';
export {
  type AgendaGround,
  agendaGrounds,
  type AgendaItem,
  type Criterion,
  type MeetingContext,
  type MeetingEvent,
  type MeetingKind,
  meetingKinds,
  type MeetingState,
  meetingStatuses,
} from './meeting-state.js';
export { scoresOf, sheetFault, unscored } from './meeting-scores.js';
export type { DirectiveContext, DirectiveEvent, DirectiveState, Disposition } from './directive-state.js';
export {
  governmentLevels,
  type InspectionContext,
  type InspectionEvent,
  type InspectionEventType,
  type InspectionKind,
  inspectionKinds,
  inspectionMethods,
  type InspectionState,
  inspectionStatuses,
  invitedCapacities,
  resultKinds,
} from './inspection-state.js';
export { type InspectionStep, nextOfInspection } from './inspection-next.js';
export { InspectionRules, type LocalRule } from './inspection-rules.js';
export { type HardStop, hardStopAgainst, hardStops, isLed } from './inspection-law.js';
export { type Effect, type NoticeKind, type Role, roleOf, roles } from './effect.js';
export { MemberNotLoaded, type Refused, type Step } from './refusal.js';
export { allowedEvents, evolveTask } from './evolve-task.js';
export { allowedPlainEvents, evolvePlain } from './evolve-plain.js';
export type { PlainEvent, PlainKind, PlainState } from './plain.js';
export {
  CLUE_DEFINITION,
  definitions,
  type Definitions,
  DIRECTIVE_DEFINITION,
  INSPECTION_DEFINITION,
  type MachineName,
  machineNames,
  TASK_DEFINITION,
} from './definitions.js';
export { migratePlain, migrateTask, replayPlain, replayTask } from './replay.js';
export { type Ladder, type LadderTrial, type RungCount, tryLadder, tryOwnLadder } from './ladder-trial.js';
export { type Lateness, latenessesOf } from './lateness.js';
export { nextWake, slipFor, type Wake, wakeEvent } from './wakes.js';
export { chartOf } from './chart.js';
export { arrowsOf, mermaidOf, statechartPage } from './mermaid.js';
export { type SamplingFacts, samplingOf, SamplingRules } from './sampling.js';
export { type Light, type LightInput, lightOf, LightThresholds } from './light.js';
export {
  decidePermission,
  missingRows,
  Permissions,
  type Permit,
  type Relation,
  relations,
  type Scope,
  scopeOf,
} from './permission.js';
export { type Reach, reachOfCommand, reachOfOperation } from './permission-reach.js';
