import type { CommandType } from '@duban/contracts';
import { allowedPlainEvents, type ClueState, decidePermission, type Permissions } from '@duban/lifecycle';
import { type ClueCommandType, clueRelationOf } from './clue.deciders.js';
import type { Actor } from './decision.js';

/**
 * The commands that a post may give now on a clue: what the machine takes, of that what the permission table leaves.
 * Whether somebody holds a key that opens it is asked beside.
 */
export function allowedClueCommands(permissions: Permissions, actor: Actor, state: ClueState): CommandType[] {
  const taken = allowedPlainEvents('clue', state);
  const relation = clueRelationOf(actor, state);
  return (Object.keys(eventOf) as (keyof typeof eventOf)[])
    .filter((type) => taken.includes(eventOf[type]))
    .filter((type) => decidePermission(permissions, { role: actor.role, relation }, type).allow);
}

const eventOf: Readonly<Record<Exclude<ClueCommandType, 'clue.enter'>, string>> = {
  'clue.assign': 'clue.assigned',
  'clue.check': 'clue.checkingBegun',
  'clue.conclude': 'clue.concluded',
  'clue.close': 'clue.closed',
  'clue.reopen': 'clue.reopened',
  'clue.link': 'clue.linked',
  'clue.unlink': 'clue.unlinked',
  'clue.open': 'clue.identityOpened',
  'clue.askHandOver': 'clue.handOverAsked',
  'clue.approveHandOver': 'clue.handOverApproved',
  'clue.refuseHandOver': 'clue.handOverRefused',
  'clue.eraseIdentity': 'clue.identityErased',
};
