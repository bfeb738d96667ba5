import { inTenant } from '@duban/persistence';
import { linkHash } from '@duban/engine';
import { Client } from 'pg';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi } from '../support/api.js';
import { issueTasks, obligationsOf, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let directive: Awaited<ReturnType<typeof issueTasks>>['directive'];
let params: { year: number; id: string };

beforeAll(async () => {
  world = await openWorld('2023-02-13T01:00:00.000Z');
  const issued = await issueTasks(world, 2);
  ({ directive } = issued);
  const [target] = issued.tasks;
  if (!target) throw new Error('no task');
  params = { year: target.year, id: target.id };
  const owed = await obligationsOf(world, target.id);
  const idOf = (kind: string, column: 'id' | 'subject' = 'id') =>
    owed.find((each) => each.kind === kind && each.owed_as === 'lead')?.[column] ?? '';
  const must = async (answer: Promise<{ ok: boolean }>) => expect(await answer).toMatchObject({ ok: true });
  await must(world.tell('acknowledgement.give', 'liaison0', target, { member: idOf('acknowledgement') }));
  world.clock.moveTo('2023-02-22T01:00:00.000Z');
  await world.engine.fireDue(world.tenant, world.clock.now());
  const member = idOf('report', 'subject');
  await must(
    world.tell('report.draft', 'liaison0', target, {
      member,
      content: { summary: '已完成三成。', clauses: [], figures: [], problems: [], coordination: [], attachments: [] },
    } as never),
  );
  await must(world.tell('report.sign', 'head0', target, { member }));
  await must(world.tell('report.submit', 'liaison0', target, { member }));
  await must(world.tell('report.return', 'supervisor', target, { member, reason: '数据不全。' }));
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

test('the timeline tells who did what, in the order in which it was recorded', async () => {
  const liaison = await api.as('liaison0');
  const { status, answer } = await liaison.ask('task.timeline', { params });
  expect(status).toBe(200);
  expect(answer.rows.map(({ seq }) => seq)).toEqual(answer.rows.map((_, index) => index + 1));
  const told = (type: string) => answer.rows.find((row) => row.type === type);
  expect(told('report.returned')).toMatchObject({
    at: '2023-02-22T01:00:00.000Z',
    by: { title: '督查专员', unit: { name: '督查室' }, person: 'supervisor' },
    member: { kind: 'report', period: '2023-02', unit: { name: '甲局' } },
    says: [{ name: 'reason', text: '数据不全。', erased: false }],
    dueOn: '2023-02-27',
  });
  expect(told('report.drafted')?.says).toEqual([{ name: 'content', text: '已完成三成。', erased: false }]);
  expect(told('obligation.fellDue')).toMatchObject({ by: null, member: { kind: 'acknowledgement' } });
});

test('who held a post is told as of the day of the act', async () => {
  await inTenant(world.pool, world.tenant, async (client) => {
    const post = world.ids.post('supervisor');
    await client.query(`UPDATE post_holder SET valid_to = '2023-02-28' WHERE post_id = $1`, [post]);
    await client.query(`INSERT INTO post_holder (tenant_id, post_id, person_id, valid_from) VALUES ($1, $2, $3, $4)`, [
      world.tenant,
      post,
      world.ids.person('chief'),
      '2023-03-01',
    ]);
  });
  const { answer } = await (await api.as('chief')).ask('task.timeline', { params });
  expect(answer.rows.find(({ type }) => type === 'report.returned')?.by?.person).toBe('supervisor');
});

test('pages of a timeline follow each other', async () => {
  const viewer = await api.as('viewer');
  const whole = (await viewer.ask('task.timeline', { params })).answer.rows;
  const first = (await viewer.ask('task.timeline', { params, query: { limit: 3 } })).answer;
  const second = (await viewer.ask('task.timeline', { params, query: { limit: 200, cursor: first.next ?? '' } }))
    .answer;
  expect([...first.rows, ...second.rows]).toEqual(whole);
  expect(second.next).toBeNull();
  expect(await viewer.ask('task.timeline', { params, query: { cursor: 'x' } })).toMatchObject({ code: 'bad-query' });
});

test('the record is told link by link, so that anybody can hash it again', async () => {
  const { answer } = await (await api.as('viewer')).ask('task.record', { params });
  expect(answer.verified).toBe(true);
  let previous: Buffer | null = null;
  for (const { seq, event, hash } of answer.rows) {
    const bytes = Buffer.from((canonicalize as unknown as (value: unknown) => string)(event));
    const again: Buffer = linkHash(answer.tenant, params.id, seq ?? 0, previous, bytes);
    expect(again.toString('hex')).toBe(hash);
    previous = again;
  }
  const page = await (await api.as('viewer')).ask('task.record', { params, query: { limit: 2 } });
  const next = await (
    await api.as('viewer')
  ).ask('task.record', {
    params,
    query: { limit: 2, cursor: page.answer.next ?? '' },
  });
  expect([page.answer.verified, next.answer.verified]).toEqual([true, true]);
  expect(next.answer.rows[0]?.previous).toBe(page.answer.rows[1]?.hash);
});

test.each([
  ['a byte', 'UPDATE event SET bytes = set_byte(bytes, length(bytes) - 2, 65) WHERE aggregate_id = $1 AND seq = 3'],
  ['a hash', `UPDATE event SET hash = '\\x00' WHERE aggregate_id = $1 AND seq = 3`],
  ['a missing link', 'DELETE FROM event WHERE aggregate_id = $1 AND seq = 3'],
  [
    'a missing end',
    'DELETE FROM event WHERE aggregate_id = $1 AND seq = (SELECT max(seq) FROM event WHERE aggregate_id = $1)',
  ],
])('%s that somebody has changed is seen', async (_, sql) => {
  const superuser = new Client({ connectionString: world.database.superuserUrl });
  await superuser.connect();
  try {
    const kept = await superuser.query('SELECT * FROM event WHERE aggregate_id = $1', [params.id]);
    await superuser.query(sql, [params.id]);
    expect((await (await api.as('viewer')).ask('task.record', { params })).answer.verified).toBe(false);
    await superuser.query('DELETE FROM event WHERE aggregate_id = $1', [params.id]);
    const columns = kept.fields.map(({ name }) => name);
    for (const row of kept.rows as Record<string, unknown>[])
      await superuser.query(
        `INSERT INTO event (${columns.join(', ')}) VALUES (${columns.map((__, index) => `$${index + 1}`).join(', ')})`,
        columns.map((name) => row[name]),
      );
  } finally {
    await superuser.end();
  }
});

test('a directive has a record too, for those who see a task of it', async () => {
  const of = { params: { year: directive.year, id: directive.id } };
  const { answer } = await (await api.as('liaison1')).ask('directive.record', of);
  expect(answer.verified).toBe(true);
  expect(answer.rows.map(({ event }) => event?.['type'])).toEqual(['directive.imported', 'directive.issued']);
  expect(await (await api.as('liaison2')).ask('directive.record', of)).toMatchObject({
    status: 404,
    code: 'not-found',
  });
});

test('a task as it was: on a day, at a moment, and not before it was issued', async () => {
  const client = await api.as('supervisor');
  const asOf = async (at: string) => (await client.ask('task.asOf', { params, query: { at } })).answer;
  const report = ({ members }: Awaited<ReturnType<typeof asOf>>) =>
    members.find(({ kind, period }) => kind === 'report' && period === '2023-02');
  const early = await asOf('2023-02-13');
  expect(early).toMatchObject({ at: '2023-02-13T15:59:59.999Z', status: 'reporting', suspendedAt: null });
  expect(report(early)).toMatchObject({ state: 'open', submissions: 0 });
  const late = await asOf('2023-02-22T01:00:00.000Z');
  expect(late.status).toBe('reporting');
  expect(report(late)).toMatchObject({ state: 'returned', submissions: 1, reason: { text: '数据不全。' } });
  expect(late.obligations.find(({ kind, owedAs }) => kind === 'acknowledgement' && owedAs === 'lead')?.state).toBe(
    'met',
  );
  const ask = (at: string) => client.ask('task.asOf', { params, query: { at } });
  for (const at of ['2023-02-30', '2023-02-30T00:00:00.000Z', '0000-06-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'])
    expect(await ask(at)).toMatchObject({ status: 422, code: 'bad-query' });
  expect(await ask('2023-02-12')).toMatchObject({ status: 404, code: 'not-found' });
  for (const at of ['2023-02-30', 'yesterday', '2023-13-01T00:00:00.000Z'])
    expect(await ask(at)).toMatchObject({ status: 422, code: 'bad-query' });
});

test('to a stranger the record of a task is not there', async () => {
  const stranger = await api.as('head2');
  for (const operation of ['task.timeline', 'task.record'] as const)
    expect(await stranger.ask(operation, { params })).toMatchObject({ status: 404, code: 'not-found' });
  expect(await stranger.ask('task.asOf', { params, query: { at: '2023-02-22' } })).toMatchObject({ status: 404 });
});

test('what is no task has no past as a task', async () => {
  const client = await api.as('supervisor');
  const asked = { params: { year: params.year, id: directive.id }, query: { at: '2023-02-22' } };
  expect(await client.ask('task.asOf', asked)).toMatchObject({ status: 404, code: 'not-found' });
});
