import type { CommandType } from '@duban/contracts';
import {
  allowedPlainEvents,
  decidePermission,
  DIRECTIVE_DEFINITION,
  type DirectiveState,
  type Permissions,
} from '@duban/lifecycle';
import type { Actor } from './decision.js';

/**
 * The commands that a post may give now on a directive that stands so: what the machine takes, of that what the
 * permission table leaves. Whether its tasks are disposed of is asked when it is closed.
 */
export function allowedDirectiveCommands(
  permissions: Permissions,
  { role }: Pick<Actor, 'role'>,
  value: DirectiveState['value'],
): CommandType[] {
  const context = { content: '', version: 1, effectiveOn: null, tasks: [] };
  const taken = allowedPlainEvents('directive', { definition: DIRECTIVE_DEFINITION, value, context });
  return commands
    .filter(({ events }) => events.some((event) => taken.includes(event)))
    .map(({ type }) => type)
    .filter((type) => decidePermission(permissions, { role, relation: 'stranger' }, type).allow);
}

/** What each command brings about, by the state that it finds. */
const commands: readonly { type: CommandType; events: readonly string[] }[] = [
  { type: 'directive.issue', events: ['directive.issued'] },
  { type: 'directive.amend', events: ['directive.imported', 'directive.amended'] },
  { type: 'directive.applyRegime', events: ['directive.regimeApplied'] },
  { type: 'directive.close', events: ['directive.closed'] },
];
