import type { AnyStateMachine } from 'xstate';
import { arrow, transitionsOf } from './machine-definition.js';
import { type MachineName, machines } from './definitions.js';

/** A statechart as Mermaid text, made from the newest definition. */
export function mermaidOf(name: MachineName): string {
  const { machine } = machines[name];
  const body =
    machine.root.type === 'parallel'
      ? Object.values(machine.root.states)
          .map((region) => inside(region, '    '))
          .join('\n    --\n')
      : inside(machine.root, '  ');
  const chart = machine.root.type === 'parallel' ? `  state ${name} {\n${body}\n  }` : body;
  return `stateDiagram-v2\n${chart}\n`;
}

/** The page of a statechart in docs/statecharts. */
export function statechartPage(name: MachineName): string {
  return `# ${name}\n\n\`\`\`mermaid\n${mermaidOf(name)}\`\`\`\n`;
}

/** Every arrow of a machine's newest definition, as a step lists those that it took: `machine: source --event--> target`. */
export function arrowsOf(name: MachineName): string[] {
  const all = transitionsOf(machines[name].machine).map(({ source, event, target }) =>
    arrow(name, source, event, target),
  );
  return [...new Set(all)].toSorted();
}

type StateNode = AnyStateMachine['root'];

function inside(node: StateNode, indent: string): string {
  const start = node.initial.target[0];
  const lines = [
    ...(start ? [`${indent}[*] --> ${idOf(start)}`] : []),
    ...Object.values(node.states).flatMap((child) => [...nested(child, indent), ...arrowsFrom(child, indent)]),
  ];
  return lines.join('\n');
}

function nested(node: StateNode, indent: string): string[] {
  if (Object.keys(node.states).length === 0) return [`${indent}state "${node.key}" as ${idOf(node)}`];
  return [`${indent}state "${node.key}" as ${idOf(node)} {`, inside(node, `${indent}  `), `${indent}}`];
}

function arrowsFrom(node: StateNode, indent: string): string[] {
  return [...node.transitions.values()].flat().map(({ eventType, guard, target }) => {
    const condition = typeof guard === 'string' ? ` [${guard}]` : '';
    return `${indent}${idOf(node)} --> ${idOf(target?.[0] ?? node)}: ${eventType}${condition}`;
  });
}

function idOf(node: StateNode): string {
  return node.path.join('_');
}
