import { expect, test } from 'vitest';
import { parseCommand } from './engine.js';

const id = '00000000-0000-8000-8000-000000000000';
const suspend = (reason: unknown) =>
  parseCommand({ type: 'task.suspend', target: { kind: 'task', year: 2023, id }, post: id, reason });

test.each([
  ['text-nul', 'a\u0000b'],
  ['text-surrogate', 'a\ud800b'],
  ['text-too-long', '办'.repeat(100_000)],
  ['text-empty', ' \n'],
  ['bad-command', 7],
])('a text is refused with its own code: %s', (code, content) => {
  expect(suspend(content)).toMatchObject({ ok: false, code, issues: [{ path: '/reason' }] });
});

test('a text of 200,000 bytes is taken, one byte more is not', () => {
  expect(suspend('a'.repeat(200_000))).not.toHaveProperty('ok');
  expect(suspend('a'.repeat(200_001))).toMatchObject({ code: 'text-too-long' });
  expect(suspend('办'.repeat(66_666))).not.toHaveProperty('ok');
});

test('a text is kept in form NFC, whole pairs and all', () => {
  expect(suspend('e\u0301𠮷')).toMatchObject({ reason: 'é𠮷' });
});

test('what is no command at all is refused and pointed at', () => {
  for (const input of [null, 7, 'task.suspend', [], {}, { type: 'task.forget' }])
    expect(parseCommand(input)).toMatchObject({ ok: false, code: 'bad-command' });
  const strange = { type: 'task.resume', target: { kind: 'task', year: 2023, id }, post: id, urgent: true };
  expect(parseCommand(strange)).toMatchObject({ code: 'bad-command' });
  expect(parseCommand({ ...strange, target: { kind: 'task', year: 2023, id: 'x' } })).toMatchObject({
    issues: expect.arrayContaining([expect.objectContaining({ path: '/target/id' })]),
  });
});

test.each([
  ['inspection.terminate', 'task'],
  ['task.suspend', 'inspection'],
  ['clue.reopen', 'meeting'],
  ['slip.discard', 'directive'],
])('%s is not about a %s', (type, kind) => {
  const wrong = {
    type,
    target: { kind, year: 2023, id },
    post: id,
    reason: '一',
    ...(type === 'slip.discard' ? { member: id } : {}),
  };
  expect(parseCommand(wrong)).toMatchObject({ code: 'bad-command', issues: [{ path: '/target/kind' }] });
});

const draft = (content: unknown) =>
  parseCommand({ type: 'report.draft', target: { kind: 'task', year: 2023, id }, post: id, member: id, content });

test('a report says what a report must: what it leaves out is empty, and what is wrong is pointed at', () => {
  const figure = { name: '投资', value: '1250.50', unit: '万元', asOf: '2023-03-31', nature: 'actual' };
  expect(draft({ summary: '已开工。', figures: [figure] })).toMatchObject({
    content: { summary: '已开工。', clauses: [], figures: [figure], problems: [], coordination: [], attachments: [] },
  });
  const wrong = [
    ['/content', '已开工。'],
    ['/content/phone', { summary: '已开工。', phone: '1' }],
    ['/content/summary', {}],
    ['/content/figures/0/value', { summary: '已开工。', figures: [{ ...figure, value: '1,250' }] }],
    ['/content/figures/0/asOf', { summary: '已开工。', figures: [{ ...figure, asOf: '2023-02-30' }] }],
    ['/content/clauses/0/status', { summary: '已开工。', clauses: [{ clause: '一', status: 'fine' }] }],
    ['/content/attachments/0', { summary: '已开工。', attachments: ['报告.docx'] }],
  ] as const;
  for (const [path, content] of wrong)
    expect(draft(content)).toMatchObject({ code: 'bad-command', issues: [{ path }] });
});
