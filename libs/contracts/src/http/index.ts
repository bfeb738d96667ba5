export { Change } from './changes.operations.js';
export type { CloseOutView } from './close-out.operations.js';
export { COMMANDS_LIMIT, type GivenCommand } from './command.operations.js';
export type { HolidayView } from './holiday.operations.js';
export type { LadderTrialView, RegimeDifferenceView, RegimeView, YearPreview } from './regime.operations.js';
export type { DraftOverlaps, EarlierTaskView } from './draft-overlaps.views.js';
export type { DraftPreview, DraftRow, DraftSuggestions, DraftView, PastOfNameView } from './draft.views.js';
export type { ClueRow, ClueView, Reporter } from './clue.operations.js';
export { OutcomesFields } from './outcomes.operations.js';
export type {
  OutcomeCorrection,
  OutcomesRow,
  OutcomesView,
  PostedCorrection,
  VerdictCounts,
} from './outcomes.views.js';
export type { InspectionEntry, InspectionOverlap, InspectionRow, InspectionView } from './inspection.views.js';
export { FileFields } from './file.operations.js';
export type { OperationExample, OperationSpec } from './operation.js';
export {
  operationOf,
  operations,
  shownDetails,
  type OperationAnswer,
  type OperationId,
  type OperationRequest,
} from './operations.js';
export type { OperationInput } from './input.js';
export { PAGE_LIMIT } from './page.contract.js';
export { commonProblems, Problem, problemStatus, type ProblemCode } from './problem.contract.js';
export { problemsOf } from './problems-of.js';
export type { Statechart } from './statechart.operations.js';
export type { DirectiveItemView, DirectiveRow, DirectiveView } from './directive.operations.js';
export type { BoardCell, BoardTask } from './board.operations.js';
export type { DashboardView } from './dashboard.operations.js';
export type { SlipView } from './slip.operations.js';
export { matterKinds, type MatterRow } from './matter.operations.js';
export type { ObligationRow } from './obligation.operations.js';
export type { PlanRow, PlanView } from './plan.operations.js';
export type { FigureInPlace, ReturnDifference, ReturnRow, ReturnSheetRow, ReturnView } from './returns.operations.js';
export type { ReportRow, ReportView } from './report.operations.js';
export { DESK_COUNTED, type DeskRow, type DeskView } from './desk.operations.js';
export type { MeetingRow, MeetingView, SuggestedItem } from './meeting.operations.js';
export type { LeaderView } from './leader.operations.js';
export type { LedgerRow, TaskView } from './task.operations.js';
export type { HeldPost } from './session.operations.js';
export type { DeadWorkView } from './dead-work.operations.js';
export type { NoticeView, TaskNotice } from './notice.operations.js';
export type { TimelineEntry } from './record.operations.js';
export {
  type DirectoryImport,
  type GroupSaved,
  type GroupView,
  type Occupation,
  PersonSaved,
  type PersonView,
  type PostSaved,
  type PostView,
  unitKinds,
  type OpenWithUnit,
  type UnitEnded,
  type UnitRenamed,
  type UnitSaved,
  type UnitView,
} from './directory.views.js';
export type { AccountView } from './account.operations.js';
