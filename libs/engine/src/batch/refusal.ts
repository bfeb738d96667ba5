import type { Refusal } from '@duban/contracts';
import type { Refused } from '@duban/lifecycle';

type Details = Omit<Refusal, 'ok' | 'code' | 'message'>;

/** A refusal is data, found before any write. */
export const refusal = (code: Refusal['code'], message: string, details: Details = {}): Refusal => ({
  ok: false,
  code,
  message,
  ...details,
});

const KNOWN = new Set<string>(['not-in-state', 'newer-version', 'unknown-member', 'after-due']);

/** A machine's refusal as the engine answers it: a guard's own code is told as a wrong state, with its sentence. */
export const refusalOf = (refused: Refused): Refusal =>
  refusal(KNOWN.has(refused.code) ? (refused.code as Refusal['code']) : 'not-in-state', refused.message, {
    machine: refused.machine,
    state: refused.state,
    allowed: [...refused.allowed],
  });

/** What is not there and what one may not know of are told in the same words. */
export const notFound = (): Refusal => refusal('not-found', 'There is nothing here under this id.');

/** Told to the others of a group in which one command is refused. */
export const groupRefused = (): Refusal =>
  refusal('group-refused', 'Another command of the same group was refused, so nothing was done.');

/** What the machines refuse, as an answer. */
export const refusedAsAnswer = <Draft>(result: Draft | Refused): Draft | Refusal =>
  typeof result === 'object' && result !== null && 'ok' in result ? refusalOf(result as Refused) : (result as Draft);
