import type { Instant, Regime } from '@duban/calendar';
import {
  DirectiveEvent,
  TaskEvent,
  type Accepted,
  type CommandOf,
  type CommandType,
  type DirectiveReference,
  type TaskReference,
  ReportContent,
  type Refusal,
} from '@duban/contracts';
import type { Definitions } from '@duban/lifecycle';
import { inTenant } from '@duban/persistence';
import { Client } from 'pg';
import { expect } from 'vitest';
import {
  issueTasks,
  obligationsOf,
  openWorld,
  permissions,
  regimeNamed,
  workCalendar,
  type ObligationView,
  type World,
} from '../../../test/support/world.js';
import { Engine, type EngineOptions } from './engine.js';
import { seeded } from './randomness.js';
import { verifyRecord } from './record/verify-record.js';

/** A world with a directive issued on Monday 13 February 2023 at nine, and its first task. */
export interface Scene extends World {
  directive: DirectiveReference;
  task: TaskReference;
  tasks: TaskReference[];
  /** Another process on the same database, with a pool of its own where one is given. */
  secondEngine(options?: Partial<EngineOptions>): Engine;
}

export const ISSUED_AT = '2023-02-13T01:00:00.000Z';
const REGIME = regimeNamed('monthly-25-quarterly-annual');

export async function openScene({
  count = 1,
  regime = {},
  milestones = [],
}: { count?: number; regime?: Partial<Regime>; milestones?: string[] } = {}): Promise<Scene> {
  const world = await openWorld(ISSUED_AT);
  const { directive, tasks } = await issueTasks(world, count, { ...REGIME, ...regime }, 2023, milestones);
  const secondEngine = (options: Partial<EngineOptions> = {}) => {
    const { pool, clock } = world;
    return new Engine({ pool, clock, calendar: workCalendar, randomness: seeded('test'), permissions, ...options });
  };
  return { ...world, directive, tasks, task: first(tasks), secondEngine };
}

/** Closes a scene whose record must be sound and whose events must be those of the contracts. */
export async function closeSound(scene: Scene, definitions?: Definitions): Promise<void> {
  try {
    await inTenant(scene.pool, scene.tenant, async (client) => {
      expect((await verifyRecord(client, scene.tenant, undefined, definitions)).bad).toBeNull();
      const { rows } = await client.query<{ kind: string; event: unknown }>(
        `SELECT a.kind, convert_from(e.bytes, 'UTF8')::jsonb AS event
           FROM event e JOIN aggregate a ON (a.tenant_id, a.year, a.id) = (e.tenant_id, e.year, e.aggregate_id)`,
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const { kind, event } of rows) (kind === 'task' ? TaskEvent : DirectiveEvent).parse(event);
    });
  } finally {
    await scene.close();
  }
}

type Body<Type extends CommandType> = Omit<CommandOf<Type>, 'type' | 'target' | 'post'>;

/** A command on the scene's task that must be carried out. */
export async function order<Type extends CommandType>(
  scene: Scene,
  type: Type,
  by: string,
  body: Body<Type>,
): Promise<Accepted> {
  const answer = await scene.tell(type, by, scene.task, body);
  if (!answer.ok) throw new Error(`${type} was refused: ${answer.message}`);
  return answer;
}

/** A command on the scene's task that must be refused. */
export async function refused<Type extends CommandType>(
  scene: Scene,
  type: Type,
  by: string,
  body: Body<Type>,
): Promise<Refusal> {
  const answer = await scene.tell(type, by, scene.task, body);
  if (answer.ok) throw new Error(`${type} was carried out`);
  return answer;
}

/** Time goes on to an instant, and what falls due on the way is worked off. */
export async function passTo(scene: Scene, instant: Instant): Promise<number> {
  scene.clock.moveTo(instant);
  const { woken, left } = await scene.engine.fireDue(scene.tenant, instant);
  expect(left).toBe(0);
  return woken;
}

