import type { DraftDecision, PostedDecision, TaskReference } from '@duban/contracts';
import {
  decideDraft,
  type Directory,
  draftAfter,
  isDraftFault,
  namesOf,
  unitsOfWhole,
  yearOfDraft,
} from '@duban/engine';
import { Fault } from '../http/fault.js';
import type { DraftContent } from './draft.store.js';
import type { EarlierTask } from './earlier-tasks.read.js';

/** The most decisions that a draft keeps, and the most characters of them: each change of a draft carries all of them out. */
const DECISIONS_LIMIT = 2_000;
const CHARACTERS_LIMIT = 2_000_000;

/** What decisions may refer to. */
export interface DraftSurroundings {
  directory: Omit<Directory, 'posts'>;
  /** Of the government: rules have its days. */
  zone: string;
  /** Earlier tasks that are named, by id, as far as they are there. */
  earlier: ReadonlyMap<string, EarlierTask>;
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
    const strange = strangeIn(decision, surroundings) ?? strangeTask(decision, surroundings, yearOfDraft(state));
    if (strange) throw refused(index, strange.field, strange.message);
    const whole = decision.type === 'carryOver' ? carryingOver(decision.task, surroundings) : decision;
    const next = decideDraft(state, whole);
    if (isDraftFault(next)) throw refused(index, next.field, next.message);
    state = next;
    taken.push(whole);
  }
  if (taken.length > DECISIONS_LIMIT || JSON.stringify(taken).length > CHARACTERS_LIMIT)
    throw refused(posted.length - 1, 'type', 'A draft keeps no more than 2000 decisions and 2 MB of them.');
  return taken;
}

/** What is wrong with an earlier task that a decision names. */
function strangeTask(
  decision: PostedDecision,
  { earlier }: DraftSurroundings,
  year: number | null,
): { field: string; message: string } | undefined {
  if (decision.type !== 'link' && decision.type !== 'carryOver') return undefined;
  const task = earlier.get(decision.task.id);
  const told = (message: string) => ({ field: 'task', message });
  if (!task || task.task.year !== decision.task.year) return told('There is no such earlier task.');
  if (year !== null && task.task.year >= year) return told(`The task is not of a year before ${year}.`);
  const isOver = task.status === 'completed' || task.status === 'withdrawn';
  return decision.type === 'carryOver' && isOver
    ? told(`The task is ${task.status}: there is nothing to carry over.`)
    : undefined;
}

/** The decision with everything that it takes from the earlier task. */
function carryingOver(
  { id }: TaskReference,
  { earlier, directory }: DraftSurroundings,
): Extract<DraftDecision, { type: 'carryOver' }> {
  const found = earlier.get(id);
  if (!found) throw new Error(`Task ${id} was not read.`);
  const { task, title, text, sectionPath, lead } = found;
  // Units that are gone take no part any more.
  const isThere = (unit: string): boolean => directory.units.some((each) => each.id === unit);
  return {
    type: 'carryOver',
    task,
    title,
    text,
    sectionPath: sectionPath.slice(0, 10),
    lead: lead && isThere(lead.id) ? lead.id : null,
    jointLeads: found.jointLeads.filter(isThere),
    coordinating: found.coordinating.filter(isThere),
  };
}

/** What a decision refers to that is not there, or of another government's time. */
function strangeIn(
  decision: PostedDecision,
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
  decision: PostedDecision,
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
  decision: PostedDecision,
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
