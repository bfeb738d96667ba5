import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeText, parseDirective } from './index.js';
import type { ParsedDirective } from './parsed-directive.js';
import { printedAt } from './text/stretch.js';

/** The real documents are not part of the repository: they are looked for in DUBAN_SHARED. */
const root = resolve(import.meta.dirname, '../../..');
const shared = resolve(root, process.env['DUBAN_SHARED'] ?? '../shared');
const present = existsSync(join(shared, 'directives'));
const wanted = present || process.env['CI'] === 'true';
if (!wanted) console.warn(`The real documents are not tested: ${shared}/directives is missing (set DUBAN_SHARED).`);

const notices = ['sanmenxia-2022-notice', 'xuchang-2023-notice', 'jiyuan-2021-notice'];
const textOf = (folder: string, name: string) => decodeText(readFileSync(join(shared, folder, name))).text;
const readNotice = (name: string) => {
  const text = textOf('directives', `${name}.txt`);
  return { text, parsed: parseDirective(text) };
};

describe.runIf(wanted)('the real documents', () => {
  test.each(notices)('%s: every field slices to what is printed, every character is accounted for', (name) => {
    const { text, parsed } = readNotice(name);
    expect(parsed.coverage).toEqual({ characters: text.length, accounted: text.length });
    for (const task of parsed.tasks) {
      expect(printedAt(text, task.spans.text)).toBe(task.text);
      expect(printedAt(text, task.spans.lead)).toBe(task.lead.join(''));
      expect(printedAt(text, task.spans.coordinating)).toBe(task.coordinating.join(''));
      expect(printedAt(text, task.spans.groups)).toBe(task.groups.join(''));
      expect(printedAt(text, task.spans.rawUnits)).toBe(task.rawUnits);
      for (const { quote, span } of [...task.targets, ...task.timeLimits]) expect(printedAt(text, [span])).toBe(quote);
    }
  });

  test('the notice without labels: 143 tasks in order, 43 with a printed lead, no name that is not in the text', () => {
    const { text, parsed } = readNotice('jiyuan-2021-notice');
    expect(parsed.tasks.map(({ number }) => number)).toEqual(Array.from({ length: 143 }, (_, index) => `${index + 1}`));
    expect(parsed.tasks.filter(({ leadBasis }) => leadBasis === 'printed')).toHaveLength(43);
    const names = parsed.tasks.flatMap(({ lead, coordinating, groups }) => [...lead, ...coordinating, ...groups]);
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
    expect(parsed.tasks.filter(({ lead, groups }) => lead.length === 0 && groups.length === 0)).toEqual([]);
    expect(parsed.document).toMatchObject({ year: 2021, documentNumber: null, issuedOn: null });
  });

  test('the defects of the documents are named', () => {
    const count = ({ diagnostics }: ParsedDirective) => {
      const counts: Record<string, number> = {};
      for (const { code } of diagnostics) counts[code] = (counts[code] ?? 0) + 1;
      return counts;
    };
    const [first, second, third] = notices.map((name) => count(readNotice(name).parsed));
    expect(first).toMatchObject({ 'repeated-excerpt': 6, 'missing-lead': 3, 'undecided-group': 8, 'closing-noise': 1 });
    expect(second).toMatchObject({ 'glued-item': 4, 'page-header': 1, 'truncated-group': 1, 'lost-characters': 3 });
    expect(second).toMatchObject({ 'missing-lead': 3, 'open-ended-list': 104 });
    expect(third).toMatchObject({ 'lost-characters': 4, 'open-ended-list': 3, 'inferred-lead': 23 });
    for (const counts of [first, second, third]) {
      for (const code of ['truncated-unit', 'missing-units', 'stray-line', 'broken-numbering']) {
        expect(counts).not.toHaveProperty(code);
      }
    }
  });

  test('reports in prose have no tasks, and say so', () => {
    for (const name of ['yima-2021-work-report', 'sanmenxia-2023-plan-report']) {
      const { parsed } = readNotice(name);
      expect(parsed.tasks).toEqual([]);
      expect(parsed.diagnostics.map(({ code }) => code)).toContain('no-tasks');
    }
  });

  test('documents of other governments are read without loss', () => {
    const names = readdirSync(join(shared, 'corpus')).filter((name) => name.endsWith('.txt'));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const { tasks, coverage } = parseDirective(textOf('corpus', name));
      expect(tasks.length).toBeGreaterThan(0);
      expect(coverage.accounted).toBe(coverage.characters);
    }
  });
});

