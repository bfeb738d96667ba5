import { Regime, type Instant, type LocalDate, type WorkCalendar } from '@duban/calendar';
import {
  statusOf,
  type Definitions,
  type InspectionKind,
  type InspectionRules,
  type Permissions,
} from '@duban/lifecycle';
import type { Accepted, Command, CommandOf, Refusal } from '@duban/contracts';
import type { CalendarSource } from '../calendars.js';
import type { Actor } from '../decide/decision.js';
import type { Randomness } from '../randomness.js';
import { contentHash } from '../record/chain.js';
import { unborn, type AggregateDraft } from './aggregate.js';
import { refusal } from './refusal.js';
import type { KeptAnswer } from './work.js';

/** What a batch needs beside the database. */
export interface BatchEnvironment {
  calendars: CalendarSource;
  /** Rules of tasks that are of no directive. */
  freeRegime: Regime;
  randomness: Randomness;
  permissions: Permissions;
  /** What the Decree leaves to the place. */
  inspection: InspectionRules;
  /** Every released version of the machines. */
  definitions: Definitions;
}

/** A text to be stored beside the chain. */
export interface NewContent {
  hash: Buffer;
  salt: Uint8Array;
  body: string;
}

/** A task's or directive's own row, which lists show. Written once; status and level follow the state. */
export type Birth = CommandOf<
  'task.issue' | 'instruction.give' | 'directive.import' | 'inspection.propose' | 'meeting.call'
>;

/** A unit that is to be inspected. `counts`: inspections of each kind in the year, without the one at hand. */
export interface InspectedUnit {
  kind: string;
  isOver: boolean;
  counts: Partial<Record<InspectionKind, number>>;
}

/** What is done to a clue beside its chain; `isComplete`: with this half the key has changed hands. */
export interface ClueChange {
  command: CommandOf<
    'clue.enter' | 'clue.askHandOver' | 'clue.approveHandOver' | 'clue.refuseHandOver' | 'clue.eraseIdentity'
  >;
  isComplete: boolean;
}

/** How a task stands when its directive is closed; `carriedTo` where it was withdrawn in favour of a later one. */
export interface TaskAtClosing {
  id: string;
  status: string;
  carriedTo: string | null;
}

/** Everything that was read for a batch and everything it will write. Works change it one after another. */
export class Batch {
  readonly aggregates = new Map<string, AggregateDraft>();
  readonly actors = new Map<string, Actor>();
  /** Rules of directives, and from when on they are in effect. */
  readonly regimes = new Map<string, { regime: unknown; effectiveOn: LocalDate | null }>();
  /** Those of the units named in commands that are there on the day, and those that have ended before it. */
  readonly units = new Set<string>();
  readonly endedUnits = new Set<string>();
  /** Units that inspections name: their kind, and how many inspections of each kind they have this year. */
  readonly inspected = new Map<string, InspectedUnit>();
  /** Those of the files named in commands that are there. */
  readonly files = new Set<string>();
  /** Those of the earlier tasks named in commands that are there, with the units that lead or coordinate them. */
  readonly earlierTasks = new Map<string, readonly string[]>();
  /** Those of the tasks and inspections linked by commands that are there. */
  readonly linked = new Set<string>();
  readonly texts = new Map<string, string>();
  /** What tasks promise, as quoted: of those that are claimed to be done. */
  readonly targets = new Map<string, readonly string[]>();
  /** Earlier answers by post and idempotency key. */
  readonly answered = new Map<string, { requestHash: Buffer; answer: Accepted }>();
  /** Keys whose answers are older than 72 hours: they make room. */
  readonly outlivedKeys: { post: string; key: string }[] = [];
  readonly directiveNumbers = new Set<string>();
  /** Statuses of a directive's tasks, read for its closing. */
  readonly taskStatuses = new Map<string, TaskAtClosing[]>();

  contents: NewContent[] = [];
  births: Birth[] = [];
  directiveChanges: CommandOf<'directive.issue' | 'directive.amend' | 'directive.applyRegime' | 'directive.close'>[] =
    [];
  clueChanges: ClueChange[] = [];
  kept: KeptAnswer[] = [];
  private readonly parsedRegimes = new Map<string, Regime>();

