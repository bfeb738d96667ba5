import type { Accepted, Refusal } from '@duban/contracts';
import { Fault } from './fault.js';

/** A refusal of the engine as a problem. */
export function faultOf({ ok: _ok, code, message, ...details }: Refusal): Fault {
  return new Fault(code, message, details);
}

/** The refusal that made a group fall: of several the one that is no consequence of another. */
export const guiltyOf = (refusals: readonly Refusal[]): Refusal | undefined =>
  refusals.find(({ code }) => code !== 'group-refused') ?? refusals[0];

/** The answers to a group that stands. Throws the fault by which it fell. */
export function acceptedOf(answers: readonly (Accepted | Refusal)[]): Accepted[] {
  const guilty = guiltyOf(answers.filter((answer): answer is Refusal => !answer.ok));
  if (guilty) throw faultOf(guilty);
  return answers.filter((answer): answer is Accepted => answer.ok);
}
