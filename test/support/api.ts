import { operationOf, type OperationAnswer, type OperationId, Problem, type ProblemCode } from '@duban/contracts';
import { Sessions } from '@duban/access';
import { realNow, seeded } from '@duban/engine';
import { type Duban, openDuban } from '@duban/jobs';
import { inAppNotifier } from '@duban/notify';
import { inTenant } from '@duban/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import type { ApiParts } from '../../apps/api/src/api.module.js';
import { openLog } from '../../apps/api/src/program/log.js';
import { openServer } from '../../apps/api/src/server.js';
import { holidays, permissions, workCalendar, type World } from './world.js';

/** What is sent beside the operation itself. */
export interface Sent {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** An answer as it came over the wire, already held against its schema. */
export interface Told<Id extends OperationId> {
  status: number;
  headers: Headers;
  /** Of a success. */
  answer: OperationAnswer<Id>;
  /** Code of the problem, where it is one. */
  code: ProblemCode | undefined;
  problem: Problem | undefined;
}

/** Somebody at the door of the API. */
export interface ApiClient {
  token: string | undefined;
  ask<Id extends OperationId>(id: Id, sent?: Sent): Promise<Told<Id>>;
  /** A request as it is, for what no operation describes. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export interface TestApi {
  url: string;
  app: NestFastifyApplication;
  duban: Duban;
  /** Signed in as the holder of a post of the small government, by the post's code. */
  as(post: string): Promise<ApiClient>;
  stranger: ApiClient;
  close(): Promise<void>;
}

export interface ApiOptions extends Pick<ApiParts, 'setupToken' | 'signInsPerMinute'> {
  /** Gets the lines that the server logs. */
  log?: (line: string) => void;
}

/** The API over a world, listening on a port of its own; the jobs are not started. */
export async function openApi(world: World, { log, ...parts }: ApiOptions = {}): Promise<TestApi> {
  const { dataSource, database, clock, tenant, ids, pool } = world;
  const duban = await openDuban({
    dataSource,
    queueUrl: database.queueUrl,
    permissions,
    holidays,
    notifier: inAppNotifier,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    clock,
    randomness: seeded('test'),
  });
  const logger = openLog(log ? 'debug' : 'silent', log ? { write: log } : undefined);
  const app = await openServer(
    { duban, permissions, calendar: workCalendar, signInsPerMinute: 1_000, ...parts },
    logger,
  );
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const sessions = new Sessions({ pool, now: realNow, today: () => workCalendar.dateOf(clock.now()) });
  return {
    url,
    app,
    duban,
    as: async (post) => {
      const { token } = await inTenant(pool, tenant, (client) =>
        sessions.open(client, { tenant, person: ids.person(post), post: ids.post(post), agent: 'test' }),
      );
      return clientAt(url, token);
    },
    stranger: clientAt(url, undefined),
    close: async () => {
      // A client may have opened a connection and asked nothing yet.
      app.getHttpServer().closeAllConnections();
      await app.close();
      await duban.close();
    },
  };
}

/** A client of a server that may be anywhere. */
export function clientAt(url: string, token: string | undefined): ApiClient {
  const authorization: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return {
    token,
    fetch: (path, init = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { ...authorization, ...(init.headers as Record<string, string>) } }),
    ask: async (id, { params = {}, query = {}, body, headers = {} } = {}) => {
      const { method, path } = operationOf(id);
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
      const search = new URLSearchParams(
        Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
      );
      const response = await fetch(`${url}${filled}${search.size > 0 ? `?${search.toString()}` : ''}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...authorization,
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return told(id, response);
    },
  };
}

/** Reads an answer, and throws when it is not what the operation promises. */
async function told<Id extends OperationId>(id: Id, response: Response): Promise<Told<Id>> {
  const { status, headers } = response;
  const text = await response.text();
  const type = headers.get('content-type') ?? '';
  if (status >= 400) {
    if (!type.startsWith('application/problem+json'))
      throw new Error(`${id}: ${status} is no problem document: ${text}`);
    const problem = Problem.parse(JSON.parse(text));
    if (problem.status !== status) throw new Error(`${id}: the document says ${problem.status}, the answer ${status}`);
    return { status, headers, answer: undefined as never, code: problem.code, problem };
  }
  const { answer: schema } = operationOf(id);
  const answer: unknown = text === '' ? undefined : JSON.parse(text);
  if (schema) {
    const read = schema.safeParse(answer);
    if (!read.success)
      throw new Error(`${id} answered something else than it promises: ${read.error.message}\n${text}`);
  }
  return { status, headers, answer: answer as never, code: undefined, problem: undefined };
}
