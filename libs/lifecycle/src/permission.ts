import { z } from 'zod';
import { type Role, roles } from './effect.js';

/** How a post's unit stands to the task, or the post to the tenant. */
export const relations = ['leads', 'coordinates', 'member', 'stranger', 'otherTenant'] as const;
export type Relation = (typeof relations)[number];

const answer = z.union([z.literal('allow'), z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'a code in lower-case words')]);
const row = z.partialRecord(
  z.enum(roles),
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
  const row = table[command] && (table[command][role] ?? table['any']?.[role]);
  const wildcard = relation === 'otherTenant' ? undefined : row?.any;
  const answered = row?.[relation] ?? wildcard ?? defaults[relation];
  if (answered === 'allow') return { allow: true };
  return { allow: false, status: answered === 'not-found' ? 404 : 403, code: answered };
}

const defaults: Record<Relation, string> = {
  leads: 'not-permitted',
  coordinates: 'not-permitted',
  member: 'not-permitted',
  stranger: 'not-found',
  otherTenant: 'not-found',
};

/** The commands of which the table says nothing: a build with any is refused. */
export function missingRows(table: Permissions, commands: readonly string[]): string[] {
  return commands.filter((command) => !Object.hasOwn(table, command) || command === 'any');
}
