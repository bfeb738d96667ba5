import { randomBytes } from 'node:crypto';
import { chownSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Password = z.string().min(1);
const ServerFile = z.object({
  /** Stands on the postmaster's command line: by it an orphan is known for ours. */
  token: z.string().regex(/^[0-9a-f]+$/),
  passwords: z.object({ postgres: Password, owner: Password, app: Password, queue: Password }),
  /** The processes that use the server; the last to leave stops it. */
  users: z.array(z.object({ id: z.string(), pid: z.int(), started: z.string() })),
});

/** What we keep about our server beside its data, readable by ourselves only. */
export type ServerFile = z.infer<typeof ServerFile>;

/** Reads it; undefined when there is none. Throws on one that is not ours or was spoiled. */
export function readServerFile(folder: string): ServerFile | undefined {
  const file = join(folder, NAME);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const parsed = ServerFile.safeParse(jsonOf(text));
  if (!parsed.success)
    throw new Error(`${file} is damaged: restore it, or remove ${folder} to begin with an empty database.`);
  return parsed.data;
}

/** Replaces it as a whole; mode 0600. */
export function writeServerFile(folder: string, content: ServerFile): void {
  const fresh = join(folder, `${NAME}.new`);
  writeFileSync(fresh, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  if (process.getuid?.() === 0) {
    // Root may pass by a folder that is somebody else's.
    const { uid, gid } = statSync(folder);
    chownSync(fresh, uid, gid);
  }
  renameSync(fresh, join(folder, NAME));
}

/** A new token and new passwords. */
export function newServerFile(): ServerFile {
  const secret = (): string => randomBytes(24).toString('hex');
  return {
    token: secret(),
    passwords: { postgres: secret(), owner: secret(), app: secret(), queue: secret() },
    users: [],
  };
}

const NAME = 'server.json';

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
