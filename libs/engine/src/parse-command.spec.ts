import { expect, test } from 'vitest';
import { parseCommand } from './engine.js';

const id = '00000000-0000-8000-8000-000000000000';
const draft = (content: unknown) =>
  parseCommand({ type: 'report.draft', target: { kind: 'task', year: 2023, id }, post: id, member: id, content });

test.each([
  ['text-nul', 'a\u0000b'],
  ['text-surrogate', 'a\ud800b'],
  ['text-too-long', '办'.repeat(100_000)],
  ['text-empty', ' \n'],
  ['bad-command', 7],
])('a text is refused with its own code: %s', (code, content) => {
  expect(draft(content)).toMatchObject({ ok: false, code, issues: [{ path: '/content' }] });
});

test('a text of 200,000 bytes is taken, one byte more is not', () => {
  expect(draft('a'.repeat(200_000))).not.toHaveProperty('ok');
  expect(draft('a'.repeat(200_001))).toMatchObject({ code: 'text-too-long' });
  expect(draft('办'.repeat(66_666))).not.toHaveProperty('ok');
});

test('a text is kept in form NFC, whole pairs and all', () => {
  expect(draft('e\u0301𠮷')).toMatchObject({ content: 'é𠮷' });
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