  constructor(
    readonly tenant: string,
    readonly at: Instant,
    readonly environment: BatchEnvironment,
  ) {}

  /** The tenant's own. */
  get calendar(): WorkCalendar {
    return this.environment.calendars.of(this.tenant);
  }

  aggregate({ target }: Pick<Command, 'target'>): AggregateDraft {
    return this.aggregates.get(target.id) ?? unborn(this.tenant, target.kind, target.year, target.id);
  }

  /** The status of a task that this batch has in hand: what an earlier command of the batch made of it. */
  statusOf(task: string): string | undefined {
    const draft = this.aggregates.get(task);
    return draft?.kind === 'task' && draft.state ? statusOf(draft.state) : undefined;
  }

  /** The later task in whose favour this batch has withdrawn one. */
  carriedTo(task: string): string | undefined {
    const withdrawn = this.aggregates.get(task)?.events.findLast(({ type }) => type === 'task.withdrawn');
    return withdrawn && (JSON.parse(withdrawn.bytes.toString('utf8')) as { carriedTo?: string }).carriedTo;
  }

  /** The regime of a directive: as it is being issued in this batch, or as it is stored. Null: of tasks without one. */
  regimeOf(directive: string | null): Regime | Refusal {
    if (directive === null) return this.environment.freeRegime;
    const parsed = this.parsedRegimes.get(directive);
    if (parsed) return parsed;
    const result = Regime.safeParse(this.regimes.get(directive)?.regime);
    if (!result.success)
      return refusal('regime-invalid', `Directive ${directive} has no regime yet: issue it with one.`);
    this.parsedRegimes.set(directive, result.data);
    return result.data;
  }

  /** The day from which a directive is in effect; of a task of none, from the beginning. */
  effectiveOn(directive: string | null): LocalDate {
    return (directive === null ? null : this.regimes.get(directive)?.effectiveOn) ?? '0001-01-01';
  }

  setRegime(directive: string, regime: Regime): void {
    this.parsedRegimes.set(directive, regime);
  }

  /** Remembers where the batch stands, so that a group of which one command is refused leaves nothing behind. */
  savepoint(): () => void {
    const aggregates = new Map(this.aggregates);
    const { contents, births, directiveChanges, clueChanges, kept } = this;
    const regimes = new Map(this.parsedRegimes);
    return () => {
      restore(this.aggregates, aggregates);
      restore(this.parsedRegimes, regimes);
      Object.assign(this, { contents, births, directiveChanges, clueChanges, kept });
    };
  }

  /** Puts a text beside the chain under a salted address that is drawn for this aggregate's next event. */
  keep(draft: AggregateDraft, index: number, body: string): string {
    const salt = this.environment.randomness.salt(scopeOf(draft, `text-${index}`));
    const hash = contentHash(salt, body);
    this.contents = [...this.contents, { hash, salt, body }];
    const address = hash.toString('hex');
    this.texts.set(address, body);
    return address;
  }

  /** A new id for this aggregate's next event. */
  newId(draft: AggregateDraft, index: number): string {
    return this.environment.randomness.id(scopeOf(draft, `id-${index}`));
  }
}

const scopeOf = ({ tenant, id, seq }: AggregateDraft, what: string): string => `${tenant}/${id}/${seq + 1}/${what}`;

function restore<Key, Value>(map: Map<Key, Value>, saved: ReadonlyMap<Key, Value>): void {
  map.clear();
  for (const [key, value] of saved) map.set(key, value);
}

/** A command's answer once the batch is committed. */
export function accepted(draft: AggregateDraft, firstSeq: number, status: string, target: Command['target']): Accepted {
  return {
    ok: true,
    target,
    version: draft.version,
    events: draft.events.filter(({ seq }) => seq > firstSeq).map(({ seq, type }) => ({ seq, type })),
    status,
  };
}

/** By which an actor's event is stamped. */
export const stampOf = ({ at, environment }: Batch, { id: post }: Actor) => ({
  at,
  post,
  definitions: environment.definitions,
});
