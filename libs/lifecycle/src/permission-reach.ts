import type { Role } from './effect.js';
import { decidePermission, type Permissions, type Relation, relations, scopeOf } from './permission.js';

/** For which tasks: every one of the government, or those to which the post's unit stands so. */
export type Reach = 'all' | readonly Exclude<Relation, 'otherTenant'>[];

const within = relations.filter((relation) => relation !== 'otherTenant');

/** On which tasks a role may give a command, as the table is read for people. */
export function reachOfCommand(table: Permissions, command: string, role: Role): Reach {
  return reachOf(within.filter((relation) => decidePermission(table, { role, relation }, command).allow));
}

/** Over which tasks an operation reaches for a role. */
export function reachOfOperation(table: Permissions, operation: string, role: Role): Reach {
  const scope = scopeOf(table, operation, role);
  if (!scope.ok) return [];
  return scope.all ? 'all' : reachOf(within.filter((relation) => scope.relations.includes(relation)));
}

const reachOf = (some: readonly Exclude<Relation, 'otherTenant'>[]): Reach =>
  some.length === within.length ? 'all' : some;
