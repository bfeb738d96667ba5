import { instantOf, millisecondsOf } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi, type Told } from '../support/api.js';
import { issueTasks, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;

// Nobody acknowledges: red slips are drafted, which name their units and are announced to them first.
beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  await issueTasks(world, 2);
  await passTo('2023-03-20T02:00:00.000Z');
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

async function passTo(until: string): Promise<void> {
  for (let now = millisecondsOf(world.clock.now()); now < millisecondsOf(until); now += 43_200_000) {
    world.clock.moveTo(instantOf(now));
    await world.engine.fireDue(world.tenant, world.clock.now());
  }
  world.clock.moveTo(until);
  await world.engine.fireDue(world.tenant, world.clock.now());
}

type Slip = Told<'slips.list'>['answer']['rows'][number];
const slips = async (by = 'chief'): Promise<Slip[]> =>
  (await (await api.as(by)).ask('slips.list', { query: { limit: 500 } })).answer.rows;
const reds = async () => (await slips()).filter(({ level, unit }) => level === 'red' && unit.name === LEAD);
const LEAD = '甲局';
const red = async (id: string) => (await slips()).find((slip) => slip.id === id);
const desk = async (by: string, section: string) =>
  (await (await api.as(by)).ask('desk.read', { query: { limit: 100 } })).answer.sections.find(
    (each) => each.section === section,
  )?.rows ?? [];
const give = async (by: string, type: string, { id, task }: Slip, body: object = {}) =>
  (await api.as(by)).ask('command.give', { body: { type, target: task, member: id, ...body } });
/** As if the sender had been at work. */
const inbox = async (by: string) => {
  await inTenant(world.pool, world.tenant, (client) => client.query(`UPDATE notice SET status = 'sent'`));
  return (await (await api.as(by)).ask('notices.list', {})).answer.rows;
};

const text = '材料已于规定时限前报送纸质件，系统未及时录入。';

test('announced, replied to, read and issued', async () => {
  const [slip] = await reds();
  if (!slip) throw new Error('no red slip');
  expect(slip).toMatchObject({
    state: 'drafted',
    reply: { workingDays: 2, announcedAt: null, replyOn: null, repliedAt: null },
    replied: null,
    allowed: ['slip.announce', 'slip.discard'],
  });
  expect(await give('chief', 'slip.issue', slip)).toMatchObject({ status: 409, code: 'not-announced' });
  expect(await give('supervisor', 'slip.announce', slip)).toMatchObject({ status: 403, code: 'not-permitted' });
  expect(await give('liaison0', 'slip.announce', slip)).toMatchObject({ status: 403, code: 'not-permitted' });
  expect(await give('liaison0', 'slip.reply', slip, { text })).toMatchObject({ status: 409, code: 'not-in-state' });

  // announced on Monday 20 March: the day does not count
  expect(await give('chief', 'slip.announce', slip)).toMatchObject({ status: 200 });
  expect(await red(slip.id)).toMatchObject({
    state: 'announced',
    reply: { announcedAt: '2023-03-20T02:00:00.000Z', replyOn: '2023-03-22' },
    allowed: ['slip.discard'],
  });
  expect(await give('chief', 'slip.announce', slip)).toMatchObject({ status: 409, code: 'not-in-state' });
  expect(await give('chief', 'slip.issue', slip)).toMatchObject({ status: 409, code: 'reply-pending' });
  expect((await desk('chief', 'slips')).map(({ member }) => member)).not.toContain(slip.id);
  for (const by of ['liaison0', 'head0']) {
    const row = (await desk(by, 'announced')).find(({ member }) => member === slip.id);
    expect(row).toMatchObject({ what: 'slip', state: 'announced', dueOn: '2023-03-22', commands: ['slip.reply'] });
    expect(await inbox(by)).toContainEqual(
      expect.objectContaining({
        kind: 'slipAnnounced',
        items: [expect.objectContaining({ replyOn: '2023-03-22' })],
      }),
    );
  }
  expect(await desk('liaison1', 'announced')).toEqual([]);

  for (const wrong of [{}, { text: ' ' }, { text: 7 }])
    expect(await give('liaison0', 'slip.reply', slip, wrong)).toMatchObject({ status: 422 });
  expect(await give('liaison1', 'slip.reply', slip, { text })).toMatchObject({ status: 403, code: 'not-permitted' });
  expect(await give('chief', 'slip.reply', slip, { text })).toMatchObject({ status: 403, code: 'not-permitted' });
  expect(await give('liaison0', 'slip.reply', slip, { text })).toMatchObject({ status: 200 });
  expect(await give('head0', 'slip.reply', slip, { text })).toMatchObject({ status: 409, code: 'not-in-state' });
  expect(await desk('liaison0', 'announced')).toEqual([]);
  expect((await desk('chief', 'slips')).find(({ member }) => member === slip.id)).toMatchObject({
    reason: { text },
    commands: ['slip.issue', 'slip.discard'],
  });
  expect(await red(slip.id)).toMatchObject({ state: 'replied', replied: { text, erased: false } });
  expect(await inbox('chief')).toContainEqual(expect.objectContaining({ kind: 'slipReplied' }));

  expect(await give('supervisor', 'slip.issue', slip)).toMatchObject({ status: 403, code: 'not-permitted' });
  expect(await give('chief', 'slip.issue', slip)).toMatchObject({ status: 200 });
  expect(await red(slip.id)).toBeUndefined();
});

test('nobody replies: issued when the last day is over, and not before', async () => {
  const [slip] = await reds();
  if (!slip) throw new Error('no second red slip');
  expect(await give('chief', 'slip.announce', slip)).toMatchObject({ status: 200 });
  await passTo('2023-03-22T15:59:59.000Z');
  expect(await give('chief', 'slip.issue', slip)).toMatchObject({ status: 409, code: 'reply-pending' });
  await passTo('2023-03-22T16:00:00.000Z');
  expect(await red(slip.id)).toMatchObject({ allowed: ['slip.issue', 'slip.discard'] });
  expect((await desk('chief', 'slips')).map(({ member }) => member)).toContain(slip.id);
  expect(await give('chief', 'slip.discard', slip, { reason: '情况属实，不予下发。' })).toMatchObject({ status: 200 });
  expect(await inbox('head0')).toContainEqual(expect.objectContaining({ kind: 'slipDropped' }));
});

test('a yellow slip is issued unannounced', async () => {
  const yellow = (await slips('supervisor')).find(({ level }) => level === 'yellow');
  if (!yellow) throw new Error('no yellow slip');
  expect(yellow).toMatchObject({ reply: null, allowed: ['slip.issue', 'slip.discard'] });
  expect(await give('supervisor', 'slip.announce', yellow)).toMatchObject({ status: 409, code: 'reply-not-asked' });
  expect(await give('supervisor', 'slip.issue', yellow)).toMatchObject({ status: 200 });
});
