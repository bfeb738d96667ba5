import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the examples need beside a server. */
export const missingPrograms = ['curl', 'jq', 'bash'].filter(
  (name) => spawnSync(name, ['--version']).error !== undefined,
);

/** A worked example of docs/api.md. */
export interface Example {
  /** Heading and number, for whoever reads that it failed. */
  name: string;
  script: string;
  /** What it prints; undefined where the document shows nothing. */
  prints: string | undefined;
}

/** The examples of docs/api.md, in order. */
export function workedExamples(): Example[] {
  const markdown = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const parts = markdown.split(/^## /m).slice(1);
  return parts.flatMap((part) => {
    const [heading = ''] = part.split('\n');
    const blocks = part.matchAll(/^```sh\n([\s\S]*?)^```\n(?:\n```text\n([\s\S]*?)^```\n)?/gm);
    return [...blocks].map(([, script = '', prints], index) => ({ name: `${heading} [${index + 1}]`, script, prints }));
  });
}

const MARK = '=== example';

/** Runs the examples one after another in one shell, so that each knows what those before it have set. */
export async function runExamples(all: readonly Example[], url: string, environment: Record<string, string> = {}) {
  const script = all.map(({ script: lines }, index) => `echo '${MARK} ${index}'\n${lines}`).join('\n');
  const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], {
    env: { ...process.env, ...environment, API: url },
  });
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
