import {
  operations as catalogue,
  type OperationSpec,
  Problem,
  type ProblemCode,
  problemsOf,
  problemStatus,
} from '@duban/contracts';
import type { Permissions } from '@duban/lifecycle';
import { createDocument, type CreateDocumentOptions, type ZodOpenApiOperationObject } from 'zod-openapi';
import { tagDescriptions } from './tags.js';

type OpenApi = ReturnType<typeof createDocument>;
type Paths = Record<string, Record<string, ZodOpenApiOperationObject>>;

/** The OpenAPI 3.1 description of the whole interface, made from the operations and the permission table. */
export function openApiDocument(
  permissions: Permissions,
  version: string,
  operations: readonly OperationSpec[] = catalogue,
): OpenApi {
  const paths: Paths = {};
  for (const spec of operations) (paths[spec.path] ??= {})[spec.method.toLowerCase()] = describe(spec, permissions);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return createDocument(
    {
      openapi: '3.1.0',
      info: { title: 'Duban 督办', version, description: INTRODUCTION },
      servers: [{ url: '/' }],
      security: [{ cookie: [] }, { bearer: [] }],
      tags: tags.map((name) => ({ name, description: tagDescriptions[name] ?? '' })),
      paths,
      components: { securitySchemes, schemas: { Problem } },
    },
    TEXTS,
  );
}

const INTRODUCTION = `督办系统的接口。Every change is a command (\`POST /api/v1/commands\`); everything else reads, or prepares a command.

Sign in with \`POST /api/v1/session\`; the session is a cookie, or a bearer token for programs. What may not be seen is
not there: 404, in the same words. Every refusal is a problem document (RFC 9457) with a stable \`code\`.
Instants are in UTC with milliseconds, days are dates of the government's calendar.
Lists come page by page: give \`next\` back as \`cursor\`.`;

const securitySchemes = {
  cookie: { type: 'apiKey', in: 'cookie', name: 'duban_session', description: 'Set by signing in.' },
  bearer: { type: 'http', scheme: 'bearer', description: 'The same token, for programs.' },
} as const;

/** What a text is turned into on its way in is a text again. */
const TEXTS: CreateDocumentOptions = {
  allowEmptySchema: { transform: true, custom: true, undefined: true },
  override: ({ jsonSchema, zodSchema, io }) => {
    const { def } = zodSchema._zod;
    if (io !== 'output' || def.type !== 'pipe') return;
    const from = (def as unknown as { in: typeof zodSchema }).in._zod.def.type;
    if (from === 'string' && Object.keys(jsonSchema).length === 0) jsonSchema.type = 'string';
  },
};

function describe(spec: OperationSpec, permissions: Permissions): ZodOpenApiOperationObject {
  const isOpen = permissions[spec.id]?.anyone?.any === 'allow';
  return {
    operationId: spec.id,
    tags: [spec.tag],
    summary: firstSentence(spec.summary),
    description: `${spec.summary}\n\n${whoMay(spec.id, permissions)}`,
    ...(isOpen ? { security: [] } : {}),
    ...(spec.params || spec.query
      ? {
          requestParams: {
            ...(spec.params ? { path: spec.params } : {}),
            ...(spec.query ? { query: spec.query } : {}),
          },
        }
      : {}),
    ...(spec.body ? { requestBody: requestBodyOf(spec) } : {}),
    responses: { ...successOf(spec), ...problemResponses(spec) },
  };
}

const firstSentence = (text: string): string => /^[^.。]*/.exec(text)?.[0] ?? text;

function whoMay(id: string, permissions: Permissions): string {
  const row = permissions[id] ?? {};
  if (row.anyone) return 'Open to anyone.';
  const allowed = Object.entries(row).flatMap(([role, answers]) => {
    const relations = Object.entries(answers).filter(([, answer]) => answer === 'allow');
    if (relations.length === 0) return [];
    if (role === 'signedIn') return [Object.keys(row).length > 1 ? 'every other role' : 'everybody who is signed in'];
    const names = relations.map(([relation]) => relation);
    return [names.includes('any') ? role : `${role} (${names.join(', ')})`];
  });
  return `For ${allowed.join(', ') || 'nobody'}.`;
}

function requestBodyOf(spec: OperationSpec): NonNullable<ZodOpenApiOperationObject['requestBody']> {
  if (!spec.body) throw new Error(`${spec.id} takes no body.`);
  const type = spec.takes === 'form' ? 'multipart/form-data' : 'application/json';
  const example = spec.example.body;
  return {
    required: true,
    content: { [type]: { schema: spec.body, ...(example === undefined ? {} : { example: example }) } },
  };
}

const MEDIA = { events: 'text/event-stream', file: 'application/octet-stream', html: 'text/html' } as const;

function successOf(spec: OperationSpec): ZodOpenApiOperationObject['responses'] {
  const { status = 200, answer, gives, media } = spec;
  const description = status === 201 ? 'Made.' : status === 202 ? 'Accepted.' : 'Done.';
  if (answer) return { [status]: { description, content: { 'application/json': { schema: answer } } } };
  if (gives) return { [status]: { description, content: { [media ?? MEDIA[gives]]: {} } } };
  return { [status]: { description } };
}

/** One response for each status, with an example for each of its codes. */
function problemResponses(spec: OperationSpec): ZodOpenApiOperationObject['responses'] {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(spec)) {
    const status = problemStatus[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: {
          'application/problem+json': {
            schema: Problem,
            examples: Object.fromEntries(codes.map((code) => [code, { value: problemExample(code) }])),
          },
        },
      },
    ]),
  );
}

const problemExample = (code: ProblemCode) => ({
  type: `urn:duban:problem:${code}`,
  title: code.replaceAll('-', ' '),
  status: problemStatus[code],
  code,
  detail: 'What is wrong, in a sentence.',
});
