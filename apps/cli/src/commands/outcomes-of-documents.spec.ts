import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../run.fixture.js';

/** The real documents are not part of the repository: they are looked for in DUBAN_SHARED. */
const root = resolve(import.meta.dirname, '../../../..');
const shared = resolve(root, process.env['DUBAN_SHARED'] ?? '../shared');
const python = spawnSync('python3', ['--version']).status === 0;
const wanted = (existsSync(join(shared, 'directives')) && python) || process.env['CI'] === 'true';
if (!wanted) console.warn(`The real reports are not held against their notice: ${shared}/directives is missing.`);

const folder = mkdtempSync(join(tmpdir(), 'duban-outcomes-of-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.runIf(wanted)('a real report is held against the notice of its year as a person would', async () => {
  const [report, directive] = ['sanmenxia-2023-plan-report', 'sanmenxia-2022-notice'].map((name) =>
    join(shared, 'directives', `${name}.txt`),
  );
  const { code, out, told } = await run('outcomes', report ?? '', '--against', directive ?? '', '--json');
  expect(code, told).toBe(0);
  const file = join(folder, 'outcomes.json');
  writeFileSync(file, out);
  const gold = join(shared, 'gold', 'sanmenxia-2023-plan-report.json');
  const scored = execFileSync('python3', [join(shared, 'gold', 'score.py'), file, gold, '--json'], {
    encoding: 'utf8',
  });
  const { matches, taskMatches } = JSON.parse(scored) as Record<string, unknown>;
  expect({ matches, taskMatches }).toEqual({ matches: '16/16', taskMatches: '20/20' });
});
