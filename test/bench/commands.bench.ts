import { createCalendar, Regime } from '@duban/calendar';
import type { CommandType } from '@duban/contracts';
import { type Figure, median, milliseconds, notMeasured, percentile, perSecond, say } from './figure.js';
import { loadHolidays } from '../../config/load-config.js';
import { type Limit, openLimit } from './pgbench.limit.js';
import { ask, type BenchDatabase, type BenchServer } from './server.js';
import { type BenchWorld, type IssuedTask, issueMany, mustAccept, openBenchWorld, standingAt } from './world.js';

const TASKS = 10_000;
const IN_FLIGHT = 32;
const PAIRS = 5;
const SECONDS = 4;
const WARM_UP_SECONDS = 3;
const GOAL = 0.8;

/** A handful of obligations for each task: two acknowledgements, a plan and a part of it, two reports and their sub-reports. */
const regime = Regime.parse({
  code: 'bench-quarter-and-year',
  title: '测速',
  reports: { monthly: null, quarterly: ['03-25'], annual: '12-25' },
});
/** The first report's window is open then, and nothing is due. */
const NOW = '2023-03-10T02:00:00.000Z';
const EFFECTIVE_ON = '2023-03-01';

/** What a unit does with its report, again and again: each round writes a text, meets the obligation and opens it again. */
const ROUND = ['report.draft', 'report.sign', 'report.submit', 'report.withdraw'] as const;
type Act = 'acknowledgement.give' | (typeof ROUND)[number];

const WHAT = `commands, ${IN_FLIGHT} in flight over ${TASKS.toLocaleString('en')} tasks ÷ pgbench six statements, 16 clients`;

/** Commands in alternation with the limit, on one server; ratios within a pair, then their median. */
export async function benchCommands(server: BenchServer): Promise<Figure[]> {
  const database = await server.database({ years: [2023] });
  const world = await openBenchWorld(database, standingAt(NOW), createCalendar(loadHolidays()));
  const limit = await openLimit((await server.database('empty')).superuserUrl, TASKS);
  try {
    say(`issuing ${TASKS} tasks`);
    const tasks = await issueMany(world, TASKS, { regime, effectiveOn: EFFECTIVE_ON });
    const unitsAtWork = await learnParts(database, world, tasks);
    await ask(database.superuserUrl, 'VACUUM ANALYZE');
    return await measure(world, database, unitsAtWork, limit);
  } finally {
    limit?.close();
    await world.close();
  }
}

async function measure(
  world: BenchWorld,
  { superuserUrl }: BenchDatabase,
  unitsAtWork: UnitAtWork[],
  limit: Limit | null,
): Promise<Figure[]> {
  await work(world, unitsAtWork, WARM_UP_SECONDS);
  const pairs: { ours: Worked; theirs: number | null }[] = [];
  for (let pair = 1; pair <= PAIRS; pair++) {
    await ask(superuserUrl, 'CHECKPOINT');
    const theirs = limit ? await limit.run(SECONDS) : null;
    await ask(superuserUrl, 'CHECKPOINT');
    const ours = await work(world, unitsAtWork, SECONDS);
    pairs.push({ ours, theirs });
    say(
      `pair ${pair} of ${PAIRS}: commands ${perSecond(ours.rate)}, pgbench ${theirs === null ? 'missing' : perSecond(theirs)}`,
    );
  }
  const latencies = pairs.flatMap(({ ours }) => ours.latencies);
  const rate = perSecond(median(pairs.map(({ ours }) => ours.rate)));
  const goal = `≥ ${GOAL}`;
  return [
    ratioFigure(pairs, rate, goal),
    {
      what: `of these: ${sharesOf(pairs.flatMap(({ ours }) => [...ours.done]))}`,
      figure: `answered in ${milliseconds(median(latencies))} (median), ${milliseconds(percentile(latencies, 99))} (99 %)`,
      limit: '',
      goal: '',
      reached: null,
    },
  ];
}

