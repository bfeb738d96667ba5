export type { Block, BlockKind } from './blocks/block.js';
export { type Diagnostic, type DiagnosticCode, diagnosticMessages } from './diagnostics.js';
export { type DirectiveDifference, type TaskField, differenceOfDirectives } from './directive-difference.js';
export { DirectiveUnreadable, type UnreadableCode } from './directive-unreadable.js';
export { explainDirective, type ExplainedLine } from './explain-directive.js';
export { explainReport } from './explain-report.js';
export { parseDirective } from './parse-directive.js';
export type {
  DirectiveDocument,
  LeadBasis,
  ParsedDirective,
  ParsedTask,
  ReportingCalendar,
  Target,
  TaskSpans,
  TimeLimit,
} from './parsed-directive.js';
export type { ChapterKind } from './prose/chapters.js';
export { parseReport } from './prose/parse-report.js';
export type { Commitment, LeftOut, LeftOutReason, ParsedReport, ReportSection } from './prose/parsed-report.js';
export type { ClaimMatch, Mark, MatchRule, TaskMatch, Verdict } from './outcomes/match.js';
export { type IssuedItem, promisesOf } from './outcomes/issued-items.js';
export { matchOutcomes, type OutcomeMatches } from './outcomes/match-outcomes.js';
export type { Outcome, StatedResult } from './outcomes/outcome.js';
export { type RepeatedTask, repeatedTasks } from './overlap/repeated-tasks.js';
export { type SameTarget, sameTargetsIn } from './overlap/same-targets.js';
export { targetsIn } from './figures/targets.js';
export { type AssignedTask, learnAssignments, type LearnedAssignments, type NamedUnit } from './suggest/learn.js';
export { suggestAssignment, type SuggestedAssignment, type SuggestedUnit } from './suggest/suggest-assignment.js';
export { type KnownUnit, suggestUnits, type SuggestionReason, type UnitSuggestion } from './units/suggest-units.js';
export { type DecodedText, decodeText } from './text/encoding.js';
export type { Span } from './text/stretch.js';
