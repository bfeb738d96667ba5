import { roleOf } from '../effect.js';
import type { ObligationContext } from '../member.js';
import { type Creation, type Notice, type Signal, unitPosts } from '../signal.js';
import { type ObligationEvent, rungOf } from './obligation-rules.js';

/** What an action of the obligation machine is given. */
export interface Args {
  readonly context: ObligationContext;
  readonly event: ObligationEvent;
}

// What the obligation machine tells other machines, brings into the world, and has people told.

export const tellOpened = {
  type: 'tell',
  params: ({ context }: Args): Signal[] => {
    const { opened, kind, subject, owedAs } = context;
    if (opened || subject === null || (kind !== 'report' && kind !== 'subReport')) return [];
    const subjectOpens: Signal = { to: { member: subject, loaded: 'must' }, event: { type: 'window.opened' } };
    if (kind !== 'report' || owedAs !== 'lead') return [subjectOpens];
    return [subjectOpens, { to: 'task', event: { type: 'report.windowOpened' } }];
  },
} as const;
export const tellMissed = {
  type: 'tell',
  params: ({ context }: Args): Signal[] =>
    context.owedAs === 'lead' ? [{ to: 'task', event: { type: 'lead.missed' } }] : [],
} as const;
// 2. the lateness of a coordinating unit alerts the lead and marks nobody else
export const alertLead = {
  type: 'notify',
  params: ({ context }: Args): Notice[] =>
    context.owedAs === 'lead' ? [] : [{ kind: 'leadAlert', unit: { of: 'lead' }, roles: unitPosts }],
} as const;
export const tellSettled = {
  type: 'tell',
  params: ({ context }: Args): Signal[] => {
    const slips: Signal = { to: 'slips', event: { type: 'obligation.settled' } };
    return context.owedAs === 'lead' ? [{ to: 'task', event: { type: 'lead.settled' } }, slips] : [slips];
  },
} as const;
export const remind = {
  type: 'notify',
  params: ({ context, event }: Args): Notice[] =>
    event.type === 'obligation.reminded' && !event.skipped
      ? [{ kind: 'reminder', unit: context.unit, roles: unitPosts }]
      : [],
} as const;
export const urge = {
  type: 'notify',
  params: ({ context }: Args): Notice[] => [{ kind: 'urge', unit: context.unit, roles: unitPosts }],
} as const;
export const tellReply = {
  type: 'tell',
  params: ({ context, event }: Args): Signal[] =>
    event.type === 'reply.given' && context.subject !== null
      ? [
          {
            to: { member: context.subject, loaded: 'must' },
            event: { type: 'reply.came', unit: context.unit, content: event.content },
          },
        ]
      : [],
} as const;
export const notifyWaived = {
  type: 'notify',
  params: ({ context }: Args): Notice[] => [{ kind: 'waived', unit: context.unit, roles: unitPosts }],
} as const;
/** Drafts that nobody has issued fall away with what they were about to say. */
export const dropDrafts = {
  type: 'tell',
  params: (): Signal[] => [{ to: 'slips', event: { type: 'obligation.excused' } }],
} as const;
export const notifyExemption = {
  type: 'notify',
  params: ({ context, event }: Args): Notice[] => [
    {
      kind: event.type === 'obligation.exempted' ? 'exempted' : 'exemptionRevoked',
      unit: context.unit,
      roles: unitPosts,
    },
  ],
} as const;
export const askExtension = {
  type: 'create',
  params: ({ event }: Args): Creation =>
    event.type === 'extension.requested' ? { members: [event.extension], reason: event.reason } : { members: [] },
} as const;
export const notifyExtension = {
  type: 'notify',
  params: (): Notice[] => [{ kind: 'extension', unit: null, roles: ['supervisor'] }],
} as const;
export const raiseObjection = {
  type: 'create',
  params: ({ event }: Args): Creation => ({ members: event.type === 'objection.raised' ? [event.objection] : [] }),
} as const;
export const notifyObjection = {
  type: 'notify',
  params: (): Notice[] => [{ kind: 'objection', unit: null, roles: ['supervisor', 'chiefSupervisor'] }],
} as const;
export const draftSlip = {
  type: 'create',
  params: ({ event }: Args): Creation => ({
    members: event.type === 'obligation.escalated' && event.slip ? [event.slip] : [],
  }),
} as const;
export const notifyRung = {
  type: 'notify',
  params: ({ context, event }: Args): Notice[] => {
    const rung = event.type === 'obligation.escalated' && !event.skipped ? rungOf(context, event.rung) : undefined;
    if (!rung) return [];
    if (rung.issue === 'automatic') return [{ kind: rung.level, unit: context.unit, roles: rung.to.map(roleOf) }];
    return [{ kind: 'slipDraft', unit: null, roles: rung.by === null ? [] : [roleOf(rung.by)] }];
  },
} as const;
