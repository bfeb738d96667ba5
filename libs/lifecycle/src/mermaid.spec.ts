import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { machineNames, type machines } from './definitions.js';
import { arrowsOf, mermaidOf, statechartPage } from './mermaid.js';

const regenerate = 'stale: run `npm run -s duban -- statechart --all`';

test.each(machineNames)('docs/statecharts/%s.md is what the definition says', (name) => {
  const file = new URL(`../../../docs/statecharts/${name}.md`, import.meta.url);
  expect(existsSync(file), regenerate).toBe(true);
  expect(readFileSync(file, 'utf8'), regenerate).toBe(statechartPage(name));
});

test('a chart names every state and draws every arrow of its machine', () => {
  for (const name of machineNames) {
    const chart = mermaidOf(name);
    for (const event of new Set(arrowsOf(name).map((arrow) => /--(.*)-->/.exec(arrow)?.[1])))
      expect(chart).toContain(event);
    for (const state of statesOf(name)) expect(chart).toContain(`state "${state}"`);
  }
});

test('arrows start at leaves: what a parent takes, each of its leaves takes', () => {
  expect(arrowsOf('task')).toContain('task: lifecycle.reporting.verifying --task.withdrawn--> lifecycle.withdrawn');
  expect(arrowsOf('task')).toContain('task: lifecycle.assigned --report.windowOpened--> lifecycle.reporting.working');
});

function statesOf(name: keyof typeof machines): string[] {
  const leaves = arrowsOf(name).map((arrow) => /^\S+: (\S+)/.exec(arrow)?.[1] ?? '');
  return [...new Set(leaves.map((leaf) => leaf.split('.').at(-1)!))];
}
