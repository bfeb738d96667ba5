import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, dataFolder, type Program, startProgram } from '../support/program.js';

/** The worked examples of docs/api.md, run as they stand. They need curl, jq and bash. */
const missing = ['curl', 'jq', 'bash'].filter((name) => spawnSync(name, ['--version']).error !== undefined);
if (missing.length > 0) console.warn(`The examples of docs/api.md are not run: ${missing.join(' and ')} is missing.`);

interface Example {
  /** Heading and number, for whoever reads that it failed. */
  name: string;
  script: string;
  /** What it prints; undefined where the document shows nothing. */
  prints: string | undefined;
}

function examplesOf(markdown: string): Example[] {
  const parts = markdown.split(/^## /m).slice(1);
  return parts.flatMap((part) => {
    const [heading = ''] = part.split('\n');
    const blocks = part.matchAll(/^```sh\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm);
    return [...blocks].map(([, script = '', prints], index) => ({ name: `${heading} [${index + 1}]`, script, prints }));
  });
}

const examples = examplesOf(readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8'));

test('there are ten worked examples, and most show what they print', () => {
  expect(new Set(examples.map(({ name }) => name.split('.')[0])).size).toBe(10);
  expect(examples.filter(({ prints }) => prints !== undefined).length).toBeGreaterThan(14);
});

describe.skipIf(missing.length > 0)('docs/api.md against a started server', () => {
  const data = dataFolder();
  let program: Program;
  beforeAll(async () => {
    buildProgram();
    program = await startProgram('demo', {
      DUBAN_DATA: data.path,
      DUBAN_DEMO: 'empty',
      DUBAN_DEMO_START: '2021-03-01T09:00',
    });
  }, 600_000);
  afterAll(async () => {
    await program.stop();
    data.remove();
  });

  test('every example prints what the document says', { timeout: 600_000 }, async () => {
    const told = await run(examples, program.url);
    expect(told.error).toBe('');
    expect(told.printed).toEqual(examples.map(({ name, prints }) => ({ name, prints: prints ?? '' })));
  });
});

const MARK = '=== example';

/** Runs the examples one after another in one shell, so that each knows what those before it have set. */
async function run(all: readonly Example[], url: string) {
  const script = all.map(({ script: lines }, index) => `echo '${MARK} ${index}'\n${lines}`).join('\n');
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { env: { ...process.env, API: url } });
  let [out, error] = ['', ''];
  shell.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  shell.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => {
    shell.once('close', (ended) => resolve(ended));
  });
  const printed = out.split(new RegExp(`^${MARK} \\d+\n`, 'm')).slice(1);
  return {
    error: code === 0 ? '' : `ended with ${code} in ${all[printed.length - 1]?.name}: ${error}${printed.at(-1)}`,
    printed: printed.map((prints, index) => ({
      name: all[index]?.name,
      prints: all[index]?.prints === undefined ? '' : prints,
    })),
  };
}
