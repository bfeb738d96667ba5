import { z } from 'zod';
import { AggregateKind, Id, Reference } from './reference.contract.js';
import { Text } from './text.contract.js';

/** What every command says beside what it is aimed at: who gives it (a post), and under which conditions. */
const envelope = {
  /** The post that acts. */
  post: Id,
  /** Version of what is edited (the member where one is named, else the aggregate): refused as stale when it has moved. */
  expectedVersion: z.int().positive().optional(),
  /** Commands of one group stand or fall together. */
  group: z.string().max(100).optional(),
  /** The same key with the same body gives the stored answer again, for 72 hours. As in a header: visible ASCII. */
  idempotencyKey: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'write a key in 1 to 200 visible ASCII characters')
    .optional(),
};

/** What a command is about, by the first word of its name; what begins with none of these words is about a task. */
type KindOf<Type extends string> = Type extends `${infer Word extends AggregateKind}.${string}` ? Word : 'task';

const kindOf = <Type extends string>(type: Type): KindOf<Type> =>
  (AggregateKind.safeParse(type.split('.')[0]).data ?? 'task') as KindOf<Type>;

/** A command about an aggregate of the kind that its name says. */
export const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({
    type: z.literal(type),
    target: Reference.extend({ kind: z.literal(kindOf(type)) }),
    ...envelope,
    ...shape,
  });

/** A command about one part or obligation of a task. */
export const onMember = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  command(type, { member: Id, ...shape });

export const reason = { reason: Text };
