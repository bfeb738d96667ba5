import { type Problem, type ProblemCode, problemStatus } from '@duban/contracts';

type Details = Omit<Partial<Problem>, 'type' | 'title' | 'status' | 'code' | 'detail'>;

/** A problem on its way to the client: thrown anywhere below a handler, answered as RFC 9457. */
export class Fault extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    detail: string,
    readonly details: Details = {},
  ) {
    super(detail);
    this.name = 'Fault';
    this.status = problemStatus[code];
  }
}

/** What is not there and what one may not know of are told in the same words. */
export const notFound = (): Fault => new Fault('not-found', 'There is nothing here under this id.');

/** The document of a fault. `instance` is the request's id, as in the log. */
export function problemOf({ code, status, message, details }: Fault, instance: string): Problem {
  return {
    type: `urn:duban:problem:${code}`,
    title: code.replaceAll('-', ' '),
    status,
    code,
    detail: message,
    instance,
    ...details,
  };
}
