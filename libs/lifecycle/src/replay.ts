import { definitions, type Definitions, newestOf } from './definitions.js';
import { evolvePlain } from './evolve-plain.js';
import { evolveTask, snapshotDefect } from './evolve-task.js';
import type { PlainDefinition, PlainEvent, PlainKind, PlainRegistry, PlainState } from './plain.js';
import { refuse, type Refused, type Step } from './refusal.js';
import type { TaskEvent } from './task-event.js';
import type { TaskSnapshot, TaskState } from './task-state.js';

/**
 * Rebuilds a task from its events, every stretch by the definition of its version; a prefix gives the task as it was.
 * @throws Error when an event is refused: then it is not the record of a task.
 */
export function replayTask(events: readonly TaskEvent[], registry: Pick<Definitions, 'task'> = definitions): TaskState {
  return replay(events, (state: TaskState | null, event) => evolveTask(state, event, registry));
}

/** Rebuilds a plain aggregate from its events. @throws Error when an event is refused. */
export function replayPlain<K extends PlainKind>(
  kind: K,
  events: readonly PlainEvent<K>[],
  registry: PlainRegistry = definitions,
): PlainState<K> {
  return replay(events, (state: PlainState<K> | null, event) => evolvePlain(kind, state, event, registry));
}

export type Migrated<S> = { readonly ok: true; readonly snapshot: S } | Refused;

/**
 * Brings a stored task to the newest version, one registered migration after the other; of the newest version it comes
 * back as it is. Refused, before any machine sees it: `newer-version`, `unknown-version`, `unknown-state`, `region-missing`.
 * The caller records the outcome by `machine.migrated`.
 */
export function migrateTask(
  snapshot: TaskSnapshot,
  registry: Pick<Definitions, 'task'> = definitions,
): Migrated<TaskSnapshot> {
  return migrate('task', snapshot, registry.task, (definition, { value, members }) =>
    snapshotDefect(definition, value, members),
  );
}

/** The same for a plain aggregate. */
export function migratePlain<K extends PlainKind>(
  kind: K,
  snapshot: PlainState<K>,
  registry: PlainRegistry = definitions,
): Migrated<PlainState<K>> {
  const versions: Readonly<Record<number, PlainDefinition<K>>> = registry[kind];
  return migrate(kind, snapshot, versions, ({ machine }, { value }) => machine.defectOf(value));
}

interface Versioned<S> {
  readonly fromPrevious: ((snapshot: S) => S) | null;
}

function migrate<S extends { readonly definition: number }, D extends Versioned<S>>(
  machine: string,
  stored: S,
  versions: Readonly<Record<number, D>>,
  defectOf: (definition: D, snapshot: S) => string | null,
): Migrated<S> {
  const newest = newestOf(versions);
  const refused = (code: string) =>
    refuse({ code, machine, state: `stored by version ${stored.definition}`, event: 'machine.migrated', allowed: [] });
  if (stored.definition > newest) return refused('newer-version');
  let snapshot = stored;
  for (let version = stored.definition; ; version += 1) {
    const definition = versions[version];
    if (!definition) return refused('unknown-version');
    if (version > stored.definition) {
      if (!definition.fromPrevious) return refused('unknown-version');
      snapshot = { ...definition.fromPrevious(snapshot), definition: version };
    }
    const defect = defectOf(definition, snapshot);
    if (defect) return refused(defect);
    if (version === newest) return { ok: true, snapshot };
  }
}

function replay<S, E extends { readonly type: string; readonly at: string }>(
  events: readonly E[],
  evolve: (state: S | null, event: E) => Step<S> | Refused,
): S {
  let state: S | null = null;
  for (const event of events) {
    const step: Step<S> | Refused = evolve(state, event);
    if (!step.ok) throw new Error(`the record does not replay at ${event.at}: ${step.message}`);
    ({ state } = step);
  }
  if (state === null) throw new Error('the record is empty');
  return state;
}
