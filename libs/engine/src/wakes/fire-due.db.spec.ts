import { afterEach, beforeEach, expect, test } from 'vitest';
import { instantFromRow } from '@duban/engine';
import { obligationsOf } from '../../../../test/support/world.js';
import {
  byHand,
  closeSound,
  eventsOf,
  ISSUED_AT,
  openScene,
  order,
  owed,
  passTo,
  rowsOf,
  statusOf,
  subjectOf,
  submitReport,
  type Scene,
  saying,
} from '../scene.fixture.js';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ count: 3 });
});
afterEach(() => closeSound(scene));

const WAKES = ['obligation.opened', 'obligation.reminded', 'obligation.fellDue', 'obligation.escalated'];
const wakesOf = async (task = scene.task) => (await eventsOf(scene, task)).filter(({ type }) => WAKES.includes(type));

test('what was jumped over is worked off instant by instant, each event bearing its own', async () => {
  await passTo(scene, '2023-04-01T00:00:00.000Z');
  for (const task of scene.tasks) {
    const wakes = await wakesOf(task);
    const told = wakes.map(({ at, member }) => `${at} ${member}`);
    expect(told.length).toBeGreaterThan(20);
    expect(told).toEqual(told.toSorted());
    expect(wakes.every(({ at, by }) => at > ISSUED_AT && by === null)).toBe(true);
  }
});

test('in the end nothing is due, every moment is done, and a later call finds nothing', async () => {
  await passTo(scene, '2023-04-01T00:00:00.000Z');
  const now = scene.clock.now();
  expect(await rowsOf(scene, 'SELECT FROM obligation WHERE next_wake_at <= $1', [now])).toEqual([]);
  expect(await rowsOf(scene, 'SELECT FROM wake WHERE at <= $1 AND done_at IS NULL', [now])).toEqual([]);
  expect((await rowsOf(scene, 'SELECT FROM wake WHERE done_at IS NULL')).length).toBeGreaterThan(0);
  expect(await scene.engine.fireDue(scene.tenant, now)).toEqual({ woken: 0, left: 0 });
});

test('two processes that are woken at once fire nothing twice', async () => {
  scene.clock.moveTo('2023-04-01T00:00:00.000Z');
  const engines = [scene.engine, scene.secondEngine(), scene.secondEngine()];
  await Promise.all(engines.map((engine) => engine.fireDue(scene.tenant, scene.clock.now())));
  await scene.engine.fireDue(scene.tenant, scene.clock.now());
  for (const task of scene.tasks) {
    const told = (await wakesOf(task)).map(({ type, member, index, rung }) => `${type} ${member} ${index} ${rung}`);
    expect(new Set(told).size).toBe(told.length);
  }
  const alone = await openScene({ count: 3 });
  await passTo(alone, scene.clock.now());
  for (const [n, task] of scene.tasks.entries())
    expect(await wakesOf(task)).toEqual(
      (await eventsOf(alone, alone.tasks[n])).filter(({ type }) => WAKES.includes(type)),
    );
  await closeSound(alone);
});

test('a task that somebody holds is passed over, and found later; the others do not wait', async () => {
  const instant = '2023-02-15T16:00:00.000Z';
  scene.clock.moveTo(instant);
  const left = await byHand(scene, async (client) => {
    await client.query('BEGIN');
    await client.query('SELECT FROM aggregate WHERE id = $1 FOR UPDATE', [scene.task.id]);
    const fired = await scene.engine.fireDue(scene.tenant, instant);
    await client.query('COMMIT');
    return fired.left;
  });
  expect(left).toBe(1);
  expect(await wakesOf()).toEqual([]);
  for (const task of scene.tasks.slice(1)) expect((await wakesOf(task)).length).toBeGreaterThan(0);
  expect(await passTo(scene, instant)).toBeGreaterThan(0);
  const missed = (await obligationsOf(scene, scene.task.id)).filter(({ value }) => value === 'missed');
  expect(missed.map(({ kind }) => kind)).toEqual(['acknowledgement', 'acknowledgement']);
});

