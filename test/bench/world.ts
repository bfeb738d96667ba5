import { type Instant, Regime, type WorkCalendar } from '@duban/calendar';
import type { Answer, Command } from '@duban/contracts';
import {
  type BusinessClock,
  chance,
  type DirectoryData,
  directoryIds,
  Engine,
  saveDirectory,
  StandingClock,
} from '@duban/engine';
import { openDataSource, poolOf } from '@duban/persistence';
import type { Pool } from 'pg';
import { loadPermissions } from '../../config/load-config.js';
import type { BenchDatabase } from './server.js';

/** Units that share the tasks. */
const UNITS = 40;
/** Tasks that are issued as one group, as a directive of a city has them. */
const TASKS_PER_DIRECTIVE = 200;

/** A government with its engine in a database. */
export interface BenchWorld {
  pool: Pool;
  engine: Engine;
  tenant: string;
  ids: ReturnType<typeof directoryIds>;
  close(): Promise<void>;
}

/** A tenant with units and posts. `clock` says what the engine takes for now. */
export async function openBenchWorld(
  { appUrl }: Pick<BenchDatabase, 'appUrl'>,
  clock: BusinessClock,
  calendar: WorkCalendar,
  directory: DirectoryData = manyUnits('bench'),
): Promise<BenchWorld> {
  const dataSource = await openDataSource(appUrl);
  const tenant = await saveDirectory(dataSource, directory);
  const pool = poolOf(dataSource);
  const engine = new Engine({ pool, clock, calendar, randomness: chance, permissions: loadPermissions() });
  return { pool, engine, tenant, ids: directoryIds(directory.tenant.code), close: () => dataSource.destroy() };
}

/** A government of many units, each with a head and a liaison. */
function manyUnits(code: string): DirectoryData {
  const units = Array.from({ length: UNITS }, (_, index) => `u${index}`);
  const post = (role: string, unit: string | null) => {
    const code = `${role}-${unit ?? 'city'}`;
    return { code, unit, role, title: role, holder: { name: code, since: '2020-01-01' } };
  };
  return {
    tenant: { code, name: '某市人民政府', zone: 'Asia/Shanghai' },
    units: units.map((unit) => ({
      code: unit,
      name: `第${unit.slice(1)}局`,
      shortName: null,
      kind: 'department',
      aliases: [],
    })),
    groups: [],
    posts: [
      post('issuingClerk', null),
      post('supervisor', null),
      post('chiefSupervisor', null),
      post('administrator', null),
      ...units.flatMap((unit) => [post('unitHead', unit), post('unitLiaison', unit)]),
    ],
  };
}

/** A task that was issued: unit codes of its lead and its coordinating unit. */
export interface IssuedTask {
  target: Command['target'];
  lead: string;
  coordinating: string;
}

/** Issues tasks through the engine, a directive at a time; each has a lead (of them all where one is named) and one coordinating unit. */
export async function issueMany(
  { engine, tenant, ids }: BenchWorld,
  count: number,
  rules: { regime: Regime; effectiveOn: string },
  leadOfAll?: string,
): Promise<IssuedTask[]> {
  const year = Number(rules.effectiveOn.slice(0, 4));
  const post = ids.post('issuingClerk-city');
  const issued: IssuedTask[] = [];
  for (let first = 0; first < count; first += TASKS_PER_DIRECTIVE) {
    const directive = { kind: 'directive' as const, year, id: chance.id('directive') };
    const tasks = Array.from({ length: Math.min(TASKS_PER_DIRECTIVE, count - first) }, (_, position): IssuedTask => {
      const lead = (first + position) % UNITS;
      const target = { kind: 'task' as const, year, id: chance.id('task') };
      return {
        target,
        lead: leadOfAll ?? `u${lead}`,
        coordinating: `u${(lead + 1 + (position % (UNITS - 1))) % UNITS}`,
      };
    });
    const named = (unit: string) => ({ name: unit, unit: ids.unit(unit) });
    const content = {
      code: null,
      number: `某政〔${year}〕${first + 1}号`,
      title: '重点工作',
      issuer: '某市人民政府',
      issuedOn: null,
      text: '正文',
      items: tasks.map(({ lead, coordinating }, position) => ({
        number: `${position + 1}`,
        title: `任务${position + 1}`,
        sectionPath: [],
        text: '办好一件实事。',
        lead: named(lead),
        leadBasis: 'printed' as const,
        coordinating: [named(coordinating)],
        groups: [],
        openEnded: false,
      })),
    };
    mustAccept(await engine.execute(tenant, [{ type: 'directive.import', target: directive, post, content }]));
    const group = 'issue';
    const assignments = tasks.map(({ target, lead, coordinating }, position) => ({
      type: 'task.issue',
      target,
      post,
      group,
      assignment: {
        directive,
        position,
        number: `${position + 1}`,
        title: `任务${position + 1}`,
        sectionPath: [],
        lead: ids.unit(lead),
        coordinating: [ids.unit(coordinating)],
      },
    }));
    const issue = {
      type: 'directive.issue',
      target: directive,
      post,
      group,
      ...rules,
      tasks: tasks.map(({ target }) => target.id),
    };
    mustAccept(await engine.execute(tenant, [issue, ...assignments]));
    issued.push(...tasks);
  }
  return issued;
}

/** Stops the bench at the first refusal: what is measured must have been done. */
export function mustAccept(answers: readonly Answer[]): void {
  const refused = answers.find(({ ok }) => !ok);
  if (refused) throw new Error(`A command was refused: ${JSON.stringify(refused)}`);
}

export const standingAt = (at: Instant): BusinessClock => new StandingClock(at);
