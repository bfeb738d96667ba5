import type { PasswordChanged, SignedIn } from '@duban/access';
import { Fault } from '../http/fault.js';

type Refused = Exclude<SignedIn, { outcome: 'open' }> | Exclude<PasswordChanged, { outcome: 'changed' | 'unfit' }>;

/** What is said to somebody who could not prove who they are. */
export function refusalOf(refused: Refused): Fault {
  if (refused.outcome === 'locked') {
    const { retryAfter } = refused;
    const minutes = Math.ceil(retryAfter / 60);
    return new Fault('account-locked', `Too many wrong passwords; try again in ${minutes} min.`, { retryAfter });
  }
  if (refused.outcome === 'closed') return new Fault('account-closed', 'The administrator has closed this account.');
  return new Fault('sign-in-failed', 'The name or the password is not right.');
}

/** A new password that may not be taken. `because` is a clause, `path` a pointer into the body. */
export const unfit = (path: string, because: string): Fault =>
  new Fault('bad-body', `The password cannot be taken: it ${because}.`, { issues: [{ path, message: because }] });
