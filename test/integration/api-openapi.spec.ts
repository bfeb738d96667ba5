import { Validator } from '@seriousme/openapi-schema-validator';
import { commandTypes, operations, type OperationSpec, unpostedCommandTypes } from '@duban/contracts';
import type { Role } from '@duban/lifecycle';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApi, type TestApi } from '../support/api.js';
import { brokenPromises, openEveryRole, postOfRole, send } from '../support/operations.js';
import { issueTasks, type World } from '../support/world.js';

interface Described {
  operationId: string;
  summary: string;
  tags: string[];
  responses: Record<string, { content?: Record<string, unknown> }>;
  parameters?: { name: string; in: string }[];
  requestBody?: unknown;
}
interface Document {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  tags: { name: string; description: string }[];
  components: { schemas: Record<string, Record<string, unknown>>; securitySchemes: object };
}

let world: World;
let api: TestApi;

beforeAll(async () => {
  world = await openEveryRole();
  await issueTasks(world, 3);
  api = await openApi(world);
});
afterAll(async () => {
  await api.close();
  await world.close();
});

const describe = async () => (await (await api.stranger.fetch('/api/openapi.json')).json()) as Document;

test('the description is valid OpenAPI 3.1 and has every operation', async () => {
  const document = await describe();
  const { valid, errors } = await new Validator().validate(structuredClone(document) as never);
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(document.openapi).toMatch(/^3\.1/);
  const described = Object.values(document.paths).flatMap((methods) => Object.values(methods));
  expect(described.map(({ operationId }) => operationId)).toEqual(
    expect.arrayContaining(operations.map(({ id }) => id)),
  );
  expect(described).toHaveLength(operations.length);
});

test('every heading says what stands under it', async () => {
  const { tags } = await describe();
  expect(tags.filter(({ description }) => description === '')).toEqual([]);
});

test('every command that may be posted has a schema of its own, told apart by its type', async () => {
  const { components } = await describe();
  const union = components.schemas['Command'] as {
    oneOf: { $ref: string }[];
    discriminator: { propertyName: string; mapping: Record<string, string> };
  };
  expect(union.discriminator.propertyName).toBe('type');
  const posted = commandTypes.filter((type) => !unpostedCommandTypes.includes(type));
  expect(Object.keys(union.discriminator.mapping).sort()).toEqual(posted.sort());
  for (const ref of Object.values(union.discriminator.mapping))
    expect(components.schemas[ref.replace('#/components/schemas/', '')]).toMatchObject({ type: 'object' });
});

test('parameters in the path are described, and every answer has its problems', async () => {
  const { paths } = await describe();
  for (const [path, methods] of Object.entries(paths))
    for (const { operationId, parameters = [], responses, requestBody } of Object.values(methods)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      expect(inPath, operationId).toEqual(named);
      expect(Object.keys(responses), operationId).toEqual(expect.arrayContaining(['401', '403', '404', '429', '503']));
      if (requestBody)
        expect(Object.keys(responses), operationId).toEqual(expect.arrayContaining(['413', '415', '422']));
    }
});

test('who has the description is told so', async () => {
  const first = await api.stranger.fetch('/api/openapi.json');
  const tag = first.headers.get('etag') ?? '';
  expect(tag).toMatch(/^(W\/)?".+"$/);
  const again = await api.stranger.fetch('/api/openapi.json', { headers: { 'if-none-match': tag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('the page to browse comes from this server alone', async () => {
  for (const path of ['/api', '/api/docs/']) {
    const away = await api.stranger.fetch(path, { redirect: 'manual' });
    expect([away.status, away.headers.get('location')]).toEqual([302, '/api/docs']);
  }
  const page = await api.stranger.fetch('/api/docs');
  const html = await page.text();
  expect(page.headers.get('content-type')).toMatch(/^text\/html/);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self'/);
  const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) {
    expect(link).toMatch(/^\/api\/docs\//);
    const file = await api.stranger.fetch(link);
    expect(file.status, link).toBe(200);
    await file.arrayBuffer();
  }
  const hidden = await api.stranger.fetch('/api/docs/assets/package.json');
  expect(hidden.status).toBe(404);
});

/** An operation that gives no example that works has only shown that it can refuse. */
const sent = operations as readonly OperationSpec[];

test.each(sent)('the example of $id is answered as its description says', async (spec) => {
  const { as = 'administrator', ...request } = spec.example;
  const open = as === 'anyone';
  const client = open ? api.stranger : await api.as(postOfRole[as as Role] ?? as);
  const answer = await send(api.url, spec, { ...request, token: client.token });
  expect(brokenPromises(spec, answer)).toEqual([]);
});
