import type { Role } from './effect.js';
import { decidePermission, type Permissions, type Relation, scopeOf } from './permission.js';

/** For which tasks: every one of the government, or those to which the post's unit stands so. */
export type Reach = 'all' | readonly Exclude<Relation, 'otherTenant'>[];

type Within = Exclude<Relation, 'otherTenant'>;

/** What can be asked of a task, and what of an inspection. */
const ofTasks: readonly Within[] = ['leads', 'coordinates', 'member', 'stranger'];
const ofInspections: readonly Within[] = ['object', 'team', 'stranger'];
const within = (name: string): readonly Within[] => (/^inspections?\./.test(name) ? ofInspections : ofTasks);

/** On which tasks a role may give a command, as the table is read for people. */
export function reachOfCommand(table: Permissions, command: string, role: Role): Reach {
  const all = within(command);
  return reachOf(
    all,
    all.filter((relation) => decidePermission(table, { role, relation }, command).allow),
  );
}

/** Over which tasks an operation reaches for a role. */
export function reachOfOperation(table: Permissions, operation: string, role: Role): Reach {
  const scope = scopeOf(table, operation, role);
  if (!scope.ok) return [];
  const all = within(operation);
  return scope.all
    ? 'all'
    : reachOf(
        all,
        all.filter((relation) => scope.relations.includes(relation)),
      );
}

const reachOf = (all: readonly Within[], some: readonly Within[]): Reach => (some.length === all.length ? 'all' : some);
