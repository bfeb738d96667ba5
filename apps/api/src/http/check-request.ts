import type { OperationSpec, ProblemCode } from '@duban/contracts';
import type { z } from 'zod';
import { Fault } from './fault.js';

interface Raw {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Checks parameters, query and body of a request by its operation. Throws one fault that names everything wrong. */
export function checkRequest(spec: OperationSpec, raw: Raw): Raw {
  return {
    params: spec.params ? parse(spec.params, raw.params, 'not-found') : undefined,
    query: parse(spec.query, raw.query, 'bad-query'),
    body: spec.takes ? raw.body : parse(spec.body, raw.body, 'bad-body'),
  };
}

function parse(schema: z.ZodType | undefined, value: unknown, code: ProblemCode): unknown {
  if (!schema) {
    if (code === 'bad-query' && isFilled(value)) throw unknownQuery(value);
    return undefined;
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  if (code === 'not-found') throw new Fault('not-found', 'There is nothing here under this id.');
  throw new Fault(code, sentenceOf(code, result.error), { issues: issuesOf(result.error) });
}

const isFilled = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const unknownQuery = (value: object): Fault => {
  const issues = Object.keys(value).map((name) => ({ path: name, message: 'is not known here' }));
  return new Fault('bad-query', `The query has ${issues.map(({ path }) => path).join(', ')}, not known here.`, {
    issues,
  });
};

/** As JSON pointers (RFC 6901); a field that is not known is named itself, not its parent. */
export function issuesOf(error: z.ZodError): { path: string; message: string }[] {
  return issuesIn(error.issues, []);
}

function issuesIn(
  issues: readonly z.core.$ZodIssue[],
  above: readonly PropertyKey[],
): { path: string; message: string }[] {
  return issues.flatMap((each) => {
    const issue = { ...each, path: [...above, ...each.path] };
    // Of several shapes the one is told that was meant: where something inside is wrong, not the value as a whole.
    const meant = issue.code === 'invalid_union' && issue.errors.find((branch) => branch.every(isInside));
    if (meant && meant.length > 0) return issuesIn(meant, issue.path);
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: pointer([...issue.path, key]), message: 'is not known here' }));
    return [{ path: pointer(issue.path), message: issue.message }];
  });
}

const isInside = ({ path, code }: z.core.$ZodIssue): boolean => path.length > 0 || code === 'unrecognized_keys';

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function sentenceOf(code: ProblemCode, error: z.ZodError): string {
  const [first, ...others] = issuesOf(error);
  const where = code === 'bad-query' ? 'query' : 'body';
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return `The ${where} is not as it should be: ${first?.path || 'the whole'} ${first?.message}${more}.`;
}
