import type { OperationSpec } from './operation.js';
import { commonProblems, type ProblemCode } from './problem.contract.js';

/** Every problem that an operation may answer with: its own, those of its shape, and those of all. */
export function problemsOf({ problems = [], method, params, body }: OperationSpec): ProblemCode[] {
  const ofBody: ProblemCode[] = body ? ['bad-body', 'too-large', 'unsupported-type'] : [];
  const ofChange: ProblemCode[] = method === 'GET' ? [] : ['cross-site'];
  const ofAddress: ProblemCode[] = params ? ['not-found'] : [];
  return [...new Set([...problems, ...ofBody, ...ofAddress, 'bad-query' as const, ...ofChange, ...commonProblems])];
}
