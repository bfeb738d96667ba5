import type { Accepted, Answer, Command } from '@duban/contracts';
import type { Instant } from '@duban/calendar';

/** Commands that stand or fall together: one command, or all of a group. */
export interface CommandWork {
  kind: 'commands';
  commands: readonly Command[];
  requestId: string | null;
}

/** Tasks whose due wakes are to be worked off up to a moment; one that somebody else holds is left for a later read. */
export interface WakeWork {
  kind: 'wakes';
  targets: readonly WakeTarget[];
  until: Instant;
}

/** A task with the obligations (and their parts) that are due in it. */
export interface WakeTarget {
  year: number;
  id: string;
  members: readonly string[];
}

export type Work = CommandWork | WakeWork;

/** What became of a work. `answers` has one answer for each command; `woken` counts the wakes that were worked off. */
export interface Outcome {
  answers: Answer[];
  woken: number;
}

/** An answer that is stored with its idempotency key. */
export interface KeptAnswer {
  post: string;
  key: string;
  requestHash: Buffer;
  answer: Accepted;
}
