import { afterEach, expect, test } from 'vitest';
import { obligationsOf } from '../../../../test/support/world.js';
import {
  closeOut,
  closeSound,
  eventsOf,
  idOf,
  openScene,
  order,
  owed,
  passTo,
  refused,
  rowsOf,
  statusOf,
  type Scene,
} from '../scene.fixture.js';
import { derivedId } from '../randomness.js';

let scene: Scene;
afterEach(() => closeSound(scene));

const TEXT = '请抓紧推进征迁工作。下周报告进展。';
/** The posts that got a notice of a kind, by their codes. */
async function noticesOf(kind: string): Promise<string[]> {
  const rows = await rowsOf<{ post: string }>(scene, `SELECT post_id AS post FROM notice WHERE kind = '${kind}'`);
  const codes = ['head0', 'liaison0', 'head1', 'liaison1', 'head2', 'liaison2', 'mayor', 'leader'];
  return rows.map(({ post }) => codes.find((code) => scene.ids.post(code) === post) ?? post).toSorted();
}

test('an instruction on a task is owed a reply by each unit it names, and the reply reaches who gave it', async () => {
  scene = await openScene();
  const units = [scene.ids.unit('u0'), scene.ids.unit('u1')];
  await order(scene, 'instruction.give', 'mayor', { text: TEXT, units, dueOn: '2023-02-20' });
  expect(await noticesOf('instruction')).toEqual(['head0', 'head1', 'liaison0', 'liaison1']);
  const reply = await owed(scene, 'reply');
  expect(reply).toMatchObject({ value: 'open', due_on: '2023-02-20' });
  const body = { member: reply.id, content: '已完成征迁八成。', attachments: [] };
  expect(await refused(scene, 'reply.give', 'liaison1', body)).toMatchObject({ code: 'not-permitted' });
  await order(scene, 'reply.give', 'liaison0', body);
  expect((await owed(scene, 'reply')).value).toBe('met');
  expect(await noticesOf('replyGiven')).toEqual(['mayor']);
  await passTo(scene, '2023-02-22T00:00:00.000Z');
  expect((await owed(scene, 'reply', null, 'coordinating')).value).toBe('missed');
});

test('withdrawn, what is not yet due is cancelled; only the giver and the head may', async () => {
  scene = await openScene();
  const units = [scene.ids.unit('u0')];
  await order(scene, 'instruction.give', 'mayor', { text: TEXT, units, dueOn: '2023-02-20' });
  const member = await idOf(scene, 'instruction');
  expect(await refused(scene, 'instruction.withdraw', 'leader', { member, reason: '误发。' })).toMatchObject({
    code: 'not-permitted',
  });
  await order(scene, 'instruction.withdraw', 'mayor', { member, reason: '误发。' });
  expect((await owed(scene, 'reply')).value).toBe('cancelled');
});

test('a unit that is not of the task, a day that has passed and a unit that a leader does not look after are refused', async () => {
  scene = await openScene();
  const give = (by: string, unit: string, dueOn = '2023-02-20') =>
    refused(scene, 'instruction.give', by, { text: TEXT, units: [scene.ids.unit(unit)], dueOn });
  expect(await give('mayor', 'u3')).toMatchObject({ code: 'unit-not-of-task' });
  expect(await give('mayor', 'u0', '2023-02-10')).toMatchObject({ code: 'bad-command' });
  expect(await give('leader', 'u2')).toMatchObject({ code: 'not-permitted' });
  expect(await give('supervisor', 'u0')).toMatchObject({ code: 'not-permitted' });
});

test('a free instruction is a task of no directive: its first unit leads, it falls overdue and ends as any other', async () => {
  scene = await openScene();
  scene.task = { kind: 'task', year: 2023, id: derivedId('free') };
  const units = [scene.ids.unit('u0'), scene.ids.unit('u1')];
  await order(scene, 'instruction.give', 'mayor', { text: TEXT, units, dueOn: '2023-02-20' });
  expect((await eventsOf(scene)).map(({ type }) => type)).toEqual(['task.issued', 'instruction.given']);
  expect(await rowsOf(scene, `SELECT directive_id, title, status FROM task WHERE id = '${scene.task.id}'`)).toEqual([
    { directive_id: null, title: '请抓紧推进征迁工作', status: 'reporting' },
  ]);
  expect(
    (await obligationsOf(scene, scene.task.id)).map(({ kind, owed_as }) => `${kind} ${owed_as}`).toSorted(),
  ).toEqual(['reply coordinating', 'reply lead']);
  await passTo(scene, '2023-02-22T02:00:00.000Z');
  expect(await statusOf(scene)).toBe('overdue');
  const member = (await owed(scene, 'reply')).id;
  await order(scene, 'reply.give', 'liaison0', { member, content: '已落实。', attachments: [] });
  expect(await statusOf(scene)).toBe('reporting');
  await closeOut(scene);
  expect(await statusOf(scene)).toBe('completed');
  await order(scene, 'task.reopen', 'chief', { reason: '反弹。', ground: 'other' });
  expect(await statusOf(scene)).toBe('reporting');
});

test('a free instruction to a unit that is not there leaves nothing behind', async () => {
  scene = await openScene();
  scene.task = { kind: 'task', year: 2023, id: derivedId('free') };
  const body = { text: TEXT, units: [derivedId('nobody')], dueOn: '2023-02-20' };
  expect(await refused(scene, 'instruction.give', 'mayor', body)).toMatchObject({ code: 'unknown-unit' });
  expect(await rowsOf(scene, `SELECT FROM task WHERE id = '${scene.task.id}'`)).toEqual([]);
});

test('supervisors and the lead urge a unit, the lead never itself; the unit hears of it', async () => {
  scene = await openScene();
  const own = await owed(scene, 'acknowledgement');
  const other = await owed(scene, 'acknowledgement', null, 'coordinating');
  await order(scene, 'obligation.urge', 'supervisor', { member: own.id, message: '请尽快签收。' });
  await order(scene, 'obligation.urge', 'liaison0', { member: other.id });
  expect(await refused(scene, 'obligation.urge', 'liaison0', { member: own.id })).toMatchObject({
    code: 'not-permitted',
  });
  expect(await refused(scene, 'obligation.urge', 'liaison1', { member: own.id })).toMatchObject({
    code: 'not-permitted',
  });
  expect(await noticesOf('urge')).toEqual(['head0', 'head1', 'liaison0', 'liaison1']);
  expect((await owed(scene, 'acknowledgement')).value).toBe('open');
});
