import type { DiagnosticCode } from '../diagnostics.js';
import type { Stretch } from '../text/stretch.js';

/** A line outside the tasks, and whether tasks stand behind it (`front`) or it closes the document. */
export interface LooseLine {
  at: Stretch;
  front: boolean;
}

/** A doubt and where it is. */
export interface Doubt extends Stretch {
  code: DiagnosticCode;
}
