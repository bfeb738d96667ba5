import { readFileSync } from 'node:fs';
import { createCalendar, HolidayTable, Regime, type Instant } from '@duban/calendar';
import type { Answer, Command, CommandOf, CommandType } from '@duban/contracts';
import { directoryIds, Engine, saveDirectory, seeded, StandingClock, type DirectoryData } from '@duban/engine';
import { Permissions } from '@duban/lifecycle';
import { openDataSource, poolOf } from '@duban/persistence';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { parse } from 'yaml';
import { freshDatabase, type FreshDatabase } from './database.js';

const configFile = (path: string): unknown =>
  parse(readFileSync(new URL(`../../config/${path}`, import.meta.url), 'utf8'));

export const holidays = [2021, 2022, 2023, 2024, 2025, 2026].map((year) =>
  HolidayTable.parse(configFile(`holidays/${year}.yaml`)),
);
export const workCalendar = createCalendar(holidays);
export const regimeNamed = (code: string): Regime => Regime.parse(configFile(`regimes/${code}.yaml`));
export const permissions = Permissions.parse(configFile('permissions.yaml'));

const holder = (name: string) => ({ name, since: '2020-01-01' });

/** A small government: an office that supervises, three bureaus, one post of each role. */
export const smallGovernment: DirectoryData = {
  tenant: { code: 'test', name: '某市人民政府', zone: 'Asia/Shanghai' },
  units: ['甲局', '乙局', '丙局', '督查室'].map((name, index) => ({
    code: `u${index}`,
    name,
    shortName: null,
    kind: 'department',
    aliases: [],
  })),
  groups: [],
  posts: [
    ...[0, 1, 2].flatMap((index) => [
      {
        code: `head${index}`,
        unit: `u${index}`,
        role: 'unitHead',
        title: '局长',
        holder: { name: `局长${index}`, email: `head${index}@example.test`, since: '2020-01-01' },
      },
      {
        code: `liaison${index}`,
        unit: `u${index}`,
        role: 'unitLiaison',
        title: '联络员',
        holder: { name: `联络员${index}`, email: `liaison${index}@example.test`, since: '2020-01-01' },
      },
    ]),
    { code: 'supervisor', unit: 'u3', role: 'supervisor', title: '督查专员', holder: holder('supervisor') },
    { code: 'chief', unit: 'u3', role: 'chiefSupervisor', title: '督查室主任', holder: holder('chief') },
    { code: 'clerk', unit: null, role: 'issuingClerk', title: '交办员', holder: holder('clerk') },
    { code: 'admin', unit: null, role: 'administrator', title: '管理员', holder: holder('admin') },
    { code: 'mayor', unit: null, role: 'headOfGovernment', title: '市长', holder: holder('mayor') },
    {
      code: 'leader',
      unit: null,
      role: 'leaderInCharge',
      title: '副市长',
      looksAfter: { units: ['u0', 'u1'] },
      holder: holder('leader'),
    },
    { code: 'viewer', unit: null, role: 'viewer', title: '查阅岗', holder: holder('viewer') },
  ],
};

type Body<Type extends CommandType> = Omit<CommandOf<Type>, 'type' | 'target' | 'post'>;

export interface World {
  database: FreshDatabase;
  dataSource: DataSource;
  pool: Pool;
  clock: StandingClock;
  engine: Engine;
  tenant: string;
  ids: ReturnType<typeof directoryIds>;
  /** One command by a post (its code) on a target. */
  tell<Type extends CommandType>(type: Type, by: string, target: Command['target'], body: Body<Type>): Promise<Answer>;
  close(): Promise<void>;
}

/** A migrated database of its own (or the given one), a small government in it, and an engine on a clock that stands. */
export async function openWorld(
  at: Instant,
  data: DirectoryData = smallGovernment,
  given?: FreshDatabase,
): Promise<World> {
  const database = given ?? (await freshDatabase());
  const dataSource = await openDataSource(database.appUrl);
  const tenant = await saveDirectory(dataSource, data);
  const clock = new StandingClock(at);
  const pool = poolOf(dataSource);
  const engine = new Engine({ pool, clock, calendar: workCalendar, randomness: seeded('test'), permissions });
  const ids = directoryIds(data.tenant.code);
  return {
    database,
    dataSource,
    pool,
    clock,
    engine,
    tenant,
    ids,
    tell: async (type, by, target, body) => {
      const [answer] = await engine.execute(tenant, [{ type, target, post: ids.post(by), ...body }]);
      if (!answer) throw new Error('no answer');
      return answer;
    },
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
}

/** Issues a directive of some tasks, each led by the first bureau with the second coordinating. */
export async function issueTasks(
  world: World,
  count = 1,
  regime = regimeNamed('monthly-25-quarterly-annual'),
  year = 2023,
  milestones: string[] = [],
) {
  const { ids, engine, tenant } = world;
  const directive = { kind: 'directive' as const, year, id: world.ids.unit(`directive-${year}`) };
  const tasks = Array.from({ length: count }, (_, position) => ({
    kind: 'task' as const,
    year,
    id: world.ids.unit(`task-${year}-${position}`),
  }));
  const units = { lead: ids.unit('u0'), coordinating: [ids.unit('u1')] };
  const item = {
    sectionPath: [],
    text: '办好一件实事。',
    lead: { name: '甲局', unit: units.lead },
    leadBasis: 'printed',
    coordinating: [{ name: '乙局', unit: ids.unit('u1') }],
    groups: [],
    openEnded: false,
  };
  const post = ids.post('clerk');
  const content = {
    code: null,
    number: `某政〔${year}〕1号`,
    title: '重点工作',
    issuer: '某市人民政府',
    issuedOn: null,
    text: '正文',
    items: tasks.map((_, n) => ({ ...item, number: `${n + 1}`, title: `任务${n + 1}` })),
  };
  const imported = await engine.execute(tenant, [{ type: 'directive.import', target: directive, post, content }]);
  const issued = await engine.execute(tenant, [
    {
      type: 'directive.issue',
      target: directive,
      post,
      group: 'g',
      effectiveOn: `${year}-01-01`,
      regime,
      tasks: tasks.map(({ id }) => id),
    },
    ...tasks.map((target, position) => ({
      type: 'task.issue',
      target,
      post,
      group: 'g',
      assignment: {
        directive,
        position,
        number: `${position + 1}`,
        title: `任务${position + 1}`,
        sectionPath: [],
        milestones,
        ...units,
      },
    })),
  ]);
  const refused = [...imported, ...issued].find(({ ok }) => !ok);
  if (refused) throw new Error(JSON.stringify(refused));
  return { directive, tasks };
}

export interface ObligationView {
  id: string;
  kind: string;
  value: string;
  owed_as: string;
  subject: string | null;
  period: string | null;
  due_on: string;
  next_wake_at: string | null;
}

/** The obligations of a task as stored, in the order in which they fall due. */
export async function obligationsOf(
  { pool, tenant }: Pick<World, 'pool' | 'tenant'>,
  task: string,
): Promise<ObligationView[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('duban.tenant', $1, true)`, [tenant]);
    const { rows } = await client.query<ObligationView>(
      `SELECT id, kind, value, owed_as, subject, period, due_on, next_wake_at FROM obligation
        WHERE aggregate_id = $1 ORDER BY due_at, owed_as, id`,
      [task],
    );
    await client.query('COMMIT');
    return rows;
  } finally {
    client.release();
  }
}
