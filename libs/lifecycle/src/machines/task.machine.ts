import { assign, setup } from 'xstate';
import { adjusted } from './task-units.js';
import { defineMachine, guardsFrom } from '../machine-definition.js';
import { asking, type Creation, type Notice, type Signal, type ToldOf, unitPosts } from '../signal.js';
import type { TaskEventOf } from '../task-event.js';
import type { TaskContext } from '../task-state.js';

type TaskMachineEvent =
  | TaskEventOf<
      | 'task.suspended'
      | 'task.resumed'
      | 'task.withdrawn'
      | 'task.reopened'
      | 'task.replanned'
      | 'closeOut.claimed'
      | 'instruction.given'
      | 'adjustment.proposed'
      | 'task.handedOver'
    >
  | ToldOf<
      | 'plan.cameIntoForce'
      | 'report.windowOpened'
      | 'lead.missed'
      | 'lead.settled'
      | 'lateness.recounted'
      | 'verification.began'
      | 'claim.confirmed'
      | 'claim.failed'
      | 'task.ended'
      | 'units.changed'
      | 'misses.left'
    >;

interface Args {
  readonly context: TaskContext;
  readonly event: TaskMachineEvent;
}
const change = (next: (args: Args) => Partial<TaskContext>) =>
  assign<TaskContext, TaskMachineEvent, undefined, TaskMachineEvent, never>(next);

const reasons = {
  lastMiss: ({ missed }: TaskContext, event: TaskMachineEvent) =>
    missed.every((id) => 'from' in event && id === event.from) ? null : 'others-missed',
  /** A task of no directive owes no reports: the reply to what it was born of is what is worked at. */
  isFree: ({ directive }: TaskContext) => (directive === null ? null : 'of-a-directive'),
  missesGone: ({ missed }: TaskContext) => (missed.length === 0 ? null : 'others-missed'),
  hasMisses: ({ missed }: TaskContext) => (missed.length > 0 ? null : 'nothing-missed'),
};

const tell = (signals: (args: Args) => Signal[]) => ({ type: 'tell', params: signals }) as const;
const toUnits = (kind: Notice['kind']) =>
  ({
    type: 'notify',
    params: ({ context }: Args): Notice[] => unitsAtWork(context).map((unit) => ({ kind, unit, roles: unitPosts })),
  }) as const;

const end = tell(() => [
  { to: 'task', event: { type: 'task.ended' } },
  { to: 'obligations', event: { type: 'task.ended' } },
]);
const goOn = tell(() => [{ to: 'obligations', event: { type: 'task.continued' } }]);
const pause = tell(() => [{ to: 'obligations', event: { type: 'suspension.began' } }]);
// (f) what fell inside is cancelled, what was counted in days runs on with what was left; both are worked out outside
const resume = tell(({ event }) =>
  event.type === 'task.resumed'
    ? [
        ...event.cancelled.map((member) => drop(member, 'suspension')),
        ...event.moved.map(({ member, schedule }): Signal => ({
          to: { member, loaded: 'must' },
          event: { type: 'suspension.ended', schedule },
          must: true,
        })),
        { to: 'obligations', event: { type: 'suspension.ended', schedule: null } },
      ]
    : [],
);
const recount = tell(() => [{ to: 'task', event: { type: 'lateness.recounted' } }]);
const createMembers = {
  type: 'create',
  params: ({ event }: Args): Creation => ({ members: event.type === 'task.reopened' ? event.members : [] }),
} as const;
const createClaim = {
  type: 'create',
  params: ({ event }: Args): Creation => ({ members: event.type === 'closeOut.claimed' ? [event.closeOut] : [] }),
} as const;

const createInstruction = {
  type: 'create',
  params: ({ event }: Args): Creation => ({
    members: event.type === 'instruction.given' ? [event.instruction, ...event.replies] : [],
  }),
} as const;
const notifyInstruction = {
  type: 'notify',
  params: ({ event }: Args): Notice[] =>
    event.type === 'instruction.given'
      ? event.instruction.context.units.map((unit) => ({ kind: 'instruction', unit, roles: unitPosts }))
      : [],
} as const;
const createPlanned = {
  type: 'create',
  params: ({ event }: Args): Creation => ({ members: event.type === 'task.replanned' ? event.made : [] }),
} as const;
const changeRegime = tell(({ event }) =>
  event.type === 'task.replanned'
    ? [
        ...event.dropped.map((member) => drop(member, 'regime')),
        ...event.moved.map(({ member, ...rules }): Signal => ({
          to: { member, loaded: 'must' },
          event: { type: 'regime.changed', ...rules },
          must: true,
        })),
      ]
    : [],
);
const notifyReplanned = {
  type: 'notify',
  params: ({ context, event }: Args): Notice[] =>
    event.type === 'task.replanned' && event.made.length + event.moved.length + event.dropped.length > 0
      ? unitsAtWork(context).map((unit) => ({ kind: 'replanned', unit, roles: unitPosts }))
      : [],
} as const;

