import type { Effect } from './effect.js';

/** What one event did. */
export interface Step<S> {
  readonly ok: true;
  readonly state: S;
  /** Ids of the members that changed or are new. */
  readonly changed: readonly string[];
  readonly effects: readonly Effect[];
  /** The arrows taken, written as in `arrowsOf`. */
  readonly arrows: readonly string[];
}

/** Why an event was not taken. A refusal changes nothing. */
export interface Refused {
  readonly ok: false;
  readonly code: string;
  readonly machine: string;
  readonly state: string;
  readonly event: string;
  /** Events that are taken instead. */
  readonly allowed: readonly string[];
  /** One plain sentence that names the state, the event and what is allowed. */
  readonly message: string;
}

export function refuse(refusal: Omit<Refused, 'ok' | 'message'>): Refused {
  const { code, machine, state, event, allowed } = refusal;
  const because = code === 'not-in-state' ? '' : ` (${code})`;
  const instead = allowed.length > 0 ? `allowed is ${allowed.join(', ')}` : 'nothing is allowed';
  return {
    ok: false,
    ...refusal,
    message: `The ${machine} is ${state} and does not take ${event}${because}; ${instead}.`,
  };
}

/** A programming error: the caller did not load a member that the event needs. */
export class MemberNotLoaded extends Error {
  constructor(
    readonly id: string,
    kind: string,
  ) {
    super(`The ${kind} ${id} is needed and was not loaded.`);
    this.name = 'MemberNotLoaded';
  }
}
