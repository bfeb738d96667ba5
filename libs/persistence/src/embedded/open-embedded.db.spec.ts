import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openEmbedded } from './open-embedded.js';

const dataDir = join(tmpdir(), `duban-embedded-${randomUUID()}`);
const settings = { fsync: 'off' };
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(async () => {
  const last = await openEmbedded({ dataDir, settings });
  await last.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Opened {
  child: ChildProcess;
  appUrl: string;
  ownerUrl: string;
  adopted: boolean;
}

/** A process of its own that opens the server, says so and stays; with no locale in its environment. */
async function openInChild(): Promise<Opened> {
  const script = `
    import { runnerImport } from 'vite';
    const { module } = await runnerImport(${JSON.stringify(new URL('./open-embedded.ts', import.meta.url).pathname)});
    const { appUrl, ownerUrl, adopted } = await module.openEmbedded(${JSON.stringify({ dataDir, settings })});
    console.log('opened ' + JSON.stringify({ appUrl, ownerUrl, adopted }));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const line = /^opened (.*)$/m.exec(said)?.[1];
      if (line) resolve({ child, ...(JSON.parse(line) as Omit<Opened, 'child'>) });
    });
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('exit', () => reject(new Error(`The child ended: ${said}`)));
  });
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return (rows as unknown[][])[0]?.[0];
  } finally {
    await client.end().catch(() => {});
  }
}

const postmasterPid = (): number =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function killed(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown[]> {
  const exit = once(child, 'exit');
  child.kill(signal);
  return exit;
}

test('three that start at once on an empty folder share one server; the last to leave stops it', async () => {
  const [one, two, ours] = await Promise.all([openInChild(), openInChild(), openEmbedded({ dataDir, settings })]);
  expect(new Set([one.appUrl, two.appUrl, ours.appUrl]).size).toBe(1);
  expect([one, two, ours].filter(({ adopted }) => !adopted)).toHaveLength(1);
  expect(await ask(ours.appUrl, 'SELECT current_user')).toBe('duban_app');
  await killed(one.child, 'SIGTERM');
  await ours.stop();
  expect(await ask(two.appUrl, 'SHOW server_encoding')).toBe('UTF8');
  const [, signal] = await killed(two.child, 'SIGINT');
  expect(signal).toBe('SIGINT');
  await expect(ask(two.appUrl, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
});

test('passwords are for our eyes only', () => {
  expect(statSync(join(dataDir, 'server.json')).mode & 0o777).toBe(0o600);
});

test('a server left behind by kill -9 is taken over, and stopped by who took it over', async () => {
  const first = await openInChild();
  await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 1');
  await killed(first.child, 'SIGKILL');
  const second = await openEmbedded({ dataDir, settings });
  expect(second).toMatchObject({ adopted: true, appUrl: first.appUrl });
  await second.stop();
  await expect(ask(second.appUrl, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
});

test('when server and starter are both killed the next start recovers what was committed', async () => {
  const first = await openInChild();
  process.kill(postmasterPid(), 'SIGKILL');
  await killed(first.child, 'SIGKILL');
  const second = await openEmbedded({ dataDir, settings });
  expect(second.adopted).toBe(false);
  expect(await ask(second.ownerUrl, 'SELECT count(*)::int FROM kept')).toBe(1);
  await second.stop();
});

test('a note of a postmaster whose number another program has by now is no obstacle', async () => {
  writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${dataDir}\n0\n5432\n`);
  const server = await openEmbedded({ dataDir, settings });
  expect(await ask(server.appUrl, 'SELECT 1')).toBe(1);
  await server.stop();
});

test('a folder of wrong rights is named, with what to do', async () => {
  const data = join(dataDir, 'postgres');
  chmodSync(data, 0o755);
  await expect(openEmbedded({ dataDir })).rejects.toThrow(`chmod 700 ${data}`);
  chmodSync(data, 0o700);
});

test.runIf(process.getuid?.() === 0)(
  'root’s own folder is passed over for one that the database’s user can enter',
  async () => {
    const closed = join(tmpdir(), `duban-closed-${randomUUID()}`);
    const told: string[] = [];
    mkdirSync(closed, { mode: 0o700 });
    const server = await openEmbedded({ dataDir: join(closed, '.duban'), settings, log: (line) => told.push(line) });
    await server.stop();
    rmSync(closed, { recursive: true });
    rmSync(server.folder, { recursive: true });
    expect(server.folder).toMatch(/^\/var\/lib\/duban\/[0-9a-f]{16}$/);
    expect(told).toEqual([expect.stringContaining(server.folder)]);
  },
);
