import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type StateValue,
} from 'xstate';

/** One machine of one version, entered by its value and context: it never sees a stored snapshot that it does not know. */
export interface MachineDefinition {
  readonly name: string;
  readonly machine: AnyStateMachine;
  readonly initial: StateValue;
  /** What is wrong with a stored value: `unknown-state`, `region-missing`, or null. Ask before anything else. */
  defectOf(value: unknown): string | null;
  /** One pure transition, or null when the event is not taken. */
  take(value: StateValue, context: object, event: MachineEvent): Taken | null;
  /** Why an event is not taken: the code of a guard, or `not-in-state`. */
  refusalOf(value: StateValue, context: object, event: MachineEvent): string;
  /** Event types that this state takes, as far as can be told without the event's details. */
  eventsTaken(value: StateValue, context: object): readonly string[];
}

export interface MachineEvent {
  readonly type: string;
}

export interface Taken {
  readonly value: StateValue;
  readonly context: object;
  readonly actions: readonly { type: string; params: unknown }[];
  /** `machine: source --event--> target`. */
  readonly arrow: string;
}

/** Says why a transition may not be taken, by a code; null when it may. */
export type Reason<C, E> = (context: C, event: E) => string | null;

/** The guards of a machine, made from their reasons: a guard holds where there is no reason against it. */
export function guardsFrom<C, E, K extends string>(reasons: Record<K, Reason<C, E>>) {
  const guards = Object.entries<Reason<C, E>>(reasons).map(([name, reason]) => [
    name,
    ({ context, event }: { context: C; event: E }) => reason(context, event) === null,
  ]);
  return Object.fromEntries(guards) as Record<K, (args: { context: C; event: E }) => boolean>;
}

/**
 * Wraps a machine. `plain` names those reasons that read the event's type alone, so that they can be asked before the
 * event exists.
 */
export function defineMachine<C, E>(
  name: string,
  machine: AnyStateMachine,
  reasons: Readonly<Record<string, Reason<C, E>>> = {},
  plain: readonly string[] = [],
): MachineDefinition {
  const scope = createInertScope(machine);
  const places = new Map<string, Place>();
  const placeOf = (value: StateValue) => {
    const key = typeof value === 'string' ? value : JSON.stringify(value);
    let place = places.get(key);
    if (!place) places.set(key, (place = createPlace(machine, value)));
    return place;
  };
  const reasonOf = (guard: string, context: object, event: MachineEvent) =>
    reasons[guard]?.(context as C, event as E) ?? null;

  return {
    name,
    machine,
    initial: initialValueOf(machine.root),
    defectOf: (value) => (typeof value === 'string' && places.has(value) ? null : defectOf(machine.root, value)),
    take(value, context, event) {
      const place = placeOf(value);
      const source = place.sources.get(event.type);
      if (source === undefined) return null;
      const before = { ...place.snapshot, context } as AnyMachineSnapshot;
      const [after, actions] = scope.run(before, event);
      if (after === before && actions.length === 0) return null;
      const next: StateValue = after === before ? value : after.value;
      const target = next === value ? source : leafBeside(source, placeOf(next).leaves);
      return { value: next, context: after.context, actions, arrow: arrow(name, source, event.type, target) };
    },
    refusalOf(value, context, event) {
      const guards = placeOf(value).guards.get(event.type) ?? [];
      const last = guards.at(-1);
      return (last && reasonOf(last, context, event)) ?? 'not-in-state';
    },
    eventsTaken(value, context) {
      // candidates stand from the particular to the general, so the last one decides
      const may = ([type, guards]: [string, readonly (string | null)[]]) => {
        const guard = guards.at(-1) ?? null;
        return guard === null || !plain.includes(guard) || reasonOf(guard, context, { type }) === null;
      };
      return [...placeOf(value).guards].filter(may).map(([type]) => type);
    },
  };
}

/** An arrow as it is counted: `task: lifecycle.assigned --plan.cameIntoForce--> lifecycle.planned`. */
export function arrow(machine: string, source: string, event: string, target: string): string {
  return `${machine}: ${source} --${event}--> ${target}`;
}

/** Every leaf of a machine with the transitions that it takes itself or by its parents. */
export function transitionsOf(machine: AnyStateMachine): LeafTransition[] {
  return leavesUnder(machine.root).flatMap((leaf) =>
    candidatesOf(leaf).map(({ eventType, guard, target }) => ({
      source: pathOf(leaf),
      event: eventType,
      guard: typeof guard === 'string' ? guard : null,
      target: pathOf(target?.[0] ? initialLeafOf(target[0]) : leaf),
    })),
  );
}

export interface LeafTransition {
  readonly source: string;
  readonly event: string;
  readonly guard: string | null;
  readonly target: string;
}

