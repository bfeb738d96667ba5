import type { IntakeWarning, LineOrigin } from './intake-document.js';

/** How far the reading of a file is, from 0 to 1. */
export type TellProgress = (share: number) => void;

/** What a reader makes of a file. */
export interface ReadLines {
  readonly text: string;
  readonly lines: readonly LineOrigin[];
  readonly warnings: readonly IntakeWarning[];
}
