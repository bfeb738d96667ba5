import { issuesOf, type OperationSpec, type ProblemCode } from '@duban/contracts';
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

function sentenceOf(code: ProblemCode, error: z.ZodError): string {
  const [first, ...others] = issuesOf(error);
  const where = code === 'bad-query' ? 'query' : 'body';
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return `The ${where} is not as it should be: ${first?.path || 'the whole'} ${first?.message}${more}.`;
}
