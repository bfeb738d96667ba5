import type { Said } from './chain.check.js';
import type { ClueStory } from './clue.check.js';
import type { InspectionStory } from './inspection-story.js';

/** An obligation as the events tell it. `unsettled`: pending, open or held. */
export interface Owed {
  readonly id: string;
  readonly kind: string;
  unit: string;
  readonly subject: string | null;
  laterReportCures: boolean;
  readonly period: string | null;
  schedule: Timetable;
  state: 'unsettled' | 'missed' | 'met' | 'metLate' | 'waived' | 'cancelled';
  /** An extension is asked for and not decided. */
  asked: boolean;
  /** The unit has objected and has no answer. */
  objected: boolean;
  /** Its miss is exempted: no rung fires. */
  exempted: boolean;
  deliveredAt: string | null;
  /** Number of the submission of its subject that delivered it. */
  deliveredBy: number | null;
  /** Where the clock stands with it for this due date: opened 1, reminded 2, fell due 3, escalated 4. */
  stage: number;
  /** What the clock has done to it, by due date: `dueAt/rung 1`, `dueAt/reminder 0`. */
  readonly fired: Set<string>;
}

export interface Timetable {
  readonly dueOn: string;
  readonly dueAt: string;
  readonly opensAt: string;
  readonly provisional: boolean;
  readonly reminders: readonly string[];
  readonly rungs: readonly { readonly rung: number; readonly at: string }[];
}

/** Slips under way whose unit is to be heard first, by id. */
export type SlipStory = Map<string, { replyBefore: string | null; replied: boolean }>;

/** An aggregate as the events tell it so far: only what the checks need. */
export interface Story {
  readonly aggregate: string;
  /** Type of the last event; null before the first. */
  last: string | null;
  suspended: boolean;
  ended: 'completed' | 'withdrawn' | 'closed' | 'cancelled' | null;
  issued: boolean;
  /** Of a meeting. */
  held: boolean;
  readonly members: Set<string>;
  readonly owed: Map<string, Owed>;
  /** The obligation that each extension is about. */
  readonly extensions: Map<string, string>;
  /** The unit of a part that has gone over to another. */
  readonly subjectUnit: Map<string, string>;
  readonly submissions: Map<string, number>;
  /** The day on which each plan, part and report first fell due. */
  readonly subjectDueOn: Map<string, string>;
  /** Slips of which their units are to be told. */
  readonly slips: SlipStory;
  /** Of an inspection: its own story. */
  inspection: InspectionStory | null;
  /** Of a clue: its own story. */
  clue: ClueStory | null;
}

export function beginStory(aggregate: string): Story {
  return {
    aggregate,
    last: null,
    suspended: false,
    ended: null,
    issued: false,
    held: false,
    members: new Set(),
    owed: new Map(),
    extensions: new Map(),
    subjectUnit: new Map(),
    submissions: new Map(),
    subjectDueOn: new Map(),
    slips: new Map(),
    inspection: null,
    clue: null,
  };
}

/** A part or obligation inside an event. */
export interface Born {
  readonly id: string;
  readonly kind: string;
  /** In a snapshot only. */
  readonly value?: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** Where an event says what it brings. */
const BEARERS = [
  'members',
  'milestones',
  'made',
  'instruction',
  'replies',
  'extension',
  'disagreement',
  'objection',
  'adjustment',
  'closeOut',
  'slip',
  'supplement',
];

/** The parts and obligations that an event brings into the world, in the order in which it names them. */
export function bornIn(said: Said): Born[] {
  const found = BEARERS.flatMap((name) => said[name]);
  return found.filter(isBorn);
}

export function isBorn(value: unknown): value is Born {
  return typeof value === 'object' && value !== null && 'id' in value && 'kind' in value && 'context' in value;
}

/** An obligation at its beginning, or with `value` and its whole context as a snapshot has it. */
export function owedFrom({ id, value, context }: Born): Owed {
  const schedule = timetable(context['schedule']);
  const holds = (context['holds'] ?? []) as string[];
  return {
    id,
    kind: String(context['kind']),
    unit: String(context['unit']),
    subject: (context['subject'] ?? null) as string | null,
    laterReportCures: context['laterReportCures'] === true,
    period: (context['period'] ?? null) as string | null,
    schedule,
    state: value === undefined || UNSETTLED.has(value) ? 'unsettled' : (value as Owed['state']),
    asked: holds.includes('extension'),
    objected: holds.includes('objection'),
    exempted: Boolean(context['exemption']),
    deliveredAt: (context['deliveredAt'] ?? null) as string | null,
    deliveredBy: (context['deliveredBy'] ?? null) as number | null,
    stage: 0,
    fired: new Set(),
  };
}

/** @throws TypeError when it is none */
export function timetable(value: unknown): Timetable {
  if (typeof value !== 'object' || value === null || !('dueAt' in value)) throw new TypeError('a schedule is wanted');
  return value as Timetable;
}

const UNSETTLED: ReadonlySet<string> = new Set(['pending', 'open', 'held']);
