export { Accepted, Refusal, type Answer } from './answer.contract.js';
export {
  Command,
  commandTypes,
  sealedCommandTypes,
  unpostedCommandTypes,
  TaskAssignment,
  type CommandOf,
  type CommandType,
} from './command.contract.js';
export { AdjustedContent } from './adjustment.contract.js';
export { DirectiveContent, DirectiveItem, ItemTarget, ItemTimeLimit } from './directive.contract.js';
export {
  acceptableReasons,
  DraftDecision,
  DraftItemId,
  RegimeCode,
  PostedDecision,
  type DraftDecisionOf,
} from './draft-decision.contract.js';
export { InspectionEvent } from './inspection-event.contract.js';
export { ClueEvent, DirectiveEvent, Effect, TaskEvent } from './event.contract.js';
export { MeetingEvent } from './meeting-event.contract.js';
export { issuesOf } from './issues.js';
export { jobs, type JobHandlers, type JobName, type JobPayload } from './job.contract.js';
export { planDifference, type PlanDifference } from './plan-difference.js';
export { PlanContent } from './plan.contract.js';
export { Attachments, ClauseStatus, CloseOutContent, Decimal, Figure, Mark, ReportContent } from './report.contract.js';
export {
  AggregateKind,
  ClueLink,
  DateText,
  DirectiveReference,
  Id,
  InstantText,
  Reference,
  TaskReference,
} from './reference.contract.js';
export { Line, Text, TEXT_LIMIT_BYTES } from './text.contract.js';

export * from './http/index.js';
