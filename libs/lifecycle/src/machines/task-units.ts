import type { Reassigned } from '../reassigned.js';
import type { NewMemberOf } from '../member.js';
import { type Creation, type Notice, type Signal, unitPosts } from '../signal.js';

interface Args {
  readonly event: { readonly type: string; readonly adjustment?: NewMemberOf<'adjustment'> } & Partial<Reassigned>;
}

/** What is nobody's any more ends; a task whose lead has nothing missed of its own is no longer late. */
const followUp = {
  type: 'tell',
  params: ({ event: { dropped = [] } }: Args): Signal[] => [
    ...dropped.map((member): Signal => ({
      to: { member, loaded: 'must' },
      event: { type: 'obligation.dropped', reason: 'adjustment' },
      must: true,
    })),
    { to: 'task', event: { type: 'misses.left' } },
  ],
} as const;

const handOver = { type: 'handOver', params: ({ event }: Args) => event as Reassigned } as const;
const create = { type: 'create', params: ({ event: { made = [] } }: Args): Creation => ({ members: made }) } as const;
const notify = {
  type: 'notify',
  params: ({ event: { assignment } }: Args): Notice[] =>
    assignment
      ? [assignment.lead, ...assignment.jointLeads, ...assignment.coordinating].map((unit) => ({
          kind: 'unitsChanged',
          unit,
          roles: unitPosts,
        }))
      : [],
} as const;

const change = { actions: ['takeUnits', handOver, create, followUp, notify] } as const;
const propose = {
  actions: [
    {
      type: 'create',
      params: ({
        event: { adjustment, reason = null },
      }: {
        event: Args['event'] & { reason?: string | null };
      }): Creation => ({
        members: adjustment ? [adjustment] : [],
        reason,
      }),
    },
    {
      type: 'notify',
      params: (): Notice[] => [{ kind: 'adjustment', unit: null, roles: ['supervisor', 'chiefSupervisor'] }],
    },
  ],
} as const;

/** What a task that has not ended takes of other units: what is proposed, what was approved, and what a unit leaves to its successor. */
export const adjusted = {
  'adjustment.proposed': propose,
  'units.changed': change,
  'task.handedOver': change,
} as const;
