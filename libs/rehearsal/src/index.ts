export { checkInvariants } from './checker/checker.js';
export type { CheckOptions } from './checker/check-options.js';
export { recordHash } from './checker/record.js';
export type { Violation } from './checker/violation.js';
export { rehearse, type Lived, type RehearsalOptions } from './rehearse.js';
export type { RehearsalInput } from './rehearsal-input.js';
export type { RehearsalRuntime } from './stage.js';
export { summarise, type RehearsalSummary } from './summary.js';
export { runRehearsal, type RehearsalPlace, type RehearsalSettings } from './open-rehearsal.js';
