import { assign, setup } from 'xstate';
import { defineMachine } from '../machine-definition.js';
import type { ExtensionContext } from '../member.js';
import { asking, type Signal } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';
import { toUnit } from './deliverable.js';

type ExtensionEvent = TaskEventOf<'extension.granted' | 'extension.refused' | 'extension.withdrawn'>;

interface Args {
  readonly context: ExtensionContext;
}

const release = {
  type: 'tell',
  params: ({ context }: Args): Signal[] => [
    { to: { member: context.obligation, loaded: 'may' }, event: { type: 'extension.ended' } },
  ],
} as const;

/** 延期: a request, made before the due moment, to move one obligation. It holds the obligation until it is decided. */
const machine = setup({
  types: { context: {} as ExtensionContext, events: {} as ExtensionEvent },
  actions: asking,
}).createMachine({
  id: 'extension',
  context: {} as ExtensionContext,
  initial: 'requested',
  states: {
    requested: {
      on: {
        'extension.granted': {
          target: 'granted',
          actions: [
            {
              type: 'tell',
              params: ({ context, event }): Signal[] => [
                {
                  to: { member: context.obligation, loaded: 'may' },
                  event: { type: 'extension.agreed', schedule: event.schedule },
                },
              ],
            },
            toUnit('extensionGranted'),
          ],
        },
        'extension.refused': {
          target: 'refused',
          actions: [assign(({ event }) => ({ reason: event.reason })), release, toUnit('extensionRefused')],
        },
        'extension.withdrawn': { target: 'withdrawn', actions: [release] },
      },
    },
    granted: {},
    refused: {},
    withdrawn: {},
  },
});

export const extension = defineMachine('extension', machine);
