import { definitions, versionDefect } from './definitions.js';
import type { Effect } from './effect.js';
import type { PlainDefinition, PlainEvent, PlainKind, PlainRegistry, PlainState } from './plain.js';
import { refuse, type Refused, type Step } from './refusal.js';
import type { Notice } from './signal.js';

/** Applies one event to a plain aggregate. Pure. `null` and one of its births make one. */
export function evolvePlain<K extends PlainKind>(
  kind: K,
  state: PlainState<K> | null,
  event: PlainEvent<K>,
  registry: PlainRegistry = definitions,
): Step<PlainState<K>> | Refused {
  const versions: Readonly<Record<number, PlainDefinition<K>>> = registry[kind];
  const refused: Refusing = (code, allowed = []) =>
    refuse({ code, machine: kind, state: state ? textOf(state.value) : 'not there', event: event.type, allowed });
  const isMigration = event.type === 'machine.migrated';
  const defect = versionDefect(versions, event, isMigration ? null : state);
  const definition = versions[event.definition];
  if (defect || !definition) return refused(defect ?? 'unknown-version');
  if (isMigration) return replaceWhole(definition, state, event as Migrated<K>, refused);
  return state === null ? bear(definition, event, refused) : move(definition, state, event, refused);
}

type Refusing = (code: string, allowed?: readonly string[]) => Refused;
type Migrated<K extends PlainKind> = PlainEvent<K> & { snapshot: PlainState<K> };

function replaceWhole<K extends PlainKind>(
  { machine }: PlainDefinition<K>,
  state: PlainState<K> | null,
  { definition, snapshot }: Migrated<K>,
  refused: Refusing,
): Step<PlainState<K>> | Refused {
  const defect = snapshot.definition === definition ? machine.defectOf(snapshot.value) : 'unknown-version';
  return defect || !state ? refused(defect ?? 'not-in-state') : stepTo(snapshot);
}

function bear<K extends PlainKind>(
  { births, born }: PlainDefinition<K>,
  event: PlainEvent<K>,
  refused: Refusing,
): Step<PlainState<K>> | Refused {
  if (!births.includes(event.type)) return refused('not-in-state', births);
  const { effects, ...birth } = born(event);
  return stepTo({ definition: event.definition, ...birth } as PlainState<K>, [], effects);
}

function move<K extends PlainKind>(
  { machine }: PlainDefinition<K>,
  state: PlainState<K>,
  event: PlainEvent<K>,
  refused: Refusing,
): Step<PlainState<K>> | Refused {
  const defect = machine.defectOf(state.value);
  if (defect) return refused(defect);
  const taken = machine.take(state.value, state.context, event);
  if (!taken)
    return refused(
      machine.refusalOf(state.value, state.context, event),
      machine.eventsTaken(state.value, state.context),
    );
  const { value, context, actions, arrow } = taken;
  return stepTo({ ...state, value, context } as PlainState<K>, [arrow], actions.flatMap(effectsOf));
}

/** Event types that a plain aggregate takes now. */
export function allowedPlainEvents<K extends PlainKind>(kind: K, state: PlainState<K> | null): readonly string[] {
  const versions: Readonly<Record<number, PlainDefinition<K>>> = (definitions as PlainRegistry)[kind];
  if (state) return versions[state.definition]?.machine.eventsTaken(state.value, state.context) ?? [];
  return Object.values(versions).at(-1)?.births ?? [];
}

/** Whom an action of a machine tells. A plain aggregate has no lead: its notices name the unit. */
function effectsOf({ type, params }: { type: string; params: unknown }): Effect[] {
  if (type !== 'notify') return [];
  return (params as Notice[]).flatMap(({ kind, unit, roles }): Effect[] =>
    typeof unit === 'object' && unit !== null ? [] : [{ type: 'notify', kind, unit, roles }],
  );
}

function stepTo<S>(state: S, arrows: readonly string[] = [], effects: readonly Effect[] = []): Step<S> {
  return { ok: true, state, changed: [], effects, arrows };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
