import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeSound, eventsOf, idOf, openScene, order, owed, passTo, refused, type Scene } from '../scene.fixture.js';

let scene: Scene;
let member: string;
beforeEach(async () => {
  scene = await openScene();
  member = (await acknowledgement()).id;
});
afterEach(() => closeSound(scene));

const acknowledgement = () => owed(scene, 'acknowledgement');
const raise = () => order(scene, 'objection.raise', 'liaison0', { member, text: '该事项职责在乙局。' });
const reason = '经研究，仍由贵单位牵头。';

test('raised, it holds the acknowledgement: it is neither missed nor escalated', async () => {
  await raise();
  await passTo(scene, '2023-02-20T02:00:00.000Z');
  expect(await acknowledgement()).toMatchObject({ value: 'held', due_on: '2023-02-15' });
  const about = (await eventsOf(scene)).filter((event) => event.member === member);
  expect(about.map(({ type }) => type)).not.toContain('obligation.fellDue');
});

test('refused, the days for the acknowledgement begin anew', async () => {
  await raise();
  await passTo(scene, '2023-02-20T02:00:00.000Z');
  await order(scene, 'objection.refuse', 'supervisor', { member: await idOf(scene, 'objection'), reason });
  expect(await acknowledgement()).toMatchObject({ value: 'open', due_on: '2023-02-22' });
  await passTo(scene, '2023-02-22T16:00:00.000Z');
  expect((await acknowledgement()).value).toBe('missed');
});

test('upheld, the unit need not acknowledge', async () => {
  await raise();
  await order(scene, 'objection.uphold', 'chief', {
    member: await idOf(scene, 'objection'),
    reason: '职责确不在该单位。',
  });
  expect((await acknowledgement()).value).toBe('waived');
});

test('raised when the acknowledgement is late already, it stays late until it is upheld', async () => {
  await passTo(scene, '2023-02-16T02:00:00.000Z');
  await raise();
  expect((await acknowledgement()).value).toBe('missed');
  await order(scene, 'objection.uphold', 'supervisor', { member: await idOf(scene, 'objection'), reason: '属实。' });
  expect((await acknowledgement()).value).toBe('waived');
});

test('withdrawn in time, the acknowledgement is owed by its old day', async () => {
  await raise();
  await order(scene, 'objection.withdraw', 'head0', { member: await idOf(scene, 'objection') });
  expect(await acknowledgement()).toMatchObject({ value: 'open', due_on: '2023-02-15' });
});

test('one at a time, within five working days of the issue, about the assignment, and by the unit itself', async () => {
  const body = { member, text: '不属本单位职责。' };
  expect(await refused(scene, 'objection.raise', 'liaison1', body)).toMatchObject({ code: 'not-permitted' });
  const report = await owed(scene, 'report', '2023-02');
  const wrong = await refused(scene, 'objection.raise', 'liaison0', { ...body, member: report.id });
  expect(wrong.code).toBe('bad-command');
  await raise();
  expect(await refused(scene, 'objection.raise', 'liaison0', body)).toMatchObject({ code: 'objection-under-way' });
  const answer = { member: await idOf(scene, 'objection'), reason };
  expect(await refused(scene, 'objection.refuse', 'head0', answer)).toMatchObject({ code: 'not-permitted' });
  await order(scene, 'objection.withdraw', 'liaison0', { member: answer.member });
  expect(await refused(scene, 'objection.refuse', 'supervisor', answer)).toMatchObject({
    code: 'not-in-state',
    state: 'withdrawn',
  });
  await passTo(scene, '2023-02-20T15:00:00.000Z');
  await order(scene, 'objection.raise', 'liaison0', body);
  await order(scene, 'objection.withdraw', 'liaison0', { member: await idOf(scene, 'objection') });
  await passTo(scene, '2023-02-20T16:00:00.000Z');
  expect(await refused(scene, 'objection.raise', 'liaison0', body)).toMatchObject({ code: 'objection-too-late' });
});

test('who has acknowledged objects no more', async () => {
  await order(scene, 'acknowledgement.give', 'liaison0', { member });
  const refusal = await refused(scene, 'objection.raise', 'liaison0', { member, text: '不属本单位职责。' });
  expect(refusal).toMatchObject({ code: 'not-in-state', state: 'met' });
});
