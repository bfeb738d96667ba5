import { z } from 'zod';
import { type Role, roles } from './effect.js';

/**
 * How a post's unit stands to the task, or the post to the tenant. Of an inspection: the unit is an `object` of it, or the
 * post belongs to its `team`.
 */
export const relations = ['leads', 'coordinates', 'member', 'object', 'team', 'stranger', 'otherTenant'] as const;
export type Relation = (typeof relations)[number];

const answer = z.union([z.literal('allow'), z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'a code in lower-case words')]);
/** Of an operation: `anyone`, also who has not signed in; `signedIn`: every role that its row does not name. */
const speakers = ['anyone', 'signedIn', ...roles] as const;
const row = z.partialRecord(
  z.enum(speakers),
  z
    .partialRecord(z.enum(['any', ...relations]), answer)
    .refine(({ otherTenant }) => otherTenant !== 'allow', 'nobody may act in another tenant'),
);

/**
 * config/permissions.yaml: command → role → relation → `allow` or the code of the refusal. The relation `any` stands for
 * every relation within the tenant that the row does not name. The command `any` answers for a role of which a
 * command's own row says nothing.
 */
export const Permissions = z.record(z.string().regex(/^(any|[a-zA-Z]+\.[a-zA-Z]+)$/), row);
export type Permissions = z.infer<typeof Permissions>;

export type Permit =
  { readonly allow: true } | { readonly allow: false; readonly status: 403 | 404; readonly code: string };

/** Whether a post may give a command. What nothing is said of: 404 `not-found` to strangers, else 403 `not-permitted`. */
export function decidePermission(
  table: Permissions,
  who: { readonly role: Role; readonly relation: Relation },
  command: string,
): Permit {
  const { role, relation } = who;
  const row = table[command] && (table[command][role] ?? table[command].signedIn ?? table['any']?.[role]);
  const wildcard = relation === 'otherTenant' ? undefined : row?.any;
  const answered = row?.[relation] ?? wildcard ?? defaults[relation];
  if (answered === 'allow') return { allow: true };
  return { allow: false, status: answered === 'not-found' ? 404 : 403, code: answered };
}

const defaults: Record<Relation, string> = {
  leads: 'not-permitted',
  coordinates: 'not-permitted',
  member: 'not-permitted',
  object: 'not-permitted',
  team: 'not-permitted',
  stranger: 'not-found',
  otherTenant: 'not-found',
};

/** How far an operation reaches for a post: over every task of the tenant, or those to which its unit has a relation. */
export type Scope =
  | { readonly ok: true; readonly all: boolean; readonly relations: readonly Relation[] }
  | { readonly ok: false; readonly code: string };

/** What a post may see by an operation, from the same table. `role` null: nobody has signed in. */
export function scopeOf(table: Permissions, operation: string, role: Role | null): Scope {
  const row = table[operation];
  if (row?.anyone?.any === 'allow') return { ok: true, all: true, relations };
  if (role === null) return { ok: false, code: 'not-signed-in' };
  const answers = row?.[role] ?? row?.signedIn;
  if (answers?.any === 'allow') return { ok: true, all: true, relations };
  const allowed = relations.filter((relation) => answers?.[relation] === 'allow');
  return allowed.length > 0 ? { ok: true, all: false, relations: allowed } : { ok: false, code: 'not-permitted' };
}

/** The commands and operations of which the table says nothing: a build with any is refused. */
export function missingRows(table: Permissions, commands: readonly string[]): string[] {
  return commands.filter((command) => !Object.hasOwn(table, command) || command === 'any');
}