/** The lead hands in its report for a period. */
export async function submitReport(scene: Scene, period: string, content = '已完成。'): Promise<ObligationView> {
  const obligation = await owed(scene, 'report', period);
  const member = subjectOf(obligation);
  await order(scene, 'report.draft', 'liaison0', { member, content: saying(content) });
  await order(scene, 'report.sign', 'head0', { member });
  await order(scene, 'report.submit', 'liaison0', { member });
  return obligation;
}

/** A report that says one thing. */
export const saying = (summary: string): ReportContent => ReportContent.parse({ summary });

/** The lead's plan, drafted, signed and filed. */
export async function filePlan(scene: Scene, content: CommandOf<'plan.draft'>['content']): Promise<string> {
  const member = subjectOf(await owed(scene, 'plan'));
  await order(scene, 'plan.draft', 'liaison0', { member, content });
  await order(scene, 'plan.sign', 'head0', { member });
  await order(scene, 'plan.file', 'liaison0', { member });
  return member;
}

/** A claim that says nothing but that all is done. */
export const done = { summary: '全部办结。', evidence: [] };

/** The lead's claim, signed and being verified on paper. */
export async function verifying(scene: Scene, claim: Body<'closeOut.claim'>): Promise<string> {
  await order(scene, 'closeOut.claim', 'liaison0', claim);
  const member = await idOf(scene, 'closeOut');
  await order(scene, 'closeOut.sign', 'head0', { member });
  await order(scene, 'closeOut.verify', 'supervisor', { member, manner: 'paper' });
  return member;
}

/** The lead claims that the task is done, and the inspectorate confirms it. */
export async function closeOut(scene: Scene): Promise<void> {
  const member = await verifying(scene, { content: done, closesAs: 'measured' });
  await order(scene, 'closeOut.confirm', 'supervisor', { member });
}

/** An obligation of the task by what is owed: the lead's where it does not say otherwise. */
export async function owed(
  scene: Scene,
  kind: string,
  period: string | null = null,
  owedAs = 'lead',
): Promise<ObligationView> {
  const all = await obligationsOf(scene, scene.task.id);
  const found = all.filter((each) => each.kind === kind && each.period === period && each.owed_as === owedAs);
  return first(found);
}

export function subjectOf({ subject }: ObligationView): string {
  if (!subject) throw new Error('nothing is handed in for this');
  return subject;
}

/** The newest member of a kind. */
export async function idOf(scene: Scene, kind: string): Promise<string> {
  const all = await membersOf(scene, kind);
  return first(all.toReversed()).id;
}

function membersOf(scene: Scene, kind: string): Promise<{ id: string; value: string }[]> {
  return rowsOf(
    scene,
    'SELECT id, value FROM member WHERE aggregate_id = $1 AND kind = $2 ORDER BY xmin::text::bigint, id',
    [scene.task.id, kind],
  );
}

export async function statusOf(scene: Scene): Promise<string> {
  const rows = await rowsOf<{ status: string }>(scene, 'SELECT status FROM task WHERE id = $1', [scene.task.id]);
  return first(rows).status;
}

/** The events of a task in their order. */
export async function eventsOf(scene: Scene, task = scene.task): Promise<TaskEventRecord[]> {
  const rows = await rowsOf<{ event: TaskEventRecord }>(
    scene,
    `SELECT convert_from(bytes, 'UTF8')::jsonb AS event FROM event WHERE aggregate_id = $1 ORDER BY seq`,
    [task.id],
  );
  return rows.map(({ event }) => event);
}

interface TaskEventRecord {
  type: string;
  at: Instant;
  by: { post: string } | null;
  definition: number;
  member?: string;
  skipped?: boolean;
  index?: number;
  rung?: number;
}

/** Rows as the application sees them. */
export function rowsOf<Row extends object>(scene: World, sql: string, values: unknown[] = []): Promise<Row[]> {
  return inTenant(scene.pool, scene.tenant, async (client) => (await client.query<Row>(sql, values)).rows);
}

/** A hand in the database, which no rule binds. */
export async function byHand<Result>(scene: World, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: scene.database.superuserUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export function first<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('there is none');
  return item;
}