const python = spawnSync('python3', ['--version']).status === 0;
const scored = wanted && (python || process.env['CI'] === 'true');
if (wanted && !scored) console.warn('The labels are not compared: python3 is missing.');

describe.runIf(scored)('the labels of the real documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-directive-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What the scorer says of the reading of a document beside its labels. */
  const scoreOf = (from: string, name: string): Record<string, unknown> => {
    const output = join(folder, `${name}.json`);
    writeFileSync(output, JSON.stringify(parseDirective(textOf(from, `${name}.txt`))));
    const gold = join(shared, from === 'corpus' ? 'corpus' : 'gold', `${name}.json`);
    return JSON.parse(
      execFileSync('python3', [join(shared, 'gold', 'score.py'), output, gold, '--json'], { encoding: 'utf8' }),
    );
  };

  test.each(notices.slice(0, 2))('%s', (name) => {
    const score = scoreOf('directives', name);
    const atLeast = {
      numberRecall: 1,
      numberPrecision: 1,
      leadAccuracy: 0.99,
      coordinatingF1: 0.99,
      groupAccuracy: 0.99,
      openEndedAccuracy: 0.98,
      textExact: 0.99,
      targetF1: 0.92,
    };
    const below = Object.entries(atLeast).filter(([measure, least]) => !(Number(score[measure]) >= least));
    expect(below).toEqual([]);
    const fields = ['title', 'issuer', 'documentNumber', 'year', 'issuedOn'];
    expect(fields.filter((field) => score[`doc.${field}`] !== true && score[`doc.${field}`] !== 'gold null')).toEqual(
      [],
    );
    expect(score['reporting']).toEqual({ monthly: true, quarterly: true, annual: true, startMonth: true });
  });

  test('the time limits of all labelled documents together', () => {
    const others = readdirSync(join(shared, 'corpus')).filter((name) => name.endsWith('.txt'));
    const scores = [
      ...notices.slice(0, 2).map((name) => scoreOf('directives', name)),
      ...others.map((name) => scoreOf('corpus', name.slice(0, -'.txt'.length))),
    ];
    const counts = scores.map(({ deadlineCounts }) => String(deadlineCounts).match(/\d+/g)?.map(Number) ?? []);
    const [right = 0, wrong = 0, missed = 0] = [0, 1, 2].map((kind) =>
      counts.reduce((sum, count) => sum + (count[kind] ?? 0), 0),
    );
    expect(right).toBeGreaterThan(0);
    expect((2 * right) / (2 * right + wrong + missed)).toBeGreaterThanOrEqual(0.95);
  });

  const others = existsSync(join(shared, 'corpus'))
    ? readdirSync(join(shared, 'corpus'))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => name.slice(0, -4))
    : [];

  test.each(others)('%s', (name) => {
    const output = join(folder, `${name}.json`);
    writeFileSync(output, JSON.stringify(parseDirective(textOf('corpus', `${name}.txt`))));
    const gold = join(shared, 'corpus', `${name}.json`);
    const score: Record<string, unknown> = JSON.parse(
      execFileSync('python3', [join(shared, 'gold', 'score.py'), output, gold, '--json'], { encoding: 'utf8' }),
    );
    const measures = [
      'numberRecall',
      'leadAccuracy',
      'coordinatingF1',
      'groupAccuracy',
      'openEndedAccuracy',
      'textExact',
    ];
    expect(measures.filter((measure) => !(Number(score[measure]) >= 0.99))).toEqual([]);
  });
});
