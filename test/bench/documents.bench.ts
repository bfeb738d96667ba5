import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeText, parseDirective } from '@duban/directive';
import { createCalendar } from '@duban/calendar';
import { issueDirective } from '@duban/engine';
import { loadHolidays, loadRegime } from '../../config/load-config.js';
import { loadSeed } from '../../seeds/index.js';
import { rehearsalFromSeed } from '../../seeds/rehearsal-from-seed.js';
import { type Figure, median, milliseconds, notMeasured, percentile, say } from './figure.js';
import { root } from './root.js';
import type { BenchServer } from './server.js';
import { mustAccept, openBenchWorld, standingAt } from './world.js';

const PARSE_GOAL_MS = 50;
const ISSUE_GOAL_MS = 3_000;
const WARM_UPS = 20;
const PARSES = 30;
const ISSUES = 3;
const SEED = 'xuchang-2023';

/** Reading the largest document there is. */
export function benchParsing(): Figure {
  const what = 'parse of the largest document, after warm-up';
  const goal = `≤ ${milliseconds(PARSE_GOAL_MS)}`;
  const folder = resolve(root, process.env['DUBAN_SHARED'] ?? '../shared', 'directives');
  const paths = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  const [largest] = paths.toSorted((a, b) => statSync(b).size - statSync(a).size);
  if (!largest) return notMeasured(what, goal, `no documents in ${folder} (DUBAN_SHARED)`);
  const bytes = readFileSync(largest);
  const once = (): number => {
    const start = performance.now();
    parseDirective(decodeText(bytes).text);
    return performance.now() - start;
  };
  for (let n = 0; n < WARM_UPS; n++) once();
  const times = Array.from({ length: PARSES }, once);
  const middle = median(times);
  return {
    what,
    figure: `${milliseconds(middle)} (99 %: ${milliseconds(percentile(times, 99))}; ${Math.round(bytes.length / 1024)} kB)`,
    limit: '',
    goal,
    reached: middle <= PARSE_GOAL_MS,
  };
}

/** Import and issue of a whole directive in an empty database, as the first thing that an engine does and again. */
export async function benchIssuing(server: BenchServer): Promise<Figure> {
  const seed = loadSeed(SEED);
  const { year, effectiveOn, regime, directory, document, items } = rehearsalFromSeed(
    seed,
    loadRegime(seed.directive.regime),
  );
  const clerk = seed.posts.find(({ role }) => role === 'issuingClerk')?.code ?? '';
  const content = { code: SEED, ...document, text: document.title, items };
  const times: number[] = [];
  for (let n = 0; n < ISSUES; n++) {
    const world = await openBenchWorld(
      await server.database({ years: [year] }),
      standingAt(`${effectiveOn}T01:00:00.000Z`),
      createCalendar(loadHolidays()),
      directory,
    );
    const { engine, tenant, ids } = world;
    const post = ids.post(clerk);
    const target = { kind: 'directive' as const, year, id: ids.unit('directive') };
    const start = performance.now();
    mustAccept(await engine.execute(tenant, [{ type: 'directive.import', target, post, content }]));
    const decisions = { effectiveOn, regime, leads: new Map<string, string>() };
    const plan = issueDirective(target, items, decisions, post, (position) => ids.unit(`task-${position}`));
    mustAccept(await engine.execute(tenant, plan.commands));
    times.push(performance.now() - start);
    say(`import and issue: ${milliseconds(times.at(-1) ?? 0)}`);
    await world.close();
  }
  const links = items.reduce(
    (sum, { coordinating, groups }) => sum + 1 + coordinating.length + groups.flatMap(({ members }) => members).length,
    0,
  );
  const slowest = Math.max(...times);
  return {
    what: `import and issue of ${SEED}: ${items.length} tasks, ${links} unit links, a year of obligations`,
    figure: `${milliseconds(median(times))} (slowest of ${ISSUES}: ${milliseconds(slowest)})`,
    limit: '',
    goal: `≤ ${milliseconds(ISSUE_GOAL_MS)}`,
    reached: slowest <= ISSUE_GOAL_MS,
  };
}
