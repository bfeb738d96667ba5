import { z } from 'zod';
import { Id, InstantText } from './reference.contract.js';

/** What every event bears beside what happened. */
const stamp = {
  at: InstantText,
  by: z.strictObject({ post: Id }).readonly().nullable(),
  definition: z.int().positive(),
};

/** An event of an aggregate. */
export const event = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...stamp, ...shape });

/** An event of one member of a task. */
export const ofMember = <Type extends string, Shape extends z.ZodRawShape = Record<never, never>>(
  type: Type,
  shape: Shape = {} as Shape,
) => event(type, { member: Id, ...shape });
