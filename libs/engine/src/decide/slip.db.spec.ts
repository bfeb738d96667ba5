import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  closeSound,
  eventsOf,
  first,
  openScene,
  order,
  owed,
  passTo,
  refused,
  rowsOf,
  type Scene,
} from '../scene.fixture.js';

let scene: Scene;
let member: string;
beforeEach(async () => {
  scene = await openScene();
  // the acknowledgement was due on Wednesday 15 February: its yellow rung is reached on Monday 20 and its red one on Wednesday 22
  await passTo(scene, '2023-02-20T01:00:00.000Z');
  await passTo(scene, '2023-02-22T01:00:00.000Z');
  member = (await slipOf('red')).id;
});
afterEach(() => closeSound(scene));

const slipOf = async (level: string) =>
  first(
    await rowsOf<{ id: string; value: string; context: object }>(
      scene,
      `SELECT id, value, context FROM member WHERE kind = 'slip' AND context->>'level' = $1 AND context->>'unit' = $2 AND context->>'obligation' = $3`,
      [level, scene.ids.unit('u0'), (await owed(scene, 'acknowledgement')).id],
    ),
  );
const noticesOf = (kind: string) =>
  rowsOf<{ role: string; unit: string | null }>(
    scene,
    `SELECT p.role, n.unit_id AS unit FROM notice n JOIN post p ON p.id = n.post_id WHERE n.kind = $1 ORDER BY p.role`,
    [kind],
  );
const announce = () => order(scene, 'slip.announce', 'chief', { member });
const text = '材料已于2月16日以纸质方式报送，系统未及时更新。';

test('announced on a Wednesday: its day does not count, the second working day is the last, and the unit is told', async () => {
  await announce();
  expect(await slipOf('red')).toMatchObject({
    value: 'announced',
    context: { reply: 2, replyOn: '2023-02-24', replyBefore: '2023-02-24T16:00:00.000Z' },
  });
  expect((await noticesOf('slipAnnounced')).map(({ role }) => role)).toEqual(['unitHead', 'unitLiaison']);
  expect(await noticesOf('red')).toEqual([]);
});

test('announced before days off: the last day is a working day', async () => {
  await passTo(scene, '2023-04-28T02:00:00.000Z');
  await announce();
  // 29 April to 3 May is the holiday of Labour Day; 6 May is worked for it
  expect(await slipOf('red')).toMatchObject({ context: { replyOn: '2023-05-05' } });
});

test('issued only when the unit was told, and has replied', async () => {
  expect(await refused(scene, 'slip.issue', 'chief', { member })).toMatchObject({ code: 'not-announced' });
  await announce();
  expect(await refused(scene, 'slip.issue', 'chief', { member })).toMatchObject({
    code: 'reply-pending',
    message: expect.stringContaining('2023-02-24') as string,
  });
  await order(scene, 'slip.reply', 'liaison0', { member, text });
  expect((await noticesOf('slipReplied')).map(({ role }) => role)).toEqual(['chiefSupervisor']);
  await order(scene, 'slip.issue', 'chief', { member });
  expect(await slipOf('red')).toMatchObject({ value: 'issued' });
  expect((await noticesOf('red')).length).toBeGreaterThan(0);
});

test('or when the day has passed; a reply that comes after it is still taken while nothing is issued', async () => {
  await announce();
  await passTo(scene, '2023-02-24T15:59:59.000Z');
  expect(await refused(scene, 'slip.issue', 'chief', { member })).toMatchObject({ code: 'reply-pending' });
  await passTo(scene, '2023-02-24T16:00:00.000Z');
  await order(scene, 'slip.reply', 'head0', { member, text });
  await order(scene, 'slip.issue', 'chief', { member });
  expect(await refused(scene, 'slip.reply', 'liaison0', { member, text })).toMatchObject({
    code: 'not-in-state',
    state: 'issued',
  });
});

test('dropped for what the unit said: it is told, and nothing is issued', async () => {
  await announce();
  await order(scene, 'slip.reply', 'liaison0', { member, text });
  await order(scene, 'slip.discard', 'chief', { member, reason: '申辩属实。' });
  expect(await slipOf('red')).toMatchObject({ value: 'discarded' });
  expect((await noticesOf('slipDropped')).map(({ role }) => role)).toEqual(['unitHead', 'unitLiaison']);
  expect(await noticesOf('red')).toEqual([]);
});

test('it falls away with what was late, announced or replied to', async () => {
  await announce();
  const { id } = await owed(scene, 'acknowledgement');
  await order(scene, 'acknowledgement.give', 'liaison0', { member: id });
  expect(await slipOf('red')).toMatchObject({ value: 'discarded', context: { reason: 'obligation.settled' } });
  expect(await refused(scene, 'slip.reply', 'liaison0', { member, text })).toMatchObject({ state: 'discarded' });
});

test('exempted after the reply, it falls away', async () => {
  await announce();
  await order(scene, 'slip.reply', 'liaison0', { member, text });
  const { id } = await owed(scene, 'acknowledgement');
  await order(scene, 'obligation.exempt', 'chief', { member: id, ground: 'errorTolerance', basis: '申辩属实。' });
  expect(await slipOf('red')).toMatchObject({ value: 'discarded', context: { reason: 'obligation.excused' } });
});

test('by whom it is issued, once, and of the rungs that ask for it alone; replied to by the unit named alone, once', async () => {
  for (const by of ['supervisor', 'head0'])
    expect(await refused(scene, 'slip.announce', by, { member })).toMatchObject({ code: 'not-permitted' });
  expect(await refused(scene, 'slip.reply', 'liaison0', { member, text })).toMatchObject({
    code: 'not-in-state',
    state: 'drafted',
  });
  const yellow = (await slipOf('yellow')).id;
  expect(await refused(scene, 'slip.announce', 'supervisor', { member: yellow })).toMatchObject({
    code: 'reply-not-asked',
  });
  await order(scene, 'slip.issue', 'supervisor', { member: yellow });
  await announce();
  expect(await refused(scene, 'slip.announce', 'chief', { member })).toMatchObject({
    code: 'not-in-state',
    state: 'announced',
  });
  for (const by of ['liaison1', 'chief'])
    expect(await refused(scene, 'slip.reply', by, { member, text })).toMatchObject({ code: 'not-permitted' });
  await order(scene, 'slip.reply', 'head0', { member, text });
  expect(await refused(scene, 'slip.reply', 'liaison0', { member, text })).toMatchObject({ state: 'replied' });
});

test('a regime that gives no days to reply issues without', async () => {
  const other = await openScene({
    regime: {
      ladder: [
        { rung: 1, afterWorkingDays: 1, level: 'red', to: ['head'], issue: 'onApproval', by: 'chiefSupervisor' },
      ],
    },
  });
  await passTo(other, '2023-02-16T01:00:00.000Z');
  const [slip] = await rowsOf<{ id: string }>(other, `SELECT id FROM member WHERE kind = 'slip'`);
  await order(other, 'slip.issue', 'chief', { member: slip?.id ?? '' });
  expect(await rowsOf(other, `SELECT value FROM member WHERE kind = 'slip'`)).toContainEqual({ value: 'issued' });
  await closeSound(other);
});

test('the record holds the day and no text', async () => {
  await announce();
  await order(scene, 'slip.reply', 'liaison0', { member, text });
  const about = (await eventsOf(scene)).filter((event) => event.member === member);
  expect(about).toMatchObject([
    { type: 'slip.announced', replyOn: '2023-02-24' },
    { type: 'slip.replied', content: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  ]);
});
