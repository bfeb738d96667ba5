import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask } from './server.js';

/**
 * The limit beside which commands are measured: one transaction of six statements for each transition (lock the task,
 * change it, one event, one outbox row), prepared, run by PostgreSQL's own load generator.
 */
export interface Limit {
  /** Transactions per second over `seconds`, 16 clients. */
  run(seconds: number): Promise<number>;
  close(): void;
}

const CLIENTS = 16;

/** Null where there is no pgbench. `url` is a superuser's, of an empty database. */
export async function openLimit(url: string, tasks: number): Promise<Limit | null> {
  const program = findPgbench();
  if (!program) return null;
  await makeLimit(url, tasks);
  const folder = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  const script = join(folder, 'six-statements.sql');
  writeFileSync(script, transaction(tasks));
  return {
    run: (seconds) =>
      runPgbench(program, url, ['-M', 'prepared', '-c', `${CLIENTS}`, '-j', '2', '-T', `${seconds}`, '-f', script]),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Makes the tables of the limit. `url` is a superuser's, of an empty database. */
export async function makeLimit(url: string, tasks: number): Promise<void> {
  await ask(url, schema(tasks));
  // Not within a transaction, so each by itself.
  await ask(url, 'VACUUM ANALYZE task');
}

/** Debian keeps it out of the path. */
function findPgbench(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.map((folder) => join(folder, 'pgbench')).find(existsSync);
}

function runPgbench(program: string, url: string, flags: string[]): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const address = ['-h', hostname, '-p', port, '-U', decodeURIComponent(username), '-n', ...flags, pathname.slice(1)];
  return new Promise((resolve, reject) => {
    const child = spawn(program, address, { env: { ...process.env, PGPASSWORD: decodeURIComponent(password) } });
    let told = '';
    child.stdout.on('data', (part: Buffer) => (told += part.toString()));
    child.stderr.on('data', (part: Buffer) => (told += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => {
      const rate = Number(/tps = ([\d.]+)/.exec(told)?.[1]);
      if (code === 0 && rate > 0) resolve(rate);
      else reject(new Error(`pgbench ended with ${code}: ${told.trim()}`));
    });
  });
}

const schema = (tasks: number): string => `
  CREATE TABLE task (
    id bigint PRIMARY KEY, version int NOT NULL DEFAULT 1, state text NOT NULL, lead_unit int NOT NULL, title text NOT NULL,
    due_at timestamptz NOT NULL, context jsonb NOT NULL, updated_at timestamptz NOT NULL DEFAULT now()
  ) WITH (fillfactor = 85);
  CREATE TABLE event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, task_id bigint NOT NULL, version int NOT NULL, type text NOT NULL,
    from_state text NOT NULL, to_state text NOT NULL, actor int NOT NULL, payload jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX event_task ON event (task_id, version);
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text NOT NULL, key bigint NOT NULL, payload jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  INSERT INTO task (id, state, lead_unit, title, due_at, context)
  SELECT g, 'ASSIGNED', 1 + g % 3000, 'Task no. ' || g || ' of the annual government work report',
         now() + (g % 365) * interval '1 day',
         jsonb_build_object('units', jsonb_build_array(g % 3000, (g + 1) % 3000, (g + 2) % 3000), 'reports', 0,
           'reminders', 0, 'period', '2026-11', 'returned', 0, 'note', repeat('x', 60))
    FROM generate_series(1, ${tasks}) g;
  CREATE INDEX task_lead_due ON task (lead_unit, due_at);`;

const transaction = (tasks: number): string => `\\set id random(1, ${tasks})
\\set st random(1, 8)
BEGIN;
SELECT id, version, state, context FROM task WHERE id = :id FOR UPDATE;
UPDATE task SET state = ('{DRAFT,ASSIGNED,ACCEPTED,RUNNING,REPORTED,REVIEW,RETURNED,CLOSED}'::text[])[:st], version = version + 1, context = '{"units":[1,2,3],"reports":1,"reminders":0,"period":"2026-11","returned":0,"note":"${'x'.repeat(60)}"}', updated_at = now() WHERE id = :id;
INSERT INTO event (task_id, version, type, from_state, to_state, actor, payload) VALUES (:id, 2, 'REPORT_SUBMITTED', 'RUNNING', 'REPORTED', 42, '{"report":123456,"progress":55,"text":"quarterly progress as planned","ip":"10.0.0.1"}');
INSERT INTO outbox (topic, key, payload) VALUES ('task.reported', :id, '{"task":1,"event":"REPORT_SUBMITTED","to":[1,2,3]}');
COMMIT;
`;
