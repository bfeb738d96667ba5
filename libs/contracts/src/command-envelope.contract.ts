import { z } from 'zod';
import { Id, Reference } from './reference.contract.js';
import { Text } from './text.contract.js';

/** What every command says: what it is aimed at, who gives it (a post), and under which conditions. */
const envelope = {
  target: Reference,
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

/** A command about an aggregate. */
export const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...envelope, ...shape });

/** A command about one part or obligation of a task. */
export const onMember = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  command(type, { member: Id, ...shape });

export const reason = { reason: Text };
