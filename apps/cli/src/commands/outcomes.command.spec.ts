import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { run } from '../run.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'duban-outcomes-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const report = file(
  'report.txt',
  '东湾市2031年政府工作报告\n一、2030年工作回顾\n渔港吞吐量增长9.1%。新建海上灯塔18座。\n二、2031年重点工作\n修缮码头。\n',
);
const directive = file(
  'directive.txt',
  '东湾市2030年重点工作责任分解\n1.渔港吞吐量增长8%。(责任单位:市渔业局)\n2.新建海上灯塔20座。(责任单位:市灯塔局)\n',
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('prints both quotes under each verdict, and sums up', async () => {
  const { code, out, told } = await run('outcomes', report, '--against', directive);
  expect(code).toBe(0);
  expect(out.split('\n').map((line) => line.trim())).toEqual([
    '1  met',
    '渔港吞吐量增长8%',
    '渔港吞吐量增长9.1%',
    '2  missed',
    '新建海上灯塔20座',
    '新建海上灯塔18座',
    '',
  ]);
  expect(told).toContain('2 tasks: 1 met, 1 missed');
});

test('with --json it prints the report and the matches', async () => {
  const { out } = await run('outcomes', report, '--against', directive, '--json');
  expect(JSON.parse(out)).toMatchObject({
    year: 2031,
    outcomes: [{ value: 9.1 }, { value: 18 }],
    matches: [],
    taskMatches: [
      { target: '1', verdict: 'met' },
      { target: '2', verdict: 'missed', rule: 'figure-not-reached' },
    ],
  });
});

test.each([
  [['outcomes', directive, '--against', directive], 1, 'no report was found'],
  [['outcomes', report, '--against', report], 1, 'no task was found'],
  [['outcomes', join(folder, 'none.txt'), '--against', directive], 1, 'there is no such file'],
  [['outcomes', report], 2, '--against'],
  [['parse', directive, '--as', 'report'], 1, 'no report was found'],
  [['parse', directive, '--as', 'letter'], 2, '--as takes notice or report'],
])('%j ends with %i in one sentence', async (words, expected, sentence) => {
  const { code, out, told } = await run(...words);
  expect([code, out]).toEqual([expected, '']);
  expect(told.trim().split('\n')).toHaveLength(1);
  expect(told).toContain(sentence);
});
