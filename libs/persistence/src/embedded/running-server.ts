import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { TOKEN_SETTING } from './postmaster.js';
import { commandLine, pause, pidExists } from './processes.js';
import type { ServerFile } from './server-file.js';

/**
 * The port of our server when it runs on `data`, ready to answer; undefined when none runs. A server that is starting,
 * recovering or shutting down is waited for. The note of a postmaster whose number now belongs to another program is
 * cleared. Throws when a server runs there that is not ours.
 */
export async function findRunning(data: string, file: ServerFile): Promise<number | undefined> {
  for (let waited = 0; waited < GIVE_UP_MS; waited += WAIT_MS) {
    const postmaster = readPostmaster(data);
    if (!postmaster || !pidExists(postmaster.pid)) return undefined;
    if (!isOurs(postmaster.pid, file.token, data)) {
      rmSync(join(data, 'postmaster.pid'), { force: true });
      return undefined;
    }
    const token = postmaster.port ? await askToken(postmaster.port, file.passwords.postgres) : undefined;
    if (token === file.token) return postmaster.port;
    if (token !== undefined)
      throw new Error(`Another PostgreSQL answers on the port of ours (${postmaster.port}): stop it.`);
    await pause(WAIT_MS);
  }
  throw new Error(`The PostgreSQL on ${data} runs and does not answer; look at postgres.log beside it, or stop it.`);
}

const WAIT_MS = 200;
const GIVE_UP_MS = 60_000;

interface Postmaster {
  pid: number;
  /** Missing while it starts. */
  port?: number;
}

/** Line 1 of postmaster.pid is the process, line 4 the port. */
function readPostmaster(data: string): Postmaster | undefined {
  const note = join(data, 'postmaster.pid');
  if (!existsSync(note)) return undefined;
  const lines = readFileSync(note, 'utf8').split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return port > 0 ? { pid, port } : { pid };
}

/** False: the number belongs to something else by now. Where the system tells no command lines, the token decides. */
function isOurs(pid: number, token: string, data: string): boolean {
  const command = commandLine(pid);
  if (command === undefined || command.includes(token)) return true;
  if (command.includes(data))
    throw new Error(`A PostgreSQL that Duban did not start (process ${pid}) runs on ${data}: stop it.`);
  return false;
}

/** The server's token; undefined while it does not answer. Throws when it refuses our password. */
async function askToken(port: number, password: string): Promise<string | undefined> {
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  client.on('error', () => {}); // the server may go at any moment, and is then waited for
  try {
    await client.connect();
    const { rows } = await client.query<{ token: string | null }>('SELECT current_setting($1, true) AS token', [
      TOKEN_SETTING,
    ]);
    return rows[0]?.token ?? '';
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') throw error;
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}
