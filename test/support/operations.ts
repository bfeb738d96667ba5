import { type OperationSpec, Problem, problemsOf, problemStatus } from '@duban/contracts';
import type { Role } from '@duban/lifecycle';
import { migrate } from '@duban/persistence';
import { freshDatabase } from './database.js';
import { openWorld, smallGovernment, type World } from './world.js';

/** A world with a post of every role, in a database that is in order for 2023. */
export async function openEveryRole(): Promise<World> {
  const database = await freshDatabase();
  await migrate(database.ownerUrl, { years: [2023] });
  return openWorld('2023-03-01T01:00:00.000Z', everyRole, database);
}

const everyRole: typeof smallGovernment = {
  ...smallGovernment,
  posts: [
    ...smallGovernment.posts,
    {
      code: 'inspector',
      unit: null,
      role: 'inspectionMember',
      title: '督查组成员',
      holder: { name: 'inspector', since: '2020-01-01' },
    },
  ],
};

/** The post of the small government that stands for a role. */
export const postOfRole: Record<Role, string> = {
  administrator: 'admin',
  issuingClerk: 'clerk',
  supervisor: 'supervisor',
  chiefSupervisor: 'chief',
  leaderInCharge: 'leader',
  headOfGovernment: 'mayor',
  unitHead: 'head0',
  unitLiaison: 'liaison0',
  inspectionMember: 'inspector',
  viewer: 'viewer',
};

/** A request as it is sent, whether the operation likes it or not. */
export interface RawRequest {
  params?: Readonly<Record<string, unknown>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  token?: string | undefined;
}

export interface RawAnswer {
  status: number;
  headers: Headers;
  /** Of a stream: what came first, or nothing. */
  text: string;
}

/** Sends a request of an operation. A stream is hung up on once it has begun. */
export async function send(url: string, spec: OperationSpec, request: RawRequest = {}): Promise<RawAnswer> {
  const { body, headers, token } = request;
  const hasBody = body !== undefined && spec.method !== 'GET';
  const isForm = spec.takes === 'form';
  const hangUp = new AbortController();
  const response = await fetch(`${url}${addressOf(spec, request)}`, {
    method: spec.method,
    redirect: 'manual',
    signal: hangUp.signal,
    headers: {
      ...(hasBody && !isForm ? { 'content-type': 'application/json' } : {}),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(hasBody ? { body: isForm ? formOf(body) : JSON.stringify(body) } : {}),
  });
  const isStream = response.ok && spec.gives === 'events';
  if (isStream) hangUp.abort();
  return { status: response.status, headers: response.headers, text: isStream ? '' : await response.text() };
}

function addressOf(spec: OperationSpec, { params = {}, query = {} }: RawRequest): string {
  const path = spec.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(wellFormed(params[name])));
  const pairs = Object.entries(query).map(([name, value]): [string, string] => [name, wellFormed(value)]);
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs).toString()}` : path;
}

/** As text that can be sent: without half characters. */
const wellFormed = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replaceAll(/\p{Cs}/gu, '\ufffd');

/** A form with a file: `file` is its text, every other property a field. */
function formOf(body: unknown): FormData {
  const form = new FormData();
  const { file, ...fields } = Object(body) as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) form.append(name, wellFormed(value));
  if (file !== undefined) form.append('file', new Blob([wellFormed(file)]), 'example.txt');
  return form;
}

/** What an answer does that its operation does not promise: empty where all is well. */
export function brokenPromises(spec: OperationSpec, { status, headers, text }: RawAnswer): string[] {
  if (status >= 500) return [`answered ${status}: ${text}`];
  if (status >= 400) return problemFaults(spec, status, headers, text);
  const expected = spec.status ?? 200;
  const faults = status === expected ? [] : [`answered ${status}, not ${expected}`];
  if (!spec.answer) return faults;
  const read = spec.answer.safeParse(parsed(text));
  return read.success ? faults : [...faults, `answered something else: ${read.error.message}\n${text.slice(0, 500)}`];
}

function problemFaults(spec: OperationSpec, status: number, headers: Headers, text: string): string[] {
  if (!headers.get('content-type')?.startsWith('application/problem+json'))
    return [`${status} is no problem document: ${text}`];
  const read = Problem.safeParse(parsed(text));
  if (!read.success) return [`not a problem document: ${read.error.message}`];
  const { code } = read.data;
  return [
    ...(read.data.status === status && problemStatus[code] === status ? [] : [`${code} came with ${status}`]),
    ...(problemsOf(spec).includes(code) ? [] : [`${code} is not among the problems of this operation`]),
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