test('a task that cannot be woken does not keep later moments of the others waiting', async () => {
  await byHand(scene, (client) => client.query('UPDATE aggregate SET definition = 99 WHERE id = $1', [scene.task.id]));
  scene.clock.moveTo('2023-03-01T00:00:00.000Z');
  expect(await scene.engine.fireDue(scene.tenant, scene.clock.now())).toMatchObject({ left: 1 });
  const [, other] = scene.tasks;
  expect((await wakesOf(other)).map(({ at }) => at)).toContain('2023-02-25T16:00:00.000Z');
  await byHand(scene, (client) => client.query('UPDATE aggregate SET definition = 1 WHERE id = $1', [scene.task.id]));
  await passTo(scene, scene.clock.now());
});

test('a command that comes at the due moment, before its wake, first records that it fell due', async () => {
  const report = await owed(scene, 'report', '2023-02');
  const member = subjectOf(report);
  scene.clock.moveTo('2023-02-25T15:59:59.999Z');
  await order(scene, 'report.draft', 'liaison0', { member, content: saying('初稿。') });
  await order(scene, 'report.sign', 'head0', { member });
  scene.clock.moveTo('2023-02-25T16:00:00.000Z');
  const { events, status } = await order(scene, 'report.submit', 'liaison0', { member });
  expect(events.map(({ type }) => type)).toContain('obligation.fellDue');
  expect(events.at(-1)?.type).toBe('report.submitted');
  expect((await owed(scene, 'report', '2023-02')).value).toBe('metLate');
  const wakes = (await wakesOf()).filter((each) => each.member === report.id && each.type === 'obligation.fellDue');
  expect(wakes).toMatchObject([{ at: '2023-02-25T16:00:00.000Z', by: null }]);
  // what the lead missed before is still missed
  expect(status).toBe('overdue');
});

test('one millisecond before the due moment it is in time', async () => {
  scene.clock.moveTo('2023-02-25T15:59:59.999Z');
  await submitReport(scene, '2023-02');
  expect((await owed(scene, 'report', '2023-02')).value).toBe('met');
});

test('after downtime a reminder whose due moment has passed is skipped, and of several rungs only the highest is sent', async () => {
  const { id } = await owed(scene, 'report', '2023-02');
  await passTo(scene, '2023-03-10T00:00:00.000Z');
  const about = (await wakesOf()).filter(({ member }) => member === id);
  const reminders = about.filter(({ type }) => type === 'obligation.reminded');
  expect(reminders.map(({ skipped }) => skipped)).toEqual([true, true]);
  const rungs = about.filter(({ type }) => type === 'obligation.escalated');
  expect(rungs.map(({ rung, skipped }) => [rung, skipped])).toEqual([
    [1, true],
    [2, true],
    [3, false],
  ]);
  const notices = await rowsOf<{ kind: string }>(
    scene,
    `SELECT DISTINCT n.kind FROM notice n JOIN notice_item i ON i.tenant_id = n.tenant_id AND i.notice_id = n.id
      WHERE i.obligation_id = $1 ORDER BY 1`,
    [id],
  );
  expect(notices).toEqual([{ kind: 'slipDraft' }]);
});

test('without downtime every reminder and every rung is sent', async () => {
  const { id } = await owed(scene, 'report', '2023-02');
  for (let at = await nextWake(); at < '2023-03-10T00:00:00.000Z'; at = await nextWake()) await passTo(scene, at);
  const about = (await wakesOf()).filter(({ member }) => member === id);
  expect(about.map(({ type, at, skipped }) => [type, at, skipped])).toEqual([
    ['obligation.reminded', '2023-02-22T01:00:00.000Z', false],
    ['obligation.reminded', '2023-02-24T01:00:00.000Z', false],
    ['obligation.fellDue', '2023-02-25T16:00:00.000Z', undefined],
    ['obligation.escalated', '2023-02-27T01:00:00.000Z', false],
    ['obligation.escalated', '2023-03-01T01:00:00.000Z', false],
    ['obligation.escalated', '2023-03-03T01:00:00.000Z', false],
  ]);
});

