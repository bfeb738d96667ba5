import type { Said } from './chain.check.js';

export type Stage =
  | 'proposed'
  | 'approved'
  | 'planned'
  | 'notified'
  | 'covert'
  | 'inField'
  | 'concluded'
  | 'issued'
  | 'fedBack'
  | 'closed'
  | 'terminated';

/** An inspection as its events tell it so far: only what the checks need. Days are `YYYY-MM-DD`. */
export interface InspectionStory {
  stage: Stage;
  /** Where a department inspects: the days of its designation; null where it has none. */
  designation: Days | null | undefined;
  plan: (Days & { readonly objects: readonly string[] }) | null;
  leader: string | null;
  team: string[];
  readonly recused: Set<string>;
  /** Who took part in what the conclusion rests on. */
  readonly participants: Set<string>;
  /** When each object received its part; null before. */
  readonly told: Map<string, Receipt | null>;
  readonly reviews: Map<string, Settled>;
  readonly rectifications: Map<string, Settled>;
  readonly results: Map<string, Settled>;
}

export interface Days {
  readonly from: string;
  readonly until: string;
}

export interface Receipt {
  readonly on: string;
  readonly reviewUntil: string;
}

/** How far something beside the procedure has come. */
export type Settled = 'open' | 'answered' | 'settled';

export function beginInspection(said: Said): InspectionStory {
  const { basis, authority } = said as unknown as { basis: { path: string }; authority: Authority };
  return {
    stage: basis.path === 'decision' ? 'approved' : 'proposed',
    designation: authority.type === 'department' ? (authority.designation ?? null) : undefined,
    plan: null,
    leader: null,
    team: [],
    recused: new Set(),
    participants: new Set(),
    told: new Map(),
    reviews: new Map(),
    rectifications: new Map(),
    results: new Map(),
  };
}

interface Authority {
  readonly type: 'government' | 'department';
  readonly designation?: Days | null;
}

/** Carries the story on by one event. What it speaks of and nobody has seen is left to the checks. */
export function tellInspection(story: InspectionStory, said: Said): void {
  const next = NEXT[said.type];
  if (next) story.stage = next;
  tellings[said.type]?.(story, said as unknown as Told);
}

/** What events say, as far as it is used; each has a part of it. */
export interface Told {
  readonly by?: { readonly post?: string } | null;
  readonly on: string;
  readonly object: string;
  readonly post: string;
  readonly plan: NonNullable<InspectionStory['plan']>;
  readonly team: { readonly leader: string | null; readonly members: readonly { readonly post: string }[] };
  readonly evidence: { readonly object: string; readonly on: string; readonly by: string };
  readonly finding: { readonly object: string };
  readonly review: string;
  readonly reviewUntil: string;
  readonly decideUntil: string;
  readonly reviewers: readonly string[];
  readonly rectification: string | { readonly id: string; readonly object: string };
  readonly done: boolean;
  readonly result: string | { readonly id: string };
}

const NEXT: Readonly<Record<string, Stage>> = {
  'inspection.approved': 'approved',
  'inspection.planned': 'planned',
  'inspection.notified': 'notified',
  'inspection.keptCovert': 'covert',
  'inspection.begun': 'inField',
  'inspection.concluded': 'concluded',
  'inspection.issued': 'issued',
  'inspection.closed': 'closed',
  'inspection.terminated': 'terminated',
};

export const idOf = (value: string | { readonly id: string }): string => (typeof value === 'string' ? value : value.id);

const tellings: Readonly<Record<string, (story: InspectionStory, told: Told) => void>> = {
  'inspection.planned': (story, { plan }) => (story.plan = plan),
  'inspection.teamFormed': (story, { team }) => {
    story.leader = team.leader;
    story.team = team.members.map(({ post }) => post);
  },
  'inspection.recused': ({ recused }, { post }) => recused.add(post),
  'inspection.evidenceLogged': ({ participants }, { evidence }) => participants.add(evidence.by),
  'inspection.concluded': ({ participants, leader, team, recused }, { by }) => {
    const present = [leader, by?.post, ...team.filter((post) => !recused.has(post))];
    for (const post of present) if (typeof post === 'string') participants.add(post);
  },
  'inspection.fedBack': (story, { object }) => {
    story.told.set(object, null);
    if (isToldToAll(story)) story.stage = 'fedBack';
  },
  'inspection.received': ({ told }, { object, on, reviewUntil }) => told.set(object, { on, reviewUntil }),
  'inspection.reviewRequested': ({ reviews }, { review }) => reviews.set(review, 'open'),
  'inspection.reviewDecided': ({ reviews }, { review }) => reviews.set(review, 'settled'),
  'inspection.rectificationOrdered': ({ rectifications }, { rectification }) =>
    rectifications.set(idOf(rectification), 'open'),
  'inspection.rectificationReported': ({ rectifications }, { rectification }) =>
    rectifications.set(idOf(rectification), 'answered'),
  'inspection.rectificationVerified': ({ rectifications }, { rectification, done }) =>
    rectifications.set(idOf(rectification), done ? 'settled' : 'open'),
  'inspection.resultProposed': ({ results }, { result }) => results.set(idOf(result), 'open'),
  'inspection.resultApproved': ({ results }, { result }) => results.set(idOf(result), 'answered'),
  'inspection.resultDropped': ({ results }, { result }) => results.set(idOf(result), 'settled'),
  'inspection.resultCarriedOut': ({ results }, { result }) => results.set(idOf(result), 'settled'),
};

const isToldToAll = ({ plan, told }: InspectionStory): boolean =>
  (plan?.objects ?? []).every((object) => told.has(object));
