import type { Problem, ProblemCode } from '@duban/contracts';

/** What the server said in place of an answer; `unreachable` where it said nothing. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ProblemCode | 'unreachable',
    readonly status: number,
    readonly problem: Partial<Problem> = {},
  ) {
    super(problem.detail ?? code);
  }
}

export const isProblem = (error: unknown, code: ProblemError['code']): boolean =>
  error instanceof ProblemError && error.code === code;
