import { z } from 'zod';
import { Accepted, Refusal } from '../answer.contract.js';
import { Command, unpostedCommandTypes } from '../command.contract.js';
import { Id } from '../reference.contract.js';
import { operation } from './operation.js';

/** The post that speaks is the session's unless another held one is named. */
const posted = <Option extends z.ZodObject>(option: Option) =>
  option.extend({ post: Id.optional() }).meta({ id: commandName(option) });

const typeOf = (option: z.ZodObject): string => String((option.shape['type'] as unknown as z.ZodLiteral<string>).value);

const commandName = (option: z.ZodObject): string =>
  typeOf(option)
    .split('.')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

const isPosted = (option: z.ZodObject): boolean =>
  !(unpostedCommandTypes as readonly string[]).includes(typeOf(option));

/** A command as it is posted. */
const [first, ...others] = Command.options.filter(isPosted).map((option) => posted(option));
const PostedCommand = z
  .discriminatedUnion('type', [first as NonNullable<typeof first>, ...others])
  .meta({ id: 'Command' });

type WithoutPost<Each> = Each extends unknown ? Omit<Each, 'post'> : never;

/** A command as a client gives it before it is checked; the post is that of the session. */
export type GivenCommand = WithoutPost<z.input<typeof Command>>;

/** The most commands in one request. */
export const COMMANDS_LIMIT = 500;

const Commands = z.strictObject({ commands: z.array(PostedCommand).min(1).max(COMMANDS_LIMIT) });

/** What became of one of several commands; `status` is that which it would have had alone. */
const AnswerInBatch = z
  .discriminatedUnion('ok', [Accepted, Refusal.extend({ status: z.int() })])
  .meta({ id: 'Answer' });

export const commandOperations = [
  operation({
    id: 'command.give',
    method: 'POST',
    path: '/api/v1/commands',
    tag: 'Commands',
    summary:
      'Carries out one command, or 1 to 500 in order with an answer for each. Commands of one `group` stand or fall together. `Idempotency-Key` makes a repetition harmless, `If-Match` gives the expected version of a single command.',
    takes: 'commands',
    body: z.union([PostedCommand, Commands]),
    answer: z.union([Accepted, z.strictObject({ answers: z.array(AnswerInBatch) })]),
    problems: [...Refusal.shape.code.options, 'bad-body', 'too-large', 'bad-header'],
    example: {
      as: 'supervisor',
      body: {
        type: 'task.suspend',
        target: { kind: 'task', year: 2023, id: '00000000-0000-4000-8000-000000000000' },
        reason: '因规划调整暂停。',
      },
    },
  }),
] as const;
