import type { Obligation } from './standing.js';

const plain: Obligation = {
  id: 'o',
  kind: 'report',
  unit: { id: 'a', name: '甲局' },
  owedAs: 'lead',
  subject: null,
  period: null,
  state: 'open',
  opensAt: '2023-02-20T01:00:00.000Z',
  dueOn: '2023-02-25',
  dueAt: '2023-02-25T16:00:00.000Z',
  firstDueOn: '2023-02-25',
  provisional: false,
  missedAt: null,
  deliveredAt: null,
  reached: 0,
  holds: [],
  reason: null,
  exemption: null,
  inheritedFrom: null,
  version: 1,
  allowed: [],
};

/** An obligation of a test, due at the end of a day. */
export const owed = (own: Partial<Obligation>): Obligation => ({
  ...plain,
  ...(own.dueOn ? { dueAt: `${own.dueOn}T16:00:00.000Z`, firstDueOn: own.dueOn } : {}),
  ...own,
});

export const lead = { id: 'a', name: '甲局', relation: 'lead' } as const;
export const helping = { id: 'b', name: '乙局', relation: 'coordinating' } as const;
