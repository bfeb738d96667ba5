import type { Instant, WorkCalendar } from '@duban/calendar';
import type { PlanContent, Reference } from '@duban/contracts';
import type { Engine, StandingClock } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import type { Pool, PoolClient } from 'pg';
import { Agenda } from './model/agenda.js';
import type { Chance } from './model/chance.js';
import type { SeenSlip } from './model/slips.js';
import { planContentOf, planObligation } from './model/units.js';
import type { Act, Posts, SeenObligation, SeenTask, Stage } from './model/world.js';

/** What a rehearsal runs on: the same engine, jobs and database code as the product. */
export interface RehearsalRuntime {
  pool: Pool;
  engine: Engine;
  clock: StandingClock;
  calendar: WorkCalendar;
  tenant: string;
  /** Wakes the relay and waits until relay and queue are empty. */
  settle(): Promise<void>;
}

/** The place where the model of behaviour meets the engine: intentions become commands, answers become intentions. */
export class RehearsalStage implements Stage {
  private readonly agenda = new Agenda<readonly Act[]>();
  private readonly seen = new Set<string>();
  commands = 0;
  readonly refused = new Map<string, number>();

  constructor(
    private readonly runtime: RehearsalRuntime,
    readonly chance: Chance,
    readonly posts: Posts,
    readonly approvers: readonly string[],
  ) {}

  get calendar(): WorkCalendar {
    return this.runtime.calendar;
  }

  now(): Instant {
    return this.runtime.clock.now();
  }

  intend(at: Instant, key: string, acts: readonly Act[]): void {
    if (at <= this.now()) throw new RangeError(`${key} was meant for ${at}, which is past.`);
    this.agenda.add({ at, key, act: acts });
  }

  nextIntention(): Instant | undefined {
    return this.agenda.next();
  }

  /** Gives all commands that are meant for this moment, in order, and lets their answers have consequences. */
  async act(): Promise<void> {
    const acts = this.agenda.take().flatMap(({ act }) => act);
    const answers = await this.runtime.engine.execute(
      this.runtime.tenant,
      acts.map(({ command }) => command),
    );
    this.commands += acts.length;
    for (const [index, answer] of answers.entries()) {
      const { command, follow } = acts[index] as Act;
      if (!answer.ok)
        this.countRefusal(`${command.type}: ${answer.code}`, answer.code === 'fault' ? answer.message : null);
      await follow?.(answer);
    }
  }

  takeOn(task: SeenTask, owed: SeenObligation): void {
    planObligation(this, task, owed);
  }

  planContent(task: SeenTask, owed: SeenObligation): PlanContent {
    return planContentOf(this, task, owed);
  }

  freshObligations({ target }: SeenTask): Promise<SeenObligation[]> {
    return this.read(async (client) => {
      const found = await readObligations(client, target.id);
      return found.filter(({ id }) => !this.seen.has(id) && this.seen.add(id));
    });
  }

  live({ target }: SeenTask, kind: Parameters<Stage['live']>[1], obligation?: string): Promise<string[]> {
    return this.read(async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `SELECT id FROM member WHERE aggregate_id = $1 AND kind = $2 AND live AND ($4::text IS NULL OR context->>'obligation' = $4)
          ORDER BY context->>$3, id`,
        [target.id, kind, 'requestedAt', obligation ?? null],
      );
      return rows.map(({ id }) => id);
    });
  }

  contextOf<Context>({ year, id }: Reference): Promise<Context | null> {
    return this.read(async (client) => {
      const { rows } = await client.query<{ context: Context }>(
        'SELECT context FROM aggregate WHERE year = $1 AND id = $2',
        [year, id],
      );
      return rows[0]?.context ?? null;
    });
  }

  /** Slips that wait to be issued and were not seen yet. */
  freshSlips(): Promise<SeenSlip[]> {
    return this.read(async (client) => {
      const { rows } = await client.query<SeenSlip>(
        `SELECT id, aggregate_id AS task, year, context->>'unit' AS unit, context->>'obligation' AS obligation, context->>'by' AS by, (context->>'reply')::int AS reply
           FROM member WHERE kind = 'slip' AND live ORDER BY aggregate_id, id`,
      );
      return rows.filter(({ id }) => !this.seen.has(id) && this.seen.add(id));
    });
  }

  read<Result>(body: (client: PoolClient) => Promise<Result>): Promise<Result> {
    return inTenant(this.runtime.pool, this.runtime.tenant, body);
  }

  private countRefusal(what: string, fault: string | null): void {
    if (fault) throw new Error(`The rehearsal met a fault: ${fault}`);
    this.refused.set(what, (this.refused.get(what) ?? 0) + 1);
  }
}

async function readObligations(client: PoolClient, task: string): Promise<SeenObligation[]> {
  const { rows } = await client.query<SeenObligation>(
    `SELECT id, kind, unit_id AS unit, owed_as AS "owedAs", subject, period, due_on AS "dueOn", context->'schedule'->>'opensAt' AS "opensAt"
       FROM obligation WHERE aggregate_id = $1 AND value IN ('pending', 'open') ORDER BY due_at, id`,
    [task],
  );
  return rows;
}
