export { DocumentRefused, type RefusalCode } from './document-refused.js';
export type { DocumentKind, IntakeDocument, IntakeWarning, IntakeWarningCode, LineOrigin } from './intake-document.js';
export type { IntakeLimits } from './intake-limits.js';
export { readDocument, type ReadingOptions } from './read-document.js';
