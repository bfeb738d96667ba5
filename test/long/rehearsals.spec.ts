import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { arrowsOf, machineNames } from '@duban/lifecycle';
import type { RehearsalSummary } from '@duban/rehearsal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshRedis } from '../support/redis.js';
import { arrowsNotTaken } from './arrows-not-taken.js';

const root = new URL('../..', import.meta.url).pathname;
const shared = process.env['DUBAN_SHARED'] ?? join(root, '../shared');
const run = promisify(execFile);

const years = ['sanmenxia-2022', 'jiyuan-2021', 'xuchang-2023'];

let data: string;
let redis: Awaited<ReturnType<typeof freshRedis>>;
const taken = new Set<string>();
const onPostgres = new Map<string, Promise<string>>();

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'duban-rehearsals-'));
  redis = await freshRedis();
});
afterAll(async () => {
  await redis?.stop();
  rmSync(data, { recursive: true, force: true });
});

/** The command as a user gives it; what it prints is the summary as JSON. */
async function rehearse(args: string[], env: Record<string, string> = {}): Promise<string> {
  const { stdout } = await run(
    process.execPath,
    [join(root, 'dist/apps/cli/src/main.js'), 'rehearse', '--seed', '7', '--json', ...args],
    { env: { ...process.env, DUBAN_DATA: data, ...env }, maxBuffer: 64 * 1024 * 1024 },
  );
  const summary = JSON.parse(stdout) as RehearsalSummary;
  expect(summary.violations).toEqual([]);
  for (const arrow of Object.keys(summary.arrows)) taken.add(arrow);
  return stdout;
}

// Two at a time: a rehearsal waits for its database, or its database for it, so that one alone leaves a core idle.
describe.concurrent.each(years)('%s', (seed) => {
  test('by seed, on PostgreSQL', async () => {
    const summary = rehearse(['--directive', seed]);
    onPostgres.set(seed, summary);
    expect(await summary).not.toBe('');
  });

  // A second time with the same seed, too: nothing but the seed may matter.
  test('by seed, on Redis: the same bytes', async ({ skip }) => {
    if (!redis) return skip('redis-server is not installed');
    expect(await rehearse(['--directive', seed], { QUEUE_URL: redis.url })).toBe(await onPostgres.get(seed));
  });
});

test('by file', async ({ skip }) => {
  if (!existsSync(shared) && process.env['CI'] !== 'true')
    return skip(`the real documents are not in ${shared} (DUBAN_SHARED)`);
  const path = join(shared, 'directives/jiyuan-2021-notice.txt');
  const summary = JSON.parse(await rehearse(['--file', path, '--units', 'jiyuan-2021'])) as RehearsalSummary;
  expect(summary.tasks).toBeGreaterThan(100);
});

test('every arrow is taken in one of the years, or is listed with its reason', () => {
  const missing = machineNames.flatMap(arrowsOf).filter((arrow) => !taken.has(arrow) && !(arrow in arrowsNotTaken));
  expect(missing).toEqual([]);
});
