import type { Caller } from '@duban/access';
import {
  type Answer,
  COMMANDS_LIMIT,
  type OperationAnswer,
  problemStatus,
  type Refusal,
  unpostedCommandTypes,
} from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangeStreams } from '../changes/change-streams.js';
import { faultOf } from '../http/answers.js';
import { Fault } from '../http/fault.js';
import { expectedVersion, idempotencyKey } from '../http/headers.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN } from '../tokens.js';

/** The one door for every change. */
@Controller()
export class CommandController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(ChangeStreams) private readonly changes: ChangeStreams,
  ) {}

  @Operation('command.give')
  async give(
    @Asked() { body, caller, requestId }: Ask<'command.give'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'command.give'>> {
    const { commands, isSingle } = commandsOf(body);
    commands.forEach(refuseUnposted);
    const key = idempotencyKey(request);
    const version = isSingle ? expectedVersion(request) : undefined;
    if (isSingle && postOf(commands[0] ?? {}, caller) === NOBODY) throw notYours();
    const spoken = commands.map((command, index) => ({
      ...(version === undefined ? {} : { expectedVersion: version }),
      ...(key === undefined ? {} : { idempotencyKey: isSingle ? key : `${key}/${index}` }),
      ...command,
      post: postOf(command, caller),
    }));
    const answers = await this.duban.engine.execute(caller.tenant, spoken, { requestId });
    this.duban.runner.poke();
    this.changes.poke(caller.tenant);
    if (answers.some((answer) => answer.ok && answer.replayed)) void reply.header('idempotency-replayed', 'true');
    const [first] = answers;
    if (!isSingle || !first)
      return {
        answers: answers.map((answer, index) => withStatus(isForNobody(answer, spoken[index]) ? NOT_YOURS : answer)),
      };
    if (!first.ok) throw faultOf(first);
    void reply.header('etag', `"${first.version}"`);
    return first;
  }
}

type Raw = Record<string, unknown>;

/** One command, or the list of several. Throws a fault where the body is neither. */
function commandsOf(body: unknown): { commands: Raw[]; isSingle: boolean } {
  if (!isObject(body)) throw badBody('', 'is neither a command nor a list of commands');
  if (!Object.hasOwn(body, 'commands')) return { commands: [body], isSingle: true };
  const { commands, ...others } = body;
  const unknown = Object.keys(others)[0];
  if (unknown !== undefined) throw badBody(`/${unknown}`, 'is not known here');
  if (!Array.isArray(commands) || commands.length === 0 || commands.length > COMMANDS_LIMIT)
    throw badBody('/commands', `is not a list of 1 to ${COMMANDS_LIMIT} commands`);
  commands.forEach((command, index) => {
    if (!isObject(command)) throw badBody(`/commands/${index}`, 'is not a command');
  });
  return { commands: commands as Raw[], isSingle: false };
}

/** What has an operation of its own would be recorded here without what that does first. */
function refuseUnposted({ type }: Raw): void {
  if ((unpostedCommandTypes as readonly unknown[]).includes(type))
    throw new Fault('bad-command', `The command ${String(type)} is given by an operation of its own.`);
}

const isObject = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

const badBody = (path: string, message: string): Fault =>
  new Fault('bad-body', `The body is not as it should be: ${path || 'the whole'} ${message}.`, {
    issues: [{ path, message }],
  });

/** The post that speaks: the session's, or another that the person holds. Whose it is not speaks for nobody. */
function postOf({ post: named }: Raw, { post, posts }: Caller): string {
  if (named === undefined && post) return post.id;
  return posts.find(({ id }) => id === named)?.id ?? NOBODY;
}

/** A post that is nobody's: the engine finds no actor, and does nothing. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

const isForNobody = (answer: Answer, spoken: { post: string } | undefined): boolean =>
  !answer.ok && answer.code === 'not-found' && spoken?.post === NOBODY;

const NOT_YOURS: Refusal = { ok: false, code: 'not-permitted', message: 'This post is not yours today.' };
const notYours = (): Fault => new Fault(NOT_YOURS.code, NOT_YOURS.message);

const withStatus = (answer: Answer) => (answer.ok ? answer : { ...answer, status: problemStatus[answer.code] });
