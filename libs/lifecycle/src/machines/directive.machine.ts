import { assign, setup } from 'xstate';
import type { DirectiveContext, DirectiveEvent } from '../directive-state.js';
import { defineMachine, guardsFrom } from '../machine-definition.js';
import type { Birth } from '../plain.js';

type Event = Exclude<DirectiveEvent, { type: 'machine.migrated' }>;

const reasons = {
  nextVersion: ({ version }: DirectiveContext, event: Event) =>
    event.type === 'directive.amended' && event.version === version + 1 ? null : 'not-the-next-version',
  /** At the year's end each open task is completed, withdrawn, or carried over to a named task. */
  disposedOf: ({ tasks }: DirectiveContext, event: Event) => {
    if (event.type !== 'directive.closed') return 'not-a-closing';
    const disposed = new Map(event.dispositions.map((each) => [each.task, each]));
    if (!tasks.every((task) => disposed.has(task))) return 'task-without-disposition';
    const nowhere = event.dispositions.some(({ outcome, to }) => outcome === 'carriedOver' && !to);
    return nowhere ? 'carried-over-to-no-task' : null;
  },
};

const read = assign<DirectiveContext, Event, undefined, Event, never>(({ context, event }) =>
  'content' in event ? { content: event.content, version: context.version + 1 } : {},
);

/** 交办文件: imported (again, while it is a draft), issued, amended by versions, closed at the year's end. */
const machine = setup({
  types: { context: {} as DirectiveContext, events: {} as Event },
  guards: guardsFrom(reasons),
  actions: { read },
}).createMachine({
  id: 'directive',
  context: {} as DirectiveContext,
  initial: 'draft',
  states: {
    draft: {
      on: {
        'directive.imported': { actions: ['read'] },
        'directive.issued': {
          target: 'issued',
          actions: assign(({ event }) => ({ effectiveOn: event.effectiveOn, tasks: event.tasks })),
        },
      },
    },
    issued: {
      on: {
        'directive.amended': { guard: 'nextVersion', actions: ['read'] },
        // the rules stand beside it; tasks follow by `task.replanned`
        'directive.regimeApplied': { actions: ['read'] },
        'directive.closed': { guard: 'disposedOf', target: 'closed' },
      },
    },
    closed: {},
  },
});

export const directive = defineMachine('directive', machine, reasons);

/** A directive as its first import leaves it. */
export function importedDirective(event: DirectiveEvent): Birth<'directive'> {
  const content = 'content' in event ? event.content : '';
  return { value: 'draft', context: { content, version: 1, effectiveOn: null, tasks: [] } };
}
