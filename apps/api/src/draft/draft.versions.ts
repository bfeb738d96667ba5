import { Fault } from '../http/fault.js';
import type { StoredDraft } from './draft.store.js';

/** Throws a fault unless the caller saw the draft as it is, and says so. */
export function requireVersionGiven({ version }: StoredDraft, expected: number | undefined): void {
  if (expected === undefined)
    throw new Fault('stale', 'Say with If-Match which version of the draft you saw.', { version });
  if (expected !== version) throw staleDraft(version);
}

export const staleDraft = (version: number): Fault =>
  new Fault('stale', `The draft has changed: it is at version ${version}. Read it again.`, { version });

/** Throws a fault for a draft that is no longer edited. */
export function requireOpen({ status }: StoredDraft): void {
  if (status === 'open') return;
  const sentence =
    status === 'issued'
      ? 'This draft has been issued: the directive is changed by amending it.'
      : 'This draft is being issued: issue it again to find out whether it was.';
  throw new Fault('not-in-state', sentence, {
    state: status,
    ...(status === 'issuing' ? { allowed: ['draft.issue'] } : {}),
  });
}
