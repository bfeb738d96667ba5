import type { Stamp } from './task-event.js';

/** Something somebody pointed out: received, checked, and what came of it. Who it was stands nowhere in it. */
export interface ClueState {
  readonly definition: number;
  readonly value: ClueValue;
  readonly context: ClueContext;
}

// a type, since machines want one that could be indexed
export type ClueValue = {
  readonly procedure: 'received' | 'assigned' | 'checking' | 'founded' | 'unfounded' | 'transferred' | 'closed';
  /** How it stands with the sealed identity of whoever reported it. */
  readonly identity: 'none' | 'sealed' | 'handOver' | 'erased';
};

export const clueSources = ['12345', 'internetPlusSupervision', 'letter', 'visit', 'media', 'other'] as const;
export type ClueSource = (typeof clueSources)[number];

export const clueOutcomes = ['founded', 'unfounded', 'transferred'] as const;
export type ClueOutcome = (typeof clueOutcomes)[number];

/** Which half of the case key somebody gives on when a clue changes hands: the chief supervisor's or that of the second. */
export type KeyHalf = 'chief' | 'second';

export interface ClueLink {
  readonly kind: 'task' | 'inspection';
  readonly year: number;
  readonly id: string;
}

export interface ClueContext {
  readonly source: ClueSource;
  /** Hash of its text. */
  readonly content: string;
  /** SHA-256 of the sealed identity as it was received; it stays when the identity is erased. */
  readonly seal: string | null;
  /** The post that handles it. */
  readonly handler: string | null;
  readonly links: readonly ClueLink[];
  /** What came of it last. */
  readonly finding: { readonly outcome: ClueOutcome; readonly text: string; readonly to: string | null } | null;
  /** A hand-over that waits: to which post, why, and which persons have given their half. */
  readonly handOver: {
    readonly to: string;
    readonly reason: string;
    readonly chief: string | null;
    readonly second: string | null;
  } | null;
}

/** What happened to a clue. Texts are hashes of contents; `person` is who sat there, beside the post that spoke. */
export type ClueEvent = Stamp &
  (
    | { type: 'clue.received'; source: ClueSource; content: string; seal: string | null; handler: string | null }
    | { type: 'clue.linked'; link: ClueLink }
    | { type: 'clue.unlinked'; link: ClueLink }
    | { type: 'clue.assigned'; handler: string }
    | { type: 'clue.checkingBegun' }
    | { type: 'clue.concluded'; outcome: ClueOutcome; content: string; to: string | null }
    | { type: 'clue.closed' }
    | { type: 'clue.reopened'; reason: string }
    | { type: 'clue.identityOpened'; reason: string; person: string }
    | { type: 'clue.handOverAsked'; to: string; reason: string }
    | { type: 'clue.handOverApproved'; half: KeyHalf; person: string }
    | { type: 'clue.handOverRefused'; reason: string }
    | { type: 'clue.identityErased'; reason: string }
    | { type: 'machine.migrated'; snapshot: ClueState }
  );
