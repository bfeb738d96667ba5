export { eventBytes, linkHash } from './record/chain.js';
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
  type DirectoryUnit,
} from './directory/directory.js';
export { directoryOn } from './directory/directory-on.js';
export { governmentOfficeOf, isGovernmentOffice } from './directory/government-office.js';
export { directoryIds, saveDirectory, type DirectoryData } from './directory/save-directory.js';
export { issueDirective, type IssueDecisions, type IssuePlan } from './directive/issue-directive.js';
export { itemsFromText, unknownUnits } from './directive/items-from-text.js';
export { verifyRecord, type BadRow, type RecordReport } from './record/verify-record.js';