test('what is missed has no wake left once its ladder is climbed, while paused, or when the task has ended', async () => {
  await passTo(scene, '2023-02-16T00:00:00.000Z');
  const wakes = async () =>
    (await obligationsOf(scene, scene.task.id)).filter(({ next_wake_at }) => next_wake_at).length;
  expect(await wakes()).toBeGreaterThan(0);
  await order(scene, 'task.suspend', 'supervisor', { reason: '等资金。' });
  expect(await wakes()).toBe(0);
  await order(scene, 'task.resume', 'supervisor', {});
  expect(await wakes()).toBeGreaterThan(0);
  await order(scene, 'task.withdraw', 'supervisor', { reason: '不办了。' });
  expect(await wakes()).toBe(0);
  await passTo(scene, '2023-12-31T00:00:00.000Z');
  expect(await statusOf(scene)).toBe('withdrawn');
});

test('one message per recipient, kind and instant lists all that it is about', async () => {
  await passTo(scene, '2023-02-16T01:00:00.000Z');
  const rows = await rowsOf<{ items: string; posts: string }>(
    scene,
    `SELECT n.post_id, count(*)::int AS items FROM notice n JOIN notice_item i ON i.tenant_id = n.tenant_id AND i.notice_id = n.id
      WHERE n.kind = 'blue' AND n.at = '2023-02-16T01:00:00Z' GROUP BY n.tenant_id, n.id, n.post_id`,
  );
  // head and liaison of the two units that have not acknowledged any of the three tasks
  expect(rows.map(({ items }) => items)).toEqual([3, 3, 3, 3]);
});

test('the reminders of a morning are one digest for each recipient, however many tasks; so is urging several at once', async () => {
  const many = await openScene({ count: 41 });
  const messages = (kind: string) =>
    rowsOf<{ post: string; items: number }>(
      many,
      `SELECT n.post_id AS post, count(*)::int AS items
         FROM notice n JOIN notice_item i ON i.tenant_id = n.tenant_id AND i.notice_id = n.id
        WHERE n.kind = $1 GROUP BY n.tenant_id, n.id, n.post_id, n.at ORDER BY n.at, n.post_id`,
      [kind],
    );
  // acknowledgements are due on Wednesday the 15th, and reminded of that morning at nine
  await passTo(many, '2023-02-15T01:00:00.000Z');
  const reminded = await messages('reminder');
  const posts = ['head0', 'head1', 'liaison0', 'liaison1'].map((code) => many.ids.post(code)).toSorted();
  expect(reminded.map(({ post }) => post)).toEqual(posts);
  expect(reminded.map(({ items }) => items)).toEqual([41, 41, 41, 41]);

  const open = await rowsOf<{ task: string; id: string }>(
    many,
    `SELECT aggregate_id AS task, id FROM obligation WHERE kind = 'acknowledgement' AND unit_id = $1`,
    [many.ids.unit('u0')],
  );
  expect(open).toHaveLength(41);
  const post = many.ids.post('supervisor');
  const answers = await many.engine.execute(
    many.tenant,
    open.map(({ task, id }) => ({
      type: 'obligation.urge',
      target: { kind: 'task', year: 2023, id: task },
      post,
      member: id,
    })),
  );
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  expect((await messages('urge')).map(({ items }) => items)).toEqual([41, 41]);
  await closeSound(many);
});

async function nextWake(): Promise<string> {
  const [row] = await rowsOf<{ at: string }>(scene, 'SELECT min(next_wake_at) AS at FROM obligation');
  return instantFromRow(row?.at ?? '');
}

test('a task that cannot be written keeps no other waiting, and its fault is told', async () => {
  const [guilty, ...others] = scene.tasks;
  await byHand(scene, (client) =>
    client.query(`
      CREATE FUNCTION clash() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.aggregate_id = '${guilty?.id}' THEN RAISE EXCEPTION 'not this one'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER clash BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION clash()`),
  );
  scene.clock.moveTo('2023-04-01T00:00:00.000Z');
  const now = scene.clock.now();
  await expect(scene.engine.fireDue(scene.tenant, now)).rejects.toThrow('not this one');
  const due = await rowsOf(scene, 'SELECT DISTINCT aggregate_id FROM obligation WHERE next_wake_at <= $1', [now]);
  expect(due).toEqual([{ aggregate_id: guilty?.id }]);
  for (const task of others) expect((await wakesOf(task)).length).toBeGreaterThan(20);
  await byHand(scene, (client) => client.query('DROP TRIGGER clash ON event'));
});
