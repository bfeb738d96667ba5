import type { Caller } from '@duban/access';
import type { OperationAnswer } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { PoolClient } from 'pg';
import { reachValues, type Reach, withinReach } from '../http/reach.js';

type Client = Pick<PoolClient, 'query'>;
type FileView = OperationAnswer<'file.read'>;

/** Names a task. */
export interface TaskKey {
  year: number;
  id: string;
}

/** Whether a task is there and within reach. */
export async function isTaskWithin(client: Client, tenant: string, task: TaskKey, reach: Reach): Promise<boolean> {
  const { rowCount } = await client.query({
    name: 'task-of-file',
    text: `SELECT FROM task t WHERE t.tenant_id = $1 AND t.year = $2 AND t.id = $3 AND ${withinReach(4)}`,
    values: [tenant, task.year, task.id, ...reachValues(reach)],
  });
  return rowCount === 1;
}

/** A file that the caller may see: brought by one of their posts, or about a task within reach. */
export async function readFile(
  client: Client,
  caller: Caller,
  id: string,
  reach: Reach,
): Promise<FileView | undefined> {
  const { rows } = await client.query<FileRow>({
    name: 'file-within-reach',
    text: `SELECT f.id, encode(f.hash, 'hex') AS hash, f.name, f.type, f.size, f.post_id AS post, f.at,
                  f.task_year AS "taskYear", f.task_id AS "taskId"
             FROM file f
            WHERE f.tenant_id = $1 AND f.id = $2 AND (
                  $3::uuid IS NULL OR f.post_id = ANY ($5::uuid[]) OR EXISTS (
                    SELECT FROM task t
                     WHERE t.tenant_id = f.tenant_id AND t.year = f.task_year AND t.id = f.task_id
                       AND ${withinReach(3)}))`,
    values: [caller.tenant, id, ...reachValues(reach), caller.posts.map((post) => post.id)],
  });
  return rows[0] && viewOf(rows[0]);
}

/** Notes whose file it is and what it is about. */
export async function insertFile(client: Client, tenant: string, file: FileView): Promise<void> {
  const { id, hash, name, type, size, post, at, task } = file;
  await client.query({
    name: 'insert-file',
    text: `INSERT INTO file (tenant_id, id, hash, name, type, size, post_id, at, task_year, task_id)
           VALUES ($1, $2, decode($3, 'hex'), $4, $5, $6, $7, $8, $9, $10)`,
    values: [tenant, id, hash, name, type, size, post, at, task?.year ?? null, task?.id ?? null],
  });
}

interface FileRow {
  id: string;
  hash: string;
  name: string;
  type: string;
  size: string;
  post: string;
  at: string;
  taskYear: number | null;
  taskId: string | null;
}

function viewOf({ taskYear, taskId, size, at, ...row }: FileRow): FileView {
  const task = taskYear === null || taskId === null ? null : { year: taskYear, id: taskId };
  return { ...row, size: Number(size), at: instantFromRow(at), task };
}
