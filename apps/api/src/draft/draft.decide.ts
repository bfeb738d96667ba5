import type { DraftDecision, PostedDecision } from '@duban/contracts';
import { decideDraft, type Directory, draftAfter, isDraftFault, namesOf, unitsOfWhole } from '@duban/engine';
import { Fault } from '../http/fault.js';
import type { DraftContent } from './draft.store.js';

/** The most decisions that a draft keeps, and the most characters of them: each change of a draft carries all of them out. */
const DECISIONS_LIMIT = 2_000;
const CHARACTERS_LIMIT = 2_000_000;

/** What decisions may refer to. */
export interface DraftSurroundings {
  directory: Omit<Directory, 'posts'>;
  /** Of the government: rules have its days. */
  zone: string;
}

/** The decisions of a draft after those that were posted. Throws a fault that points at the one that cannot be taken. */
export function takeDecisions(
  { reading, decisions }: Pick<DraftContent, 'reading' | 'decisions'>,
  posted: readonly PostedDecision[],
  surroundings: DraftSurroundings,
): DraftDecision[] {
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
    const strange = strangeIn(decision, surroundings);
    if (strange) throw refused(index, strange.field, strange.message);
    const next = decideDraft(state, decision);
    if (isDraftFault(next)) throw refused(index, next.field, next.message);
    state = next;
    taken.push(decision);
  }
  if (taken.length > DECISIONS_LIMIT || JSON.stringify(taken).length > CHARACTERS_LIMIT)
    throw refused(posted.length - 1, 'type', 'A draft keeps no more than 2000 decisions and 2 MB of them.');
  return taken;
}

/** What a decision refers to that is not there, or of another government's time. */
function strangeIn(
  decision: DraftDecision,
  { directory, zone }: DraftSurroundings,
): { field: string; message: string } | undefined {
  const rules = decision.type === 'setRegime' && typeof decision.regime === 'object' ? decision.regime : null;
  if (rules && rules.zone !== zone)
    return { field: 'regime/zone', message: `The days of the government are of ${zone}.` };
  const stranger =
    strangerIn(decision, ['unit', 'members', 'jointLeads', 'coordinating'], directory.units) ??
    strangerIn(decision, ['group'], directory.groups);
  if (stranger)
    return { field: stranger.field, message: `The directory has nothing under ${stranger.id} on that day.` };
  return outsiderIn(decision, directory);
}

/** A unit that is said to be in a part of a group, but does not belong to the group. */
function outsiderIn(
  decision: DraftDecision,
  directory: DraftSurroundings['directory'],
): { field: string; message: string } | undefined {
  if (decision.type !== 'resolveGroup') return undefined;
  const byId = new Map(directory.groups.map((group) => [group.id, group]));
  const offered = unitsOfWhole(namesOf(directory).group(decision.name), byId);
  const outsider = offered && decision.members?.find((unit) => !offered.includes(unit));
  if (!outsider) return undefined;
  const name = directory.units.find(({ id }) => id === outsider)?.name ?? outsider;
  return { field: 'members', message: `${name} does not belong to the group of which ${decision.name} is a part.` };
}

function strangerIn(
  decision: DraftDecision,
  fields: readonly string[],
  known: readonly { id: string }[],
): { field: string; id: string } | undefined {
  const values = decision as Record<string, unknown>;
  for (const field of fields) {
    const ids = [values[field]].flat();
    const id = ids.find((each) => typeof each === 'string' && !known.some((one) => one.id === each));
    if (typeof id === 'string') return { field, id };
  }
  return undefined;
}

const refused = (index: number, field: string, message: string): Fault =>
  new Fault('bad-body', `Decision ${index + 1} cannot be taken: ${message}`, {
    issues: [{ path: `/decisions/${index}/${field}`, message }],
  });
