import { createServer } from 'node:net';
import { createDatabase, dropDatabase, withDatabase } from '@duban/persistence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEMO_PASSWORD } from '../../apps/api/src/demo/demo-people.js';
import { clientAt } from '../support/api.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { buildProgram, type Program, startProgram } from '../support/program.js';

/** Of a demonstration that no other test begins. */
const DEMO = { DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-02T09:00' };
const DEMO_DATABASE = 'duban_demo_empty_jiyuan_2021_2021_03_02_09_00';

let database: FreshDatabase;
let servers: Record<string, string>;
beforeAll(async () => {
  buildProgram();
  database = await freshDatabase();
  servers = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, QUEUE_URL: database.queueUrl };
  await dropDatabase(database.ownerUrl, DEMO_DATABASE);
}, 600_000);
afterAll(async () => {
  await dropDatabase(database.ownerUrl, DEMO_DATABASE);
  await database.drop();
});

async function whileRunning(
  mode: 'demo' | 'real',
  settings: Record<string, string>,
  work: (program: Program) => Promise<void>,
) {
  const program = await startProgram(mode, { ...servers, ...settings });
  try {
    await work(program);
  } finally {
    expect(await program.stop()).toBe(143);
  }
}

async function signIn(url: string, name: string, password = DEMO_PASSWORD) {
  const { status, answer } = await clientAt(url, undefined).ask('session.open', {
    body: { name, password, bearer: true },
  });
  expect(status).toBe(201);
  return clientAt(url, answer.token);
}

test(
  'a demonstration begins from nothing, whatever a cut short start left, and lives on',
  { timeout: 300_000 },
  async () => {
    await createDatabase(database.ownerUrl, DEMO_DATABASE);
    let left = '';
    await whileRunning('demo', { ...DEMO, LOG_LEVEL: 'info' }, async ({ url, greeting, said }) => {
      expect(said()).toContain('Preparing an empty demonstration');
      const stranger = clientAt(url, undefined);
      expect((await stranger.ask('health.ready')).status).toBe(200);
      expect((await stranger.ask('about.read')).answer).toMatchObject({ mode: 'demo', isSetUp: true });
      const { people, password } = (await stranger.ask('demo.people')).answer;
      expect(greeting).toContain(password);
      for (const { signIn: name, role } of people) {
        expect(greeting).toContain(name);
        const { post } = (await (await signIn(url, name)).ask('session.read')).answer;
        expect(post?.role).toBe(role);
      }
      const administrator = await signIn(url, 'administrator');
      expect((await administrator.ask('demo.moveClock', { body: { to: 'nextWake' } })).code).toBe('bad-body');
      await issueOneTask(url);
      const moved = (await administrator.ask('demo.moveClock', { body: { to: 'nextWake' } })).answer;
      expect(moved).toMatchObject({ fired: 1, isDone: true });
      expect(moved.now > moved.before).toBe(true);
      const later = (await administrator.ask('demo.moveClock', { body: { by: 'P7D' } })).answer;
      expect(later.isDone).toBe(true);
      expect(later.fired).toBeGreaterThan(1);
      const supervisor = await signIn(url, 'supervisor-1');
      const { rows } = (await supervisor.ask('tasks.list')).answer;
      expect(rows[0]?.missed).toMatchObject({ lead: 1 });
      const back = await administrator.ask('demo.moveClock', { body: { to: moved.before } });
      expect(back.problem?.detail).toContain('does not go back');
      left = later.now;
      expect(said()).toContain('"path":"/api/v1/session"');
      for (const secret of [password, administrator.token ?? '']) expect(said()).not.toContain(secret);
    });
    await whileRunning('demo', DEMO, async ({ url, said }) => {
      expect(said()).not.toContain('Preparing');
      expect((await clientAt(url, undefined).ask('about.read')).answer.now > left).toBe(true);
      expect((await (await signIn(url, 'supervisor-1')).ask('tasks.list')).answer.rows).toHaveLength(1);
    });
  },
);

test('real work does not begin on a demonstration, nor a demonstration on real work', async () => {
  const name = 'duban_demo_empty_jiyuan_2021_2021_03_03_09_00';
  await dropDatabase(database.ownerUrl, name);
  await createDatabase(database.ownerUrl, name);
  try {
    const there = {
      DATABASE_URL: withDatabase(database.appUrl, name),
      DATABASE_OWNER_URL: withDatabase(database.ownerUrl, name),
      QUEUE_URL: withDatabase(database.queueUrl, name),
    };
    await whileRunning('real', there, async () => {});
    const refused = startProgram('demo', { ...servers, DUBAN_DEMO: 'empty', DUBAN_DEMO_START: '2021-03-03T09:00' });
    await expect(refused).rejects.toThrow('holds real work, which no demonstration may touch');
  } finally {
    await dropDatabase(database.ownerUrl, name);
  }
});

test('a demonstration is for this machine alone', async () => {
  await expect(startProgram('demo', { ...servers, HOST: '0.0.0.0' })).rejects.toThrow('for this machine alone');
});

test(
  'the real thing is set up once, from elsewhere with the token that was printed, and listens where there is room',
  { timeout: 300_000 },
  async () => {
    const account = { name: 'wangwei', password: 'three plain words' };
    await whileRunning('real', { HOST: '0.0.0.0' }, async ({ url, greeting }) => {
      const token = /"setupToken":"([^"]+)"/.exec(greeting)?.[1] ?? '';
      const body = {
        government: { code: 'riverside', name: '河畔市人民政府' },
        administrator: { name: '王伟', account: account.name, password: account.password },
      };
      const stranger = clientAt(url.replace('0.0.0.0', '127.0.0.1'), undefined);
      expect((await stranger.ask('setup.perform', { body })).status).toBeGreaterThanOrEqual(400);
      expect((await stranger.ask('setup.perform', { body: { ...body, setupToken: token } })).status).toBe(201);
    });
    // A port that is taken leaves the next one.
    const { port, free } = await taken();
    await whileRunning('real', { PORT: String(port) }, async ({ url, greeting, said }) => {
      expect(Number(new URL(url).port)).toBeGreaterThan(port);
      expect(said()).toContain(`Port ${port} is taken`);
      expect(greeting).not.toContain('setup');
      const administrator = await signIn(url, account.name, account.password);
      expect((await administrator.ask('demo.moveClock', { body: { by: 'PT1H' } })).code).toBe('only-in-demonstration');
    });
    free();
  },
);

/** Listens on any free port. */
async function taken(): Promise<{ port: number; free: () => void }> {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  return { port: (other.address() as { port: number }).port, free: () => other.close() };
}

/** A notice of one item becomes a task. */
async function issueOneTask(url: string): Promise<void> {
  const clerk = await signIn(url, 'issuing-clerk');
  const text = '济源市人民政府通知\n济政〔2021〕9号\n1.修一座桥。(牵头单位:财政金融局)\n';
  const { id } = (await clerk.ask('draft.create', { body: { name: '修桥', text } })).answer;
  const decisions = [{ type: 'setEffectiveOn', date: '2021-03-02' }];
  const decided = await clerk.ask('draft.decide', {
    params: { id },
    body: { decisions },
    headers: { 'if-match': '"1"' },
  });
  expect(decided.answer.issues).toEqual([]);
  expect((await clerk.ask('draft.issue', { params: { id } })).status).toBe(201);
}
