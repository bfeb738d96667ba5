import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withoutTasks } from '../document/without-tasks.js';
import { run } from '../run.fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'duban-parse-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const report = file(
  'report.txt',
  '东湾市2031年政府工作报告\n一、2030年工作回顾\n渔港吞吐量增长9.1%。\n二、2031年重点工作\n新建码头6座。\n',
);
const notice = file('notice.txt', '东湾市2031年重点工作\n1.修缮码头。（责任单位：市渔业局）\n');

test('--explain says of a line of a report what it became and why', async () => {
  const { code, out } = await run('parse', report, '--explain', '5');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([
    {
      line: 5,
      kind: 'commitment',
      rule: 'figure',
      why: 'The clause promises a figure.',
      text: '新建码头6座',
      found: ['新建码头6座'],
    },
  ]);
});

test('--explain follows --as, and the content where nothing is said', async () => {
  const kindsOf = async (...words: string[]) =>
    (JSON.parse((await run('parse', ...words, '--explain')).out) as { kind: string }[]).map(({ kind }) => kind);
  expect(await kindsOf(notice)).toEqual(['preamble', 'task', 'units']);
  expect(await kindsOf(report)).toContain('outcome');
  expect(await kindsOf(report, '--as', 'notice')).not.toContain('outcome');
});

test('a report that was to be a notice is told the other way', async () => {
  const parsed = await run('parse', report, '--as', 'notice');
  expect(parsed.code).toBe(0);
  expect(parsed.told).toContain('--as report');
  expect(withoutTasks(report, readFileSync(report, 'utf8')).message).toContain('--as report');
  expect(withoutTasks(notice, '没有任务。').message).toContain('looked for');
});
