import type { Said } from './chain.check.js';
import type { Findings } from './violation.js';

/** A clue as its events tell it so far: who handles it, and whose halves of the key wait. */
export interface ClueStory {
  handler: string | null;
  handOver: { readonly to: string; readonly given: { half: string; person: string }[] } | null;
  /** Whether somebody's identity is there to be opened. */
  sealed: boolean;
}

type Fault = readonly [code: string, fact: string];
type Told = Readonly<Record<'handler' | 'to' | 'half' | 'person' | 'reason', string>> & {
  readonly by?: { readonly post?: string } | null;
};

/** Asks of one event of a clue what the design says of it, and carries the story on. Null: nothing can be told of it. */
export function checkClue(
  story: ClueStory | null,
  said: Said,
  { aggregate, seq }: { aggregate: string; seq: number },
  findings: Findings,
): ClueStory | null {
  if (!said.type.startsWith('clue.')) return null;
  const begun = story ?? { handler: null, handOver: null, sealed: typeof said['seal'] === 'string' };
  const told = said as unknown as Told;
  const fault = wordFault(said) ?? checks[said.type]?.(begun, told);
  if (fault) {
    const message = `Event ${seq} of clue ${aggregate} (${said.type}) ${fault[1]}.`;
    findings.add({ invariant: 'clue', code: fault[0], aggregate, message });
  }
  tellings[said.type]?.(begun, told);
  return begun;
}

/** An event holds ids, codes, dates and addresses of texts: no name, no telephone number, no street. */
const CODE = /^[A-Za-z0-9][A-Za-z0-9:.+_-]{0,99}$/;
const TELEPHONE = /^\+?[0-9][0-9-]{6,}$/;
/** Days and ids may be of digits alone. */
const DAY_OR_ID = /^(\d{4}-\d{2}-\d{2}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})$/;

function wordFault(said: Said): Fault | null {
  const [name] = Object.entries(said).find(([, value]) => hasWords(value)) ?? [];
  return name === undefined ? null : ['clue-says-words', `says words under ${name}, which the record never holds`];
}

function hasWords(value: unknown): boolean {
  if (typeof value === 'string') return !CODE.test(value) || (TELEPHONE.test(value) && !DAY_OR_ID.test(value));
  return typeof value === 'object' && value !== null && Object.values(value).some(hasWords);
}

const sealedFault = ({ sealed }: ClueStory): Fault | null =>
  sealed ? null : ['identity-not-there', 'is about an identity that was not given, or was erased'];

const checks: Readonly<Record<string, (story: ClueStory, told: Told) => Fault | null>> = {
  'clue.identityOpened': (story, { by, person, reason }) => {
    if (by?.post !== story.handler) return ['opened-by-another', `is by ${String(by?.post)}, who does not handle it`];
    if (!person || !reason) return ['opened-without-reason', 'does not say who opened it, and why'];
    return sealedFault(story);
  },
  'clue.handOverAsked': sealedFault,
  'clue.handOverApproved': ({ handOver }, { half, person }) => {
    if (!handOver) return ['hand-over-unasked', 'gives half a key that nobody asked for'];
    return handOver.given.some((each) => each.half === half || each.person === person)
      ? ['hand-over-by-one', `gives the half ${half} by ${person}: two people give one half each`]
      : null;
  },
};

const tellings: Readonly<Record<string, (story: ClueStory, told: Told) => void>> = {
  'clue.received': (story, { handler }) => (story.handler = handler),
  'clue.assigned': (story, { handler }) => (story.handler = handler),
  'clue.handOverAsked': (story, { to }) => (story.handOver = { to, given: [] }),
  'clue.handOverApproved': (story, { half, person }) => {
    story.handOver?.given.push({ half, person });
    if (!story.handOver || story.handOver.given.length < 2) return;
    story.handler = story.handOver.to;
    story.handOver = null;
  },
  'clue.handOverRefused': (story) => (story.handOver = null),
  'clue.identityErased': (story) => Object.assign(story, { handOver: null, sealed: false }),
};
