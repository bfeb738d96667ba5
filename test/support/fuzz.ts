import { operations, type OperationSpec } from '@duban/contracts';
import { roles } from '@duban/lifecycle';
import fc, { type Arbitrary } from 'fast-check';
import { openApi, type TestApi } from './api.js';
import { fromSchema, type JsonSchema, type SchemaWorld } from './from-schema.js';
import { brokenPromises, openEveryRole, postOfRole, type RawRequest, send } from './operations.js';
import { issueTasks, obligationsOf } from './world.js';

interface Described {
  parameters?: { name: string; in: string; required?: boolean; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
}

interface Description {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, JsonSchema> };
}

/** Requests of one operation, as its description reads, by anybody. */
export interface Fuzz {
  /** Sends some requests. Throws with the smallest that breaks a promise of the description. */
  run(spec: OperationSpec, requests: number, seed: number): Promise<void>;
}

/** A small government with three tasks, whose ids are mixed into what is asked. */
export async function openFuzzedWorld(): Promise<{ fuzz: Fuzz; close(): Promise<void> }> {
  const world = await openEveryRole();
  const { directive, tasks } = await issueTasks(world, 3);
  const owed = await Promise.all(tasks.map(({ id }) => obligationsOf(world, id)));
  const named = [directive, ...tasks, ...owed.flat()].map(({ id }) => id);
  const { ids } = world;
  const api = await openApi(world);
  const fuzz = await openFuzz(api, [...named, ids.unit('u0'), ids.post('liaison0'), ids.person('head1')]);
  return {
    fuzz,
    close: async () => {
      await api.close();
      await world.close();
    },
  };
}

/** All but streams, which are kept open. */
export const fuzzed: readonly OperationSpec[] = (operations as readonly OperationSpec[]).filter(
  ({ gives }) => gives !== 'events',
);

/** Reads the description of a server. `ids` are of things that there are. */
async function openFuzz(api: TestApi, ids: readonly string[]): Promise<Fuzz> {
  const description = (await (await api.stranger.fetch('/api/openapi.json')).json()) as Description;
  const world: SchemaWorld = { schemas: description.components.schemas, ids };
  return {
    run: async (spec, requests, seed) => {
      const described = description.paths[spec.path]?.[spec.method.toLowerCase()];
      if (!described) throw new Error(`${spec.id} is not described.`);
      await fc.assert(
        fc.asyncProperty(requestOf(described, world), fc.constantFrom(null, ...roles), async (request, role) => {
          const { token } = role ? await api.as(postOfRole[role]) : api.stranger;
          const broken = brokenPromises(spec, await send(api.url, spec, { ...request, token }));
          if (broken.length > 0) throw new Error(`${spec.id} by ${role}: ${broken.join('; ')}`);
        }),
        { numRuns: requests, seed, endOnFailure: true },
      );
    },
  };
}

function requestOf({ parameters = [], requestBody }: Described, world: SchemaWorld): Arbitrary<RawRequest> {
  const [content] = Object.values(requestBody?.content ?? {});
  return fc.record({
    params: valuesOf(parameters.filter((each) => each.in === 'path')),
    query: valuesOf(parameters.filter((each) => each.in === 'query')),
    body: content ? fromSchema(content.schema, world) : fc.constant(undefined),
  });

  function valuesOf(some: NonNullable<Described['parameters']>): Arbitrary<Record<string, unknown>> {
    const values = Object.fromEntries(some.map(({ name, schema }) => [name, fromSchema(schema, world).map(nonEmpty)]));
    const requiredKeys = some.filter(({ in: place, required }) => place === 'path' || required).map(({ name }) => name);
    return fc.record(values, { requiredKeys });
  }
}

/** An empty part of a path is another address. */
const nonEmpty = (value: unknown): unknown => (value === '' ? ' ' : value);