const instruct = [createInstruction, notifyInstruction] as const;
const replan = { 'task.replanned': { actions: [changeRegime, createPlanned, notifyReplanned] } } as const;
const instructed = { 'instruction.given': { actions: instruct } } as const;
const withdraw = { 'task.withdrawn': { target: 'withdrawn', actions: [end, toUnits('withdrawn')] } } as const;

/**
 * 重点工作任务: three parallel regions. Lateness is a region of its own, since work goes on while it is late. No final
 * states: `resolveState` would call a task done whose region has ended.
 */
const machine = setup({
  types: { context: {} as TaskContext, events: {} as TaskMachineEvent },
  guards: guardsFrom(reasons),
  actions: {
    ...asking,
    // in the order of ids: what is loaded comes in any order
    addMiss: change(({ context, event }) =>
      'from' in event ? { missed: [...context.missed.filter((id) => id !== event.from), event.from].toSorted() } : {},
    ),
    beginPause: change(({ event }) => {
      if (event.type !== 'task.suspended') return {};
      const { at, until, reason } = event;
      return { suspendedAt: at, ...(until === undefined ? {} : { pause: { until, basis: reason } }) };
    }),
    close: change(({ event }) => ('closesAs' in event && event.closesAs !== null ? { closedAs: event.closesAs } : {})),
    reopen: change(({ context, event }) => {
      if (event.type !== 'task.reopened') return {};
      const { at, ground, reason, consequence = null } = event;
      return {
        ...(context.closedAs ? { closedAs: null } : {}),
        ...(ground === undefined ? {} : { reopened: { at, ground, reason, consequence } }),
      };
    }),
    endPause: change(({ context }) => ({ suspendedAt: null, ...(context.pause ? { pause: null } : {}) })),
    takeUnits: change(({ context, event }) =>
      'kept' in event && event.assignment !== null
        ? { ...event.assignment, missed: context.missed.filter((id) => !event.kept.includes(id)) }
        : {},
    ),
    dropMiss: change(({ context, event }) =>
      'from' in event ? { missed: context.missed.filter((id) => id !== event.from) } : {},
    ),
  },
}).createMachine({
  id: 'task',
  context: {} as TaskContext,
  type: 'parallel',
  states: {
    lifecycle: {
      initial: 'assigned',
      states: {
        assigned: {
          on: {
            'plan.cameIntoForce': 'planned',
            'report.windowOpened': 'reporting',
            'instruction.given': [{ guard: 'isFree', target: 'reporting', actions: instruct }, { actions: instruct }],
            ...replan,
            ...adjusted,
            ...withdraw,
          },
        },
        planned: { on: { 'report.windowOpened': 'reporting', ...instructed, ...replan, ...adjusted, ...withdraw } },
        reporting: {
          initial: 'working',
          on: { ...instructed, ...replan, ...adjusted, ...withdraw },
          states: {
            working: { on: { 'closeOut.claimed': { actions: [createClaim] }, 'verification.began': 'verifying' } },
            verifying: {
              on: {
                'claim.confirmed': { target: '#task.lifecycle.completed', actions: ['close', end] },
                'claim.failed': 'working',
              },
            },
          },
        },
        completed: {
          on: {
            'task.reopened': {
              target: 'reporting',
              actions: ['reopen', recount, goOn, createMembers, toUnits('reopened')],
            },
          },
        },
        withdrawn: {},
      },
    },
    activity: {
      initial: 'active',
      states: {
        active: {
          on: { 'task.suspended': { target: 'suspended', actions: ['beginPause', pause, toUnits('suspended')] } },
        },
        suspended: {
          on: { 'task.resumed': { target: 'active', actions: ['endPause', resume, goOn, toUnits('resumed')] } },
        },
      },
    },
    timeliness: {
      initial: 'onTime',
      states: {
        onTime: {
          on: {
            'lead.missed': { target: 'overdue', actions: ['addMiss'] },
            'lateness.recounted': { guard: 'hasMisses', target: 'overdue' },
          },
        },
        overdue: {
          on: {
            'lead.missed': { actions: ['addMiss'] },
            'lead.settled': [{ guard: 'lastMiss', target: 'onTime', actions: ['dropMiss'] }, { actions: ['dropMiss'] }],
            // what the former lead missed stays with it
            'misses.left': { guard: 'missesGone', target: 'onTime' },
            // closed to onTime, while `missed` keeps what was missed
            'task.ended': { target: 'onTime' },
          },
        },
      },
    },
  },
});

export const task = defineMachine('task', machine, reasons);

function unitsAtWork({ lead, jointLeads, coordinating }: TaskContext): string[] {
  return [...(lead === null ? [] : [lead]), ...jointLeads, ...coordinating];
}

function drop(member: string, reason: string): Signal {
  return {
    to: { member, loaded: 'must' },
    event: { type: 'obligation.dropped', reason },
    must: true,
  };
}
