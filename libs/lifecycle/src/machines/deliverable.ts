import type { Instant } from '@duban/calendar';
import type { Deliverable } from '../member.js';
import type { Notice, Signal } from '../signal.js';
import { unitPosts } from '../signal.js';

/** A submission: numbered, so that what it delivered can be told from what an earlier one did. */
export function submitted({ submissions }: Deliverable, at: Instant): Pick<Deliverable, 'submissions' | 'submittedAt'> {
  return { submissions: submissions + 1, submittedAt: at };
}

/** What a wording says; events from before it was counted say nothing of what is new. */
export const worded = ({ content, unchanged }: { readonly content: string; readonly unchanged?: number }) => ({
  content,
  ...(unchanged === undefined ? {} : { unchanged }),
});

/** (a) Obligations are met at the moment of submission: all about it that are not yet delivered. */
export function tellSubmitted({ context }: { readonly context: Deliverable }): Signal[] {
  const { obligations, submissions: submission } = context;
  return obligations.map((member) => ({
    to: { member, loaded: 'may' },
    event: { type: 'subject.submitted', submission },
  }));
}

/** What the latest submission delivered is as if it had never come. */
export function tellVoided({ context }: { readonly context: Deliverable }): Signal[] {
  const { obligations, submissions: submission } = context;
  return obligations.map((member) => ({
    to: { member, loaded: 'must' },
    event: { type: 'subject.voided', submission },
  }));
}

/** A notice to the unit of whose work an event speaks. */
export function toUnit(kind: Notice['kind']) {
  return {
    type: 'notify',
    params: ({ context }: { readonly context: { readonly unit: string } }): Notice[] => [
      { kind, unit: context.unit, roles: unitPosts },
    ],
  } as const;
}