function ratioFigure(pairs: { ours: Worked; theirs: number | null }[], rate: string, goal: string): Figure {
  const ratios = pairs.flatMap(({ ours, theirs }) => (theirs === null ? [] : [ours.rate / theirs]));
  if (ratios.length === 0)
    return notMeasured(WHAT, goal, `pgbench is missing (Debian: apt-get install postgresql); commands ${rate}`);
  const ratio = median(ratios);
  return {
    what: WHAT,
    figure: `${ratio.toFixed(2)} (${ratios.map((each) => each.toFixed(2)).join(' ')}); ${rate}`,
    limit: perSecond(median(pairs.flatMap(({ theirs }) => theirs ?? []))),
    goal,
    reached: ratio >= GOAL,
  };
}

/** The lead of a task, with what it has to do and how far it is. */
interface UnitAtWork {
  target: IssuedTask['target'];
  acknowledgement: string;
  report: string;
  head: string;
  liaison: string;
  steps: number;
}

async function learnParts(
  { superuserUrl }: BenchDatabase,
  { ids }: BenchWorld,
  tasks: IssuedTask[],
): Promise<UnitAtWork[]> {
  const { rows } = await ask<{ task: string; kind: string; id: string; subject: string | null }>(
    superuserUrl,
    `SELECT aggregate_id AS task, kind, id, subject FROM obligation
      WHERE owed_as = 'lead' AND value = 'open' AND kind IN ('acknowledgement', 'report')`,
  );
  const found = new Map(rows.map(({ task, kind, id, subject }) => [`${task} ${kind}`, subject ?? id]));
  const partOf = (task: string, kind: string): string => {
    const id = found.get(`${task} ${kind}`);
    if (id === undefined) throw new Error(`Task ${task} has no open ${kind}.`);
    return id;
  };
  return tasks.map(({ target, lead }) => ({
    target,
    acknowledgement: partOf(target.id, 'acknowledgement'),
    report: partOf(target.id, 'report'),
    head: ids.post(`unitHead-${lead}`),
    liaison: ids.post(`unitLiaison-${lead}`),
    steps: 0,
  }));
}

interface Worked {
  rate: number;
  latencies: number[];
  done: ReadonlyMap<CommandType, number>;
}

/** A closed loop: each of those in flight takes a task at random that nobody has and gives its next command. */
async function work({ engine, tenant }: BenchWorld, all: UnitAtWork[], seconds: number): Promise<Worked> {
  const free = [...all];
  const latencies: number[] = [];
  const done = new Map<CommandType, number>();
  const start = performance.now();
  const end = start + seconds * 1_000;
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      const unit = takeAtRandom(free);
      const command = nextCommand(unit);
      const sent = performance.now();
      mustAccept(await engine.execute(tenant, [command]));
      latencies.push(performance.now() - sent);
      done.set(command.type, (done.get(command.type) ?? 0) + 1);
      unit.steps += 1;
      free.push(unit);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, one));
  return { rate: (latencies.length * 1_000) / (performance.now() - start), latencies, done };
}

function takeAtRandom(free: UnitAtWork[]): UnitAtWork {
  const index = Math.floor(Math.random() * free.length);
  const taken = free[index];
  const last = free.pop();
  if (!taken || !last) throw new Error('Every task is taken.');
  if (taken !== last) free[index] = last;
  return taken;
}

function nextCommand({ target, acknowledgement, report, head, liaison, steps }: UnitAtWork) {
  const type: Act = steps === 0 ? 'acknowledgement.give' : (ROUND[(steps - 1) % ROUND.length] ?? 'report.draft');
  return {
    type,
    target,
    post: type === 'report.sign' ? head : liaison,
    member: type === 'acknowledgement.give' ? acknowledgement : report,
    ...(type === 'report.draft'
      ? { content: { summary: `本期进展顺利,已完成第${steps}项工作,资金到位,下一步按计划推进。` } }
      : {}),
  };
}

function sharesOf(counts: [CommandType, number][]): string {
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  const byType = new Map<CommandType, number>();
  for (const [type, count] of counts) byType.set(type, (byType.get(type) ?? 0) + count);
  return [...byType].map(([type, count]) => `${type} ${Math.round((count * 100) / total)} %`).join(', ');
}
