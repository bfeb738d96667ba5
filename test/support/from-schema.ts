import fc, { type Arbitrary } from 'fast-check';

/** As much of JSON Schema as our description uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

/** Where the schemas are that others refer to, and ids of things that there are. */
export interface SchemaWorld {
  schemas: Readonly<Record<string, JsonSchema>>;
  ids: readonly string[];
}

/** What programs send by mistake or in anger. */
const strange: unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  "' OR 1=1 --",
  '../../etc/passwd',
  'NaN',
  '2023-02-30',
  '9999-12-31T23:59:59.999Z',
  '督'.repeat(600),
  0,
  -1,
  1.5,
  1e308,
  2 ** 31,
  2 ** 53,
  true,
  [],
  [[]],
  {},
  { toString: 1 },
];

const anything: Arbitrary<unknown> = fc.constantFrom(...strange);

/** Mostly what a schema asks for, now and then something else at any depth. */
export function fromSchema(schema: JsonSchema, world: SchemaWorld, depth = 0): Arbitrary<unknown> {
  if (depth > 8) return fc.constant(null);
  return fc.oneof({ arbitrary: asAsked(schema, world, depth), weight: 19 }, { arbitrary: anything, weight: 1 });
}

function asAsked(schema: JsonSchema, world: SchemaWorld, depth: number): Arbitrary<unknown> {
  const { $ref, oneOf, anyOf = oneOf, allOf } = schema;
  if ($ref !== undefined)
    return asAsked(world.schemas[$ref.replace('#/components/schemas/', '')] ?? {}, world, depth + 1);
  const branches = anyOf ?? allOf?.slice(0, 1);
  if (branches) return fc.oneof(...branches.map((branch) => asAsked(branch, world, depth + 1)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  return schema.enum ? fc.constantFrom(...schema.enum) : ofType(schema, world, depth);
}

function ofType(schema: JsonSchema, world: SchemaWorld, depth: number): Arbitrary<unknown> {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  return type === undefined ? anything : (BY_TYPE[type]?.(schema, world, depth) ?? anything);
}

type Maker = (schema: JsonSchema, world: SchemaWorld, depth: number) => Arbitrary<unknown>;

const BY_TYPE: Readonly<Record<string, Maker>> = {
  string: text,
  integer: ({ minimum = -5, maximum = 3_000 }) =>
    fc.oneof(fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31) }), fc.constant(2023)),
  number: () => fc.double({ noNaN: true }),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  array: ({ items = {}, minItems = 0 }, world, depth) =>
    fc.array(fromSchema(items, world, depth + 1), { minLength: Math.min(minItems, 3), maxLength: 3 }),
  object: record,
};

function text({ format, pattern }: JsonSchema, { ids }: SchemaWorld): Arbitrary<unknown> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
  if (format === 'date')
    return fc.constantFrom('2023-03-01', '2023-06-25', '2024-02-29', '1900-01-01', '9999-12-31', '0001-01-01');
  if (pattern?.includes('T')) return fc.constantFrom('2023-03-01T01:00:00.000Z', '2023-12-31T15:59:59.999Z');
  return fc.oneof(
    fc.constantFrom('甲局', '1', 'a', '2023', 'monthly-10-annual'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
}

function record(
  { properties = {}, required = [], additionalProperties }: JsonSchema,
  world: SchemaWorld,
  depth: number,
): Arbitrary<unknown> {
  const known = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, fromSchema(schema, world, depth + 1)]),
  );
  const asked = fc.record(known, { requiredKeys: required.filter((name) => name in known) });
  const values =
    typeof additionalProperties === 'object' ? fromSchema(additionalProperties, world, depth + 1) : anything;
  const other = fc.dictionary(fc.constantFrom('colour', 'toString', 'a/b~c', '甲'), values, { minKeys: 1, maxKeys: 2 });
  return fc.oneof(
    { arbitrary: asked, weight: 14 },
    { arbitrary: fc.tuple(asked, other).map(([some, more]) => ({ ...some, ...more })), weight: 1 },
  );
}
