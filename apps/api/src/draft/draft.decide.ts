import type { DraftDecision, PostedDecision } from '@duban/contracts';
import { decideDraft, type Directory, draftAfter, isDraftFault, type DraftState } from '@duban/engine';
import { Fault } from '../http/fault.js';
import type { DraftContent } from './draft.store.js';

/** The most decisions that a draft keeps. */
const DECISIONS_LIMIT = 10_000;

/** The decisions of a draft after those that were posted, and the draft that they make. Throws a fault that points at the one that cannot be taken. */
export function takeDecisions(
  { reading, decisions }: Pick<DraftContent, 'reading' | 'decisions'>,
  posted: readonly PostedDecision[],
  directory: Pick<Directory, 'units' | 'groups'>,
): { decisions: DraftDecision[]; state: DraftState } {
  const known = new Set([...directory.units, ...directory.groups].map(({ id }) => id));
  let taken = [...decisions];
  let state = draftAfter(reading, taken);
  for (const [index, decision] of posted.entries()) {
    if (decision.type === 'undo') {
      if (decision.count > taken.length)
        throw refused(index, 'count', `Only ${taken.length} decisions can be taken back.`);
      taken = taken.slice(0, taken.length - decision.count);
      state = draftAfter(reading, taken);
      continue;
    }
    const stranger = idsIn(decision).find(({ id }) => !known.has(id));
    if (stranger) throw refused(index, stranger.field, `The directory has nothing under ${stranger.id}.`);
    const next = decideDraft(state, decision);
    if (isDraftFault(next)) throw refused(index, next.field, next.message);
    state = next;
    taken.push(decision);
  }
  if (taken.length > DECISIONS_LIMIT)
    throw refused(posted.length - 1, 'type', `A draft keeps ${DECISIONS_LIMIT} decisions.`);
  return { decisions: taken, state };
}

/** The units and groups that a decision names, each with its field. */
function idsIn(decision: DraftDecision): { field: string; id: string }[] {
  return ['unit', 'group', 'members', 'jointLeads', 'coordinating'].flatMap((field) => {
    const value: unknown = (decision as Record<string, unknown>)[field];
    const ids: unknown[] = Array.isArray(value) ? value : [value];
    return ids.flatMap((id) => (typeof id === 'string' ? [{ field, id }] : []));
  });
}

const refused = (index: number, field: string, message: string): Fault =>
  new Fault('bad-body', `Decision ${index + 1} cannot be taken: ${message}`, {
    issues: [{ path: `/decisions/${index}/${field}`, message }],
  });
