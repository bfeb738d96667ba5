export { eventBytes, linkHash } from './record/chain.js';
export { Calendars, type CalendarSource, sameForAll } from './calendars.js';
export { applyRegimeCommands, type Replan, replanOf, type ReplanTerms } from './decide/replan.js';
export { Engine, parseCommand, type EngineOptions } from './engine.js';
export {
  instantFromRow,
  instantOf,
  millisecondsOf,
  realNow,
  StandingClock,
  type BusinessClock,
} from './clock/business.clock.js';
export { ShiftedClock } from './clock/shifted.clock.js';
export { chance, derivedId, seeded, type Randomness } from './randomness.js';
export { documentDigest } from './batch/store-nouns.js';
export type { Fired } from './wakes/fire-due.js';
export {
  namesOf,
  readDirectory,
  type Directory,
  type DirectoryGroup,
  type DirectoryPost,
  readHistories,
} from './directory/directory.js';
export { namesOverTime, type PastOfName } from './directory/names-over-time.js';
export {
  type DirectoryUnit,
  isThereOn,
  nameClashIn,
  nameKey,
  nameSpansOf,
  successorLoopIn,
  type UnitHistory,
} from './directory/unit-history.js';
export { directoryOn } from './directory/directory-on.js';
export { governmentOfficeOf, isGovernmentOffice } from './directory/government-office.js';
export { allowedCommands } from './decide/allowed.js';
export { allowedInspectionCommands } from './decide/allowed-inspection.js';
export { inspectionRelationOf } from './decide/inspection-relation.js';
export { type ClaimAsk, claimAsks } from './decide/claim-asks.js';
export { lastDayOf } from './decide/extension.deciders.js';
export { allowedClueCommands } from './decide/allowed-clue.js';
export { allowedMeetingCommands } from './decide/allowed-meeting.js';
export { allowedDirectiveCommands } from './decide/allowed-directive.js';
export { directoryIds, saveDirectory, type DirectoryData } from './directory/save-directory.js';
export { decideDraft, draftAfter } from './directive/draft/decide-draft.js';
export { changesOfDraft } from './directive/draft/draft-changes.js';
export {
  overlapReasons,
  repeatsIn,
  repeatsOf,
  sharedTargets,
  type EarlierWords,
  type RepeatedItem,
} from './directive/draft/draft-overlaps.js';
export {
  byDoubt,
  diagnosticsOutsideItems,
  draftReasons,
  issuesOfDraft,
  reasonsOf,
  type DraftIssue,
} from './directive/draft/draft-doubts.js';
export { isDraftFault } from './directive/draft/draft-item.js';
export type { DraftReading } from './directive/draft/draft-reading.js';
export { type DraftState, yearOfDraft } from './directive/draft/draft-state.js';
export { readForDraft, type ReadingKind, readingKinds } from './directive/draft/read-for-draft.js';
export {
  itemsOfDraft,
  resolveDraft,
  type ResolvedItem,
  type ResolvedUnit,
  unitsOfWhole,
} from './directive/draft/resolve-draft.js';
export { issueDirective, type IssueDecisions, type IssuePlan } from './directive/issue-directive.js';
export { itemsFromText, unknownUnits } from './directive/items-from-text.js';
export {
  milestonesNotAsked,
  notAskedAtIssue,
  previewTask,
  type IssueTerms,
  type NotAsked,
  type PreviewedObligation,
} from './directive/preview-issue.js';
export { regimeAsPrinted } from './directive/regime-as-printed.js';
export { ladderTrialOf } from './record/ladder-trial.view.js';
export { readLatenesses } from './record/read-latenesses.js';
export { verifyRecord, type BadRow, type RecordReport } from './record/verify-record.js';
