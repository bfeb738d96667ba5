import { createHash } from 'node:crypto';
import type { CommandOf, CommandType, Refusal } from '@duban/contracts';
import type { ClueState, Relation, Role } from '@duban/lifecycle';
import type { NewPlainEvent, PlainDraft } from '../batch/aggregate.js';
import type { Batch, ClueChange } from '../batch/batch.js';
import { notFound, refusal } from '../batch/refusal.js';
import type { Actor } from './decision.js';
import type { PlainDecision } from './plain-decision.js';

export type ClueCommandType = Extract<CommandType, `clue.${string}`>;
export type ClueCommand = CommandOf<ClueCommandType>;

type ClueDecision = PlainDecision<PlainDraft<'clue'>>;
type NewClueEvent = NewPlainEvent<'clue'>;

type Decider<Type extends ClueCommandType> = (
  command: CommandOf<Type>,
  decision: ClueDecision,
) => NewClueEvent | Refusal;

const deciders: { [Type in ClueCommandType]: Decider<Type> } = {
  'clue.enter': (command, { batch, draft, keep }) => {
    if (draft.state) return refusal('already-exists', 'A clue with this id is there.');
    const { source, text, handler, seal } = command;
    if (handler !== null && !isHandler(batch, handler)) return notAHandler();
    remember(batch, command);
    return { type: 'clue.received', source, content: keep(text), seal: seal && digestOf(seal.sealed), handler };
  },
  'clue.link': ({ link }, { batch }) => {
    if (!batch.linked.has(link.id)) return refusal('unknown-task', `There is no ${link.kind} ${link.id}.`);
    return { type: 'clue.linked', link };
  },
  'clue.unlink': ({ link }) => ({ type: 'clue.unlinked', link }),
  'clue.assign': ({ handler }, { batch }) =>
    isHandler(batch, handler) ? { type: 'clue.assigned', handler } : notAHandler(),
  'clue.check': () => ({ type: 'clue.checkingBegun' }),
  'clue.conclude': ({ outcome, finding, to }, { keep }) => {
    if (outcome === 'transferred' && to === undefined)
      return refusal('bad-command', 'Whoever gets a clue that is transferred is named in `to`.');
    return { type: 'clue.concluded', outcome, content: keep(finding), to: to === undefined ? null : keep(to) };
  },
  'clue.close': () => ({ type: 'clue.closed' }),
  'clue.reopen': ({ reason }, { keep }) => ({ type: 'clue.reopened', reason: keep(reason) }),
  'clue.open': ({ reason, person }, { keep }) => ({ type: 'clue.identityOpened', reason: keep(reason), person }),
  'clue.askHandOver': (command, { batch, keep }) => {
    const { to, reason } = command;
    if (!isHandler(batch, to)) return notAHandler();
    remember(batch, command);
    return { type: 'clue.handOverAsked', to, reason: keep(reason) };
  },
  'clue.approveHandOver': (command, { batch, draft }) => {
    const { half, person } = command;
    const waiting = draft.state?.context.handOver;
    remember(batch, command, Boolean(waiting?.chief ?? waiting?.second));
    return { type: 'clue.handOverApproved', half, person };
  },
  'clue.refuseHandOver': (command, { batch, keep }) => {
    remember(batch, command);
    return { type: 'clue.handOverRefused', reason: keep(command.reason) };
  },
  'clue.eraseIdentity': (command, { batch, keep }) => {
    remember(batch, command);
    return { type: 'clue.identityErased', reason: keep(command.reason) };
  },
};

/** The event that a command on a clue asks for, or why it cannot be asked. */
export function decideClue(command: ClueCommand, decision: ClueDecision): NewClueEvent | Refusal {
  if (!decision.draft.state && command.type !== 'clue.enter') return notFound();
  const decide = deciders[command.type] as Decider<ClueCommandType>;
  return decide(command as never, decision);
}

/** Its handler stands to a clue as a lead unit to a task; everybody else is a stranger. */
export const clueRelationOf = ({ id }: Actor, { context }: ClueState): Relation =>
  context.handler === id ? 'leads' : 'stranger';

const HANDLERS: ReadonlySet<Role> = new Set(['supervisor', 'chiefSupervisor']);

const isHandler = ({ actors }: Batch, post: string): boolean => {
  const actor = actors.get(post);
  return actor !== undefined && HANDLERS.has(actor.role);
};

const notAHandler = (): Refusal => refusal('bad-command', 'A clue is handled by a post of the inspectorate.');

function remember(batch: Batch, command: ClueChange['command'], isComplete = false): void {
  batch.clueChanges = [...batch.clueChanges, { command, isComplete }];
}

const digestOf = (sealed: string): string => createHash('sha256').update(Buffer.from(sealed, 'base64')).digest('hex');
