import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeText, matchOutcomes, parseDirective, parseReport } from '../index.js';
import type { ParsedReport } from './parsed-report.js';

/** The real documents are not part of the repository: they are looked for in DUBAN_SHARED. */
const root = resolve(import.meta.dirname, '../../../..');
const shared = resolve(root, process.env['DUBAN_SHARED'] ?? '../shared');
const python = spawnSync('python3', ['--version']).status === 0;
const wanted = (existsSync(join(shared, 'directives')) && python) || process.env['CI'] === 'true';
if (!wanted) console.warn(`The real reports are not tested: ${shared}/directives or python3 is missing.`);

describe.runIf(wanted)('the labels of the real reports', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-report-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('a report on the work of a government', () => {
    const report = read('yima-2021-work-report');
    const score = scoreOf('yima-2021-work-report', { ...report, annualTargets: report.expectedTargets });
    expect(precisionAndRecall(score, 'commitments')).toEqual({ precise: atLeast(0.8), complete: atLeast(0.95) });
    expect(share(score, 'commitmentDeadlines')).toBeGreaterThanOrEqual(0.95);
    expect(share(score, 'sections')).toBe(1);
    expect(precisionAndRecall(score, 'annualTargets')).toEqual({ precise: atLeast(1), complete: atLeast(1) });
    const undated = report.sections.flatMap(({ topics }) => topics).flatMap(({ commitments }) => commitments);
    expect(undated.filter(({ deadline, deadlineQuote }) => (deadline === null) !== (deadlineQuote === null))).toEqual(
      [],
    );
  });

  test('a report on the plan of a year, and its results against the notice of that year', () => {
    const report = read('sanmenxia-2023-plan-report');
    const matches = matchOutcomes(report, parseDirective(textOf('sanmenxia-2022-notice')));
    const score = scoreOf('sanmenxia-2023-plan-report', { ...report, ...matches });
    expect(precisionAndRecall(score, 'outcomes').precise).toEqual(atLeast(0.8));
    expect(precisionAndRecall(score, 'expectedTargets')).toEqual({ precise: atLeast(1), complete: atLeast(1) });
    expect(precisionAndRecall(score, 'taskTargets')).toEqual({ precise: atLeast(0.8), complete: atLeast(0.93) });
    expect(share(score, 'matches')).toBe(1);
    expect(share(score, 'matchesMarks')).toBe(1);
    expect(share(score, 'taskMatches')).toBeGreaterThanOrEqual(0.95);
    expect(share(score, 'taskMatchesMarks')).toBeGreaterThanOrEqual(0.9);
    expect(precisionAndRecall(score, 'outcomes').complete).toEqual(atLeast(0.95));
  });

  test('a notice is no report', () => {
    const notices = ['sanmenxia-2022-notice', 'xuchang-2023-notice', 'jiyuan-2021-notice'];
    expect(notices.filter((name) => parseReport(textOf(name)) !== null)).toEqual([]);
  });

  function scoreOf(name: string, output: unknown): Record<string, unknown> {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(output));
    const scorer = [join(shared, 'gold', 'score.py'), file, join(shared, 'gold', `${name}.json`), '--json'];
    return JSON.parse(execFileSync('python3', scorer, { encoding: 'utf8' }));
  }
});

function textOf(name: string): string {
  return decodeText(readFileSync(join(shared, 'directives', `${name}.txt`))).text;
}

function read(name: string): ParsedReport {
  const report = parseReport(textOf(name));
  if (!report) throw new Error(`${name} was to be a report.`);
  return report;
}

/** The scorer prints `P 0.974 R 0.949 F1 0.961`. */
function precisionAndRecall(score: Record<string, unknown>, key: string) {
  const [, precise, complete] = /^P ([\d.]+) R ([\d.]+)/.exec(String(score[key])) ?? [];
  return { precise: Number(precise), complete: Number(complete) };
}

/** The scorer prints `16/16`. */
function share(score: Record<string, unknown>, key: string): number {
  const [hits = NaN, all = NaN] = String(score[key]).split('/').map(Number);
  return hits / all;
}

function atLeast(least: number): unknown {
  return expect.toSatisfy((value: unknown) => typeof value === 'number' && value >= least);
}
