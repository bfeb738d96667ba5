import type { Stretch } from '../text/stretch.js';

/** A line outside the tasks, and whether tasks stand behind it (`front`) or it closes the document. */
export interface LooseLine {
  at: Stretch;
  front: boolean;
}
