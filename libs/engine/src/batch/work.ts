import type { Accepted, Command } from '@duban/contracts';
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

/** An answer that is stored with its idempotency key. */
export interface KeptAnswer {
  post: string;
  key: string;
  requestHash: Buffer;
  answer: Accepted;
}
