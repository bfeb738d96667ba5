import type { Instant } from '@duban/calendar';
import type { AggregateKind } from '@duban/contracts';
import {
  evolvePlain,
  evolveTask,
  hasEnded,
  isLive,
  type Definitions,
  type Effect,
  type PlainEvent,
  type PlainKind,
  type PlainState,
  type Refused,
  type TaskEvent,
  type TaskState,
} from '@duban/lifecycle';
import { eventBytes, linkHash } from '../record/chain.js';

/** One event that a batch adds to a chain. */
export interface NewEvent {
  seq: number;
  type: string;
  at: Instant;
  definition: number;
  bytes: Buffer;
  previous: Buffer | null;
  hash: Buffer;
}

/** An event before the engine has stamped it with its moment, its actor and the definition that made it. */
export type Unstamped<Event> = Event extends unknown ? Omit<Event, 'at' | 'by' | 'definition'> : never;
export type NewTaskEvent = Unstamped<TaskEvent>;
export type NewPlainEvent<K extends PlainKind = PlainKind> = Unstamped<PlainEvent<K>>;

/** An effect with the moment and the event it came from. */
export type DatedEffect = { effect: Effect; at: Instant; caughtUp: boolean };

interface Common {
  tenant: string;
  year: number;
  id: string;
  version: number;
  seq: number;
  head: Buffer | null;
  /** False until the aggregate's row is there. */
  stored: boolean;
  events: readonly NewEvent[];
  effects: readonly DatedEffect[];
}

/** A task under its lock, with what the batch has done to it so far. Values only: a refused command drops its copy. */
export interface TaskDraft extends Common {
  kind: 'task';
  state: TaskState | null;
  /** As it was read; null for a new one. */
  before: TaskState | null;
  memberVersions: ReadonlyMap<string, number>;
  changed: ReadonlySet<string>;
}

/** A plain aggregate under its lock, likewise. */
export interface PlainDraft<K extends PlainKind = PlainKind> extends Common {
  kind: K;
  state: PlainState<K> | null;
}

export type AggregateDraft = TaskDraft | PlainDraft;

export const isPlain = (draft: AggregateDraft): draft is PlainDraft => draft.kind !== 'task';

/** An aggregate that is not there yet. */
export function unborn(tenant: string, kind: AggregateKind, year: number, id: string): AggregateDraft {
  const common = {
    tenant,
    year,
    id,
    version: 0,
    seq: 0,
    head: null,
    stored: false,
    events: [],
    effects: [],
    state: null,
  };
  return kind === 'task'
    ? { ...common, kind, before: null, memberVersions: new Map(), changed: new Set() }
    : { ...common, kind };
}

interface Stamp {
  at: Instant;
  post: string | null;
  caughtUp?: boolean;
  /** The released versions of the machines: what is new is made by the newest. */
  definitions: Definitions;
}

/** The newest version in a registry. */
export const newestOf = (versions: Readonly<Record<number, unknown>>): number =>
  Math.max(...Object.keys(versions).map(Number));

/** Puts an event through the task's machines and links it to the chain. */
export function advanceTask(draft: TaskDraft, event: NewTaskEvent, stamp: Stamp): TaskDraft | Refused {
  const stamped = { ...event, ...stampOf(stamp, newestOf(stamp.definitions.task)) } as TaskEvent;
  const step = evolveTask(draft.state, stamped, stamp.definitions);
  if (!step.ok) return step;
  return {
    ...link(draft, stamped, step.effects, stamp),
    state: step.state,
    changed: new Set([...draft.changed, ...step.changed, ...rearmed(draft.state, step.state)]),
  };
}

/** When a task pauses, ends or goes on, the wakes of its missed obligations stop or go on though they stay as they are. */
function rearmed(before: TaskState | null, after: TaskState): string[] {
  if (!before || isWorkedOn(before) === isWorkedOn(after)) return [];
  return [...after.members.values()]
    .filter((member) => member.kind === 'obligation' && isLive(member))
    .map(({ id }) => id);
}

const isWorkedOn = ({ value }: TaskState): boolean => value.activity === 'active' && !hasEnded(value);

/** Puts an event through the machine of a plain aggregate and links it to the chain. */
export function advancePlain<K extends PlainKind>(
  draft: PlainDraft<K>,
  event: NewPlainEvent<K>,
  stamp: Stamp,
): PlainDraft<K> | Refused {
  const stamped = { ...event, ...stampOf(stamp, newestOf(stamp.definitions[draft.kind])) } as unknown as PlainEvent<K>;
  const step = evolvePlain(draft.kind, draft.state, stamped, stamp.definitions);
  if (!step.ok) return step;
  return { ...link(draft, stamped, step.effects, stamp), state: step.state };
}

const stampOf = ({ at, post }: Stamp, definition: number) => ({ at, by: post ? { post } : null, definition });

function link<Draft extends Common>(
  draft: Draft,
  event: { type: string; at: Instant; definition: number },
  effects: readonly Effect[],
  stamp: Stamp,
): Draft {
  const bytes = eventBytes(event);
  const seq = draft.seq + 1;
  const hash = linkHash(draft.tenant, draft.id, seq, draft.head, bytes);
  const { type, at, definition } = event;
  return {
    ...draft,
    seq,
    version: draft.version + 1,
    head: hash,
    events: [...draft.events, { seq, type, at, definition, bytes, previous: draft.head, hash }],
    effects: [...draft.effects, ...effects.map((effect) => ({ effect, at, caughtUp: stamp.caughtUp ?? false }))],
  };
}
