import { type Instant, Regime, type WorkCalendar } from '@duban/calendar';
import { Command, issuesOf, type Answer, type Refusal } from '@duban/contracts';
import { definitions, type Definitions, InspectionRules } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { BatchEnvironment } from './batch/batch.js';
import { groupRefused, refusal } from './batch/refusal.js';
import { runCommands, type BatchRunner } from './batch/run-batch.js';
import type { CommandWork } from './batch/work.js';
import { type CalendarSource, sameForAll } from './calendars.js';
import type { BusinessClock } from './clock/business.clock.js';
import { Coalescer } from './coalescer.js';
import { isRefusal } from './decide/decision.js';
import { fireDue, type Fired } from './wakes/fire-due.js';

export interface EngineOptions extends Omit<
  BatchEnvironment,
  'definitions' | 'calendars' | 'freeRegime' | 'inspection'
> {
  /** One for every tenant, or each tenant's own. */
  calendar: WorkCalendar | CalendarSource;
  /** Rules of tasks that are of no directive; what a regime says unless told. */
  freeRegime?: Regime;
  /** What the Decree leaves to the place, of inspections; the usual unless told. */
  inspection?: InspectionRules;
  /** The released versions of the machines, where they are not the ones of this program (tests). */
  definitions?: Definitions;
  /** The application role's pool: row-level security applies. */
  pool: Pool;
  clock: BusinessClock;
  /** The most commands in one transaction. */
  maxBatch?: number;
  /** Transactions of one tenant that may be under way at once. */
  inFlight?: number;
}

/** No reports by the calendar; periods, reminders and ladder as every regime has them unless it says otherwise. */
const FREE_REGIME = Regime.parse({ code: 'free', title: '批示', reports: { monthly: null, annual: null } });

const USUAL_RULES = InspectionRules.parse({});

interface Call {
  requestId?: string;
}

/** The one path for every change: HTTP, CLI, due moments and imports all end here. */
export class Engine {
  private readonly runner: BatchRunner;
  private readonly coalescer: Coalescer<readonly CommandWork[], Answer[][]>;
  private readonly maxBatch: number;

  constructor(private readonly options: EngineOptions) {
    const {
      pool,
      clock,
      calendar,
      freeRegime = FREE_REGIME,
      inspection = USUAL_RULES,
      maxBatch = 128,
      inFlight = 2,
    } = options;
    const calendars = 'of' in calendar ? calendar : sameForAll(calendar);
    this.runner = {
      pool,
      environment: { definitions, ...options, calendars, freeRegime, inspection },
      now: () => clock.now(),
    };
    this.maxBatch = maxBatch;
    this.coalescer = new Coalescer((tenant, calls) => this.run(tenant, calls), {
      maxWeight: maxBatch,
      inFlight,
    });
  }

  /**
   * Carries out commands of one tenant, in order, and gives an answer for each: accepted after commit, or a refusal as
   * data. Commands with the same `group` stand or fall together. Never throws for a command's sake.
   */
  async execute(tenant: string, commands: readonly unknown[], call: Call = {}): Promise<Answer[]> {
    const parsed = parseAll(commands);
    const works = worksOf(parsed, call.requestId ?? null);
    const answers: Answer[] = Array.from({ length: commands.length });
    // Chunks stay whole and go one after another: two transactions in flight would not keep the order of one call.
    for (const chunk of chunksOf(works, this.maxBatch)) {
      const weight = chunk.reduce((sum, { indexes }) => sum + indexes.length, 0);
      const outcomes = await this.coalescer.submit(
        tenant,
        chunk.map(({ work }) => work),
        weight,
      );
      chunk.forEach(({ indexes }, n) => indexes.forEach((index, k) => (answers[index] = outcomes[n]?.[k] as Answer)));
    }
    parsed.forEach((result, index) => {
      if ('ok' in result) answers[index] = result;
    });
    return answers;
  }

  /** Works off what is due at an instant, and what was due before it, until a read finds nothing. */
  fireDue(tenant: string, instant: Instant): Promise<Fired> {
    return fireDue(this.runner, tenant, instant);
  }

  /** One transaction for the works of several calls; each call gets the answers to its own. */
  private async run(tenant: string, calls: readonly (readonly CommandWork[])[]): Promise<Answer[][][]> {
    const answers = await runCommands(this.runner, tenant, calls.flat());
    return calls.map((works) => answers.splice(0, works.length));
  }
}

/** A group with a malformed command is refused as a whole. */
function parseAll(commands: readonly unknown[]): (Command | Refusal)[] {
  const parsed = commands.map(parseCommand);
  const broken = new Set(commands.filter((_, index) => isRefusal(parsed[index])).map(groupOf));
  return parsed.map((command) =>
    !isRefusal(command) && command.group !== undefined && broken.has(command.group) ? groupRefused() : command,
  );
}

const groupOf = (input: unknown): unknown =>
  typeof input === 'object' && input && 'group' in input ? input.group : null;

/** A command as the engine takes it, or why it is none. A fault of a text keeps its own code. */
export function parseCommand(input: unknown): Command | Refusal {
  const result = Command.safeParse(input);
  if (result.success) return result.data;
  const issues = issuesOf(result.error);
  const code = issues.map(({ message }) => message).find(isTextCode) ?? 'bad-command';
  const first = issues[0];
  return refusal(code, `The command is not well formed: ${first?.path || 'the whole'} ${first?.message}.`, { issues });
}

const TEXT_CODES = ['text-nul', 'text-surrogate', 'text-too-long', 'text-empty'] as const;
const isTextCode = (message: string): message is (typeof TEXT_CODES)[number] =>
  (TEXT_CODES as readonly string[]).includes(message);

interface IndexedWork {
  work: CommandWork;
  indexes: number[];
}

/** Commands of one group become one work. */
function worksOf(parsed: (Command | Refusal)[], requestId: string | null): IndexedWork[] {
  const works: { commands: Command[]; indexes: number[]; group: string | undefined }[] = [];
  const groups = new Map<string, (typeof works)[number]>();
  parsed.forEach((command, index) => {
    if ('ok' in command) return;
    const { group } = command;
    const open = group === undefined ? undefined : groups.get(group);
    if (open) {
      open.commands.push(command);
      open.indexes.push(index);
      return;
    }
    const work = { commands: [command], indexes: [index], group };
    works.push(work);
    if (group !== undefined) groups.set(group, work);
  });
  return works.map(({ commands, indexes }) => ({ work: { kind: 'commands', commands, requestId }, indexes }));
}

function chunksOf(works: IndexedWork[], limit: number): IndexedWork[][] {
  const chunks: IndexedWork[][] = [];
  let weight = 0;
  for (const work of works) {
    const own = work.indexes.length;
    const last = chunks.at(-1);
    if (last && weight + own <= limit) {
      last.push(work);
      weight += own;
    } else {
      chunks.push([work]);
      weight = own;
    }
  }
  return chunks;
}
