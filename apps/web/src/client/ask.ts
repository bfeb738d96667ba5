import type { OperationAnswer, OperationId, OperationInput, Problem } from '@duban/contracts';
import paths from 'virtual:operation-paths';
import { ProblemError } from './problem.js';

export interface Sending {
  signal?: AbortSignal;
  headers?: Readonly<Record<string, string>>;
}

type Anything = { params?: object | undefined; query?: object | undefined; body?: unknown };

/**
 * Asks the server for an operation, as the contracts describe it.
 * @throws ProblemError where it is refused or not reached
 */
export async function ask<Id extends OperationId>(
  id: Id,
  input: OperationInput<Id>,
  sending: Sending = {},
): Promise<OperationAnswer<Id>> {
  const response = await send(id, input, sending);
  // What says nothing back has the type of nothing.
  return (response.status === 204 ? undefined : await response.json()) as OperationAnswer<Id>;
}

/** As `ask`, for an answer that is read together with its headers, or is a file. */
async function send<Id extends OperationId>(
  id: Id,
  { body, ...input }: OperationInput<Id>,
  { signal, headers = {} }: Sending = {},
): Promise<Response> {
  const [method = 'GET'] = paths[id].split(' ');
  const isForm = body instanceof FormData;
  const response = await reach(addressOf(id, input), {
    method,
    headers: { ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  if (response.ok || response.status === 304) return response;
  throw await problemOf(response);
}

/** The address of an operation, as for a link to a file. */
export function addressOf(id: OperationId, { params = {}, query = {} }: Anything): string {
  const [, path = ''] = paths[id].split(' ');
  const values = params as Record<string, unknown>;
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw Object.assign(new ProblemError('unreachable', 0), { cause });
  }
}

async function problemOf(response: Response): Promise<ProblemError> {
  const said = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return new ProblemError(said.code ?? (response.status >= 500 ? 'unreachable' : 'fault'), response.status, said);
}
