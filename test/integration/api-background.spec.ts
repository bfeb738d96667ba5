import { randomUUID } from 'node:crypto';
import { asJob, inTenant } from '@duban/persistence';
import { SMTPServer } from 'smtp-server';
import { openChannels } from '@duban/notify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApi, type TestApi } from '../support/api.js';
import { issueTasks, openWorld, type World } from '../support/world.js';

let world: World;
let api: TestApi;
let administrator: ApiClient;

beforeAll(async () => {
  world = await openWorld('2023-03-01T01:00:00.000Z');
  await issueTasks(world, 1);
  api = await openApi(world);
  administrator = await api.as('admin');
});
afterAll(async () => {
  await api.close();
  await world.close();
});

test('what waits in the background is counted, of the own government alone', async () => {
  const before = (await administrator.ask('queue.read')).answer;
  expect(before).toMatchObject({ trouble: null, wakes: { overdue: 0, oldest: null }, deadWork: 0 });
  expect(before.wakes.next).not.toBeNull();
  await asJob(world.pool, async (client) => {
    for (const tenant of [world.tenant, randomUUID()])
      await client.query(
        `INSERT INTO dead_work (id, tenant_id, job, payload, error, failed_at) VALUES ($1, $2, 'notice.send', '{}', 'gone', now())`,
        [randomUUID(), tenant],
      );
  });
  world.clock.moveTo(before.wakes.next ?? '');
  const after = (await administrator.ask('queue.read')).answer;
  expect(after).toMatchObject({ wakes: { overdue: 1, oldest: before.wakes.next }, deadWork: 1 });
  expect(await (await api.as('supervisor')).ask('queue.read')).toMatchObject({ status: 403 });
});

test('the inbox is tried by a message to oneself, a mail server that is not set is told of', async () => {
  const { answer } = await administrator.ask('channels.list');
  expect(answer.rows).toMatchObject([
    { name: 'inbox', isSet: true, unreached: 0 },
    { name: 'mail', isSet: false, from: null },
  ]);
  const tried = await administrator.ask('channel.test', { params: { name: 'inbox' } });
  expect(tried.answer).toEqual({ outcome: 'sent', detail: null });
  const inbox = await administrator.ask('notices.list');
  expect(inbox.answer.rows).toMatchObject([{ kind: 'trial', readAt: null, items: [] }]);
  const mail = await administrator.ask('channel.test', { params: { name: 'mail' } });
  expect(mail.answer).toEqual({ outcome: 'not-set', detail: null });
});

test('a mail is tried to the own address, and what the server says is told', async () => {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      letters.push(...session.envelope.rcptTo.map(({ address }) => address));
      stream.resume().once('end', done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const person = world.ids.person('admin');
  const trier = { tenant: world.tenant, person, post: world.ids.post('admin') };
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'duban@riverside.example' };
  const channels = openChannels(settings, world.pool, () => world.clock.now());
  const writeAddress = (email: string | null) =>
    inTenant(world.pool, world.tenant, (client) =>
      client.query('UPDATE person SET email = $1 WHERE tenant_id = $2 AND id = $3', [email, world.tenant, person]),
    );
  await writeAddress(null);
  expect(await channels.test('mail', trier)).toEqual({ outcome: 'no-address', detail: null });
  await writeAddress('a@b.example');
  expect(await channels.test('mail', trier)).toEqual({ outcome: 'sent', detail: 'a@b.example' });
  expect(letters).toEqual(['a@b.example']);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  expect(await channels.test('mail', trier)).toMatchObject({ outcome: 'failed' });
});

test('everybody may read who may do what', async () => {
  const { answer } = await (await api.as('liaison0')).ask('permissions.read');
  const of = (id: string) => answer.rows.find((row) => row.id === id);
  expect(of('report.sign')?.reach).toMatchObject({ unitHead: ['leads', 'coordinates', 'member'], unitLiaison: [] });
  expect(of('report.accept')?.reach).toMatchObject({ supervisor: ['stranger'], viewer: [] });
  expect(of('health.live')).toMatchObject({ kind: 'operation', isOpen: true });
  expect(of('desk.read')?.reach).toMatchObject({ viewer: 'all' });
});
