import type { NewMemberOf } from '../member.js';
import { type Creation, type Notice, unitPosts } from '../signal.js';

interface Args {
  readonly event: { readonly type: string; readonly disagreement?: NewMemberOf<'disagreement'> };
}

/** The inspectorate is asked, and the other side knows that it is. */
export const disputed = {
  actions: [
    {
      type: 'create',
      params: ({ event: { disagreement } }: Args): Creation => ({ members: disagreement ? [disagreement] : [] }),
    },
    {
      type: 'notify',
      params: ({ event: { disagreement } }: Args): Notice[] => {
        if (!disagreement) return [];
        const { unit, partOf } = disagreement.context;
        return [
          { kind: 'disagreement', unit: null, roles: ['supervisor', 'chiefSupervisor'] },
          { kind: 'disagreement', unit: unit === partOf ? { of: 'lead' } : partOf, roles: unitPosts },
        ];
      },
    },
  ],
} as const;
