import type { AnyStateMachine } from 'xstate';
import { definitions, type MachineName } from './definitions.js';
import type { MemberKind } from './member.js';
import type { PlainKind } from './plain.js';

/** A statechart as data: what a page needs to draw it. */
export interface Chart {
  machine: MachineName;
  /** Of the definition. */
  version: number;
  nodes: ChartNode[];
  edges: ChartEdge[];
}

interface ChartNode {
  /** Path within the machine: `lifecycle.reporting.working`. */
  id: string;
  parent: string | null;
  /** `region`: it goes on beside its neighbours; `group`: it has states of its own; `state`: a leaf. */
  kind: 'region' | 'group' | 'state';
  /** Where its parent begins. */
  initial: boolean;
}

interface ChartEdge {
  from: string;
  /** The same as `from` where the state stays. */
  to: string;
  event: string;
  /** Code of the condition under which it is taken. */
  guard: string | null;
}

type StateNode = AnyStateMachine['root'];

/** The statechart of a machine in a released version; undefined where there is none. */
export function chartOf(machine: MachineName, version: number): Chart | undefined {
  const definition = machineOf(machine, version);
  if (!definition) return undefined;
  const nodes = below(definition.machine.root);
  return { machine, version, nodes: nodes.map(nodeOf), edges: nodes.flatMap(edgesFrom) };
}

function machineOf(machine: MachineName, version: number) {
  if (isPlain(machine)) return definitions[machine][version]?.machine;
  const released = definitions.task[version];
  return machine === 'task' ? released?.task : released?.members[machine satisfies MemberKind];
}

const isPlain = (machine: MachineName): machine is PlainKind => machine !== 'task' && machine in definitions;

const below = (node: StateNode): StateNode[] => Object.values(node.states).flatMap((child) => [child, ...below(child)]);

const idOf = ({ path }: StateNode): string => path.join('.');

function nodeOf(node: StateNode): ChartNode {
  const { parent } = node;
  const isRegion = parent?.type === 'parallel';
  return {
    id: idOf(node),
    parent: parent && parent.path.length > 0 ? idOf(parent) : null,
    kind: isRegion ? 'region' : Object.keys(node.states).length > 0 ? 'group' : 'state',
    initial: !isRegion && parent?.initial.target[0] === node,
  };
}

function edgesFrom(node: StateNode): ChartEdge[] {
  return [...node.transitions.values()].flat().map(({ eventType, guard, target }) => ({
    from: idOf(node),
    to: idOf(target?.[0] ?? node),
    event: eventType,
    guard: typeof guard === 'string' ? guard : null,
  }));
}