/** What is known of one value of a machine: worked out once, used for every step from it. */
interface Place {
  readonly snapshot: AnyMachineSnapshot;
  readonly leaves: readonly string[];
  /** Event type → the leaf that takes it. */
  readonly sources: ReadonlyMap<string, string>;
  readonly guards: ReadonlyMap<string, readonly (string | null)[]>;
}

type StateNode = AnyStateMachine['root'];

function createPlace(machine: AnyStateMachine, value: StateValue): Place {
  const defect = defectOf(machine.root, value);
  if (defect) throw new Error(`${machine.id} cannot be in ${JSON.stringify(value)}: ${defect}`);
  const snapshot: AnyMachineSnapshot = machine.resolveState({ value, context: {} });
  const leaves = snapshot._nodes.filter((node) => node.type === 'atomic' || node.type === 'final');
  const sources = new Map<string, string>();
  const guards = new Map<string, (string | null)[]>();
  for (const leaf of leaves)
    for (const { eventType, guard } of candidatesOf(leaf)) {
      sources.set(eventType, pathOf(leaf));
      guards.set(eventType, [...(guards.get(eventType) ?? []), typeof guard === 'string' ? guard : null]);
    }
  return { snapshot, leaves: leaves.map(pathOf), sources, guards };
}

/**
 * XState's own `transition()` builds a throw-away actor for each call; here one inert scope serves a machine for ever.
 * A test holds the two equal.
 */
function createInertScope(machine: AnyStateMachine) {
  const self = createActor(machine);
  let actions: { type: string; params: unknown }[] = [];
  const scope: AnyActorScope = {
    self,
    id: '',
    sessionId: '',
    system: self.system,
    logger: () => undefined,
    defer: () => undefined,
    emit: () => undefined,
    stopChild: () => undefined,
    actionExecutor: ({ type, params }) => void actions.push({ type, params }),
  };
  return {
    run(snapshot: AnyMachineSnapshot, event: MachineEvent): [AnyMachineSnapshot, { type: string; params: unknown }[]] {
      actions = [];
      const after: AnyMachineSnapshot = machine.transition(snapshot, event, scope);
      return [after, actions];
    },
  };
}

/** XState fills gaps of a value silently, so gaps and strangers are looked for here. */
function defectOf(node: StateNode, value: unknown): string | null {
  if (node.type === 'parallel') return defectOfRegions(node, value);
  const [name, inner] = typeof value === 'string' ? [value, null] : (onlyEntryOf(value) ?? ['', null]);
  const child = Object.hasOwn(node.states, name) ? node.states[name] : undefined;
  if (!child) return 'unknown-state';
  const deeper = Object.keys(child.states).length > 0;
  if (inner === null) return deeper ? 'region-missing' : null;
  return deeper ? defectOf(child, inner) : 'unknown-state';
}

function defectOfRegions(node: StateNode, value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return 'region-missing';
  const regions: Record<string, unknown> = { ...value };
  if (Object.keys(regions).some((name) => !Object.hasOwn(node.states, name))) return 'unknown-state';
  for (const [name, region] of Object.entries(node.states)) {
    const defect = Object.hasOwn(regions, name) ? defectOf(region, regions[name]) : 'region-missing';
    if (defect) return defect;
  }
  return null;
}

function onlyEntryOf(value: unknown): [string, unknown] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Object.entries(value);
  return entries.length === 1 ? entries[0] : undefined;
}

function candidatesOf(leaf: StateNode): StateNode['transitions'] extends Map<string, infer T> ? T : never {
  const own = [...leaf.transitions.values()].flat();
  return leaf.parent ? [...own, ...candidatesOf(leaf.parent)] : own;
}

function initialValueOf(node: StateNode): StateValue {
  if (node.type === 'parallel')
    return Object.fromEntries(Object.entries(node.states).map(([name, child]) => [name, initialValueOf(child)]));
  const child = node.initial.target[0]!;
  return Object.keys(child.states).length > 0 ? { [child.key]: initialValueOf(child) } : child.key;
}

function initialLeafOf(node: StateNode): StateNode {
  return Object.keys(node.states).length > 0 ? initialLeafOf(node.initial.target[0]!) : node;
}

function leavesUnder(node: StateNode): StateNode[] {
  const children = Object.values(node.states);
  return children.length > 0 ? children.flatMap(leavesUnder) : [node];
}

function pathOf(node: StateNode): string {
  return node.path.join('.');
}

/** The leaf that stands now in the region of another. */
function leafBeside(source: string, leaves: readonly string[]): string {
  const region = source.split('.')[0];
  return leaves.find((leaf) => leaf.split('.')[0] === region) ?? leaves[0] ?? source;
}
