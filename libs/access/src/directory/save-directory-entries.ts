import type { GroupSaved, PersonSaved, PostSaved, UnitSaved } from '@duban/contracts';
import { DirectoryFault } from './directory-fault.js';
import { type Client, demandUnits, type Entry, lockEntry, writeEntry } from './save-entry.js';
import { readUnit, writeUnit } from './unit-record.js';

/**
 * Makes or edits a unit. Its id is what everything refers to, so a new name breaks nothing; one without a last day has
 * no successors. Throws DirectoryFault.
 */
export async function saveUnit(client: Client, entry: Entry, unit: UnitSaved): Promise<void> {
  await lockEntry(client, 'unit', entry);
  const before = await readUnit(client, entry);
  const isOver = unit.validTo !== null;
  await writeUnit(client, entry, {
    ...unit,
    formerNames: unit.formerNames ?? before?.formerNames ?? [],
    successors: (isOver && before?.successors) || [],
    endBasis: (isOver && before?.endBasis) || null,
    sort: unit.sort ?? (await sortOf(client, entry)),
  });
}

/** Its place in lists; of a new unit the last. */
async function sortOf(client: Client, { tenant, id }: Entry): Promise<number> {
  const { rows } = await client.query<{ sort: number }>({
    name: 'sort-of-unit',
    text: `SELECT coalesce((SELECT sort FROM unit WHERE tenant_id = $1 AND id = $2),
                           (SELECT max(sort) + 1 FROM unit WHERE tenant_id = $1), 0) AS sort`,
    values: [tenant, id],
  });
  return rows[0]?.sort ?? 0;
}

/** Makes or edits a group, and puts members beside those that it has. Throws DirectoryFault. */
export async function saveGroup(client: Client, entry: Entry, group: GroupSaved): Promise<void> {
  const { code, name, aliases, members } = group;
  await lockEntry(client, 'unit_group', entry);
  const { kinds, parent } = await definitionOf(client, entry, group);
  await demandUnits(
    client,
    entry.tenant,
    members.map(({ unit }, index) => ({ id: unit, path: `/members/${index}/unit` })),
  );
  await writeEntry(client, 'unit_group', entry, { code, name, aliases, kinds, parent_id: parent });
  await client.query({
    name: 'put-members',
    text: `INSERT INTO unit_group_member (tenant_id, group_id, unit_id, valid_from, valid_to, excluded)
           SELECT DISTINCT ON (unit, valid_from) $1::uuid, $2::uuid, unit, valid_from, valid_to, is_exception
             FROM unnest($3::uuid[], $4::date[], $5::date[], $6::boolean[]) AS given (unit, valid_from, valid_to, is_exception)
           ON CONFLICT (tenant_id, group_id, unit_id, valid_from)
           DO UPDATE SET valid_to = excluded.valid_to, excluded = excluded.excluded`,
    values: [
      entry.tenant,
      entry.id,
      members.map(({ unit }) => unit),
      members.map(({ validFrom }) => validFrom),
      members.map(({ validTo }) => validTo),
      members.map(({ excluded }) => excluded),
    ],
  });
  await demandApart(client, entry);
  await demandWhole(client, entry);
}

/** Kinds and parent of a group: those that are told, else as they are. */
async function definitionOf(
  client: Client,
  { tenant, id }: Entry,
  { kinds, parent }: GroupSaved,
): Promise<{ kinds: readonly string[]; parent: string | null }> {
  const { rows } = await client.query<{ kinds: string[]; parent: string | null }>({
    name: 'definition-of-group',
    text: 'SELECT kinds, parent_id AS parent FROM unit_group WHERE tenant_id = $1 AND id = $2',
    values: [tenant, id],
  });
  const [before] = rows;
  const wanted = parent === undefined ? (before?.parent ?? null) : parent;
  if (wanted !== null && wanted.toLowerCase() === id.toLowerCase())
    throw new DirectoryFault('bad-body', 'A group is no part of itself.', { path: '/parent' });
  if (wanted !== null) await demandGroup(client, tenant, wanted);
  return { kinds: kinds ?? before?.kinds ?? [], parent: wanted };
}

async function demandGroup(client: Client, tenant: string, group: string): Promise<void> {
  const { rowCount } = await client.query({
    name: 'group-of-id',
    text: 'SELECT FROM unit_group WHERE tenant_id = $1 AND id = $2',
    values: [tenant, group],
  });
  if (rowCount === 0) throw new DirectoryFault('bad-body', 'There is no such group.', { path: '/parent' });
}

/** A part of a group is chosen for each task: it has no members of its own, and is a part of a whole one. */
async function demandWhole(client: Client, { tenant, id }: Entry): Promise<void> {
  const { rows } = await client.query<{ filled: boolean; nested: boolean }>({
    name: 'part-of-group',
    text: `SELECT g.parent_id IS NOT NULL AND (cardinality(g.kinds) > 0 OR EXISTS (
                    SELECT FROM unit_group_member m WHERE m.tenant_id = $1 AND m.group_id = g.id)) AS filled,
                  g.parent_id IS NOT NULL AND (p.parent_id IS NOT NULL OR EXISTS (
                    SELECT FROM unit_group c WHERE c.tenant_id = $1 AND c.parent_id = g.id)) AS nested
             FROM unit_group g LEFT JOIN unit_group p ON p.tenant_id = g.tenant_id AND p.id = g.parent_id
            WHERE g.tenant_id = $1 AND g.id = $2`,
    values: [tenant, id],
  });
  if (rows[0]?.filled)
    throw new DirectoryFault('bad-body', 'A part of another group has neither kinds nor members of its own.', {
      path: '/parent',
    });
  if (rows[0]?.nested)
    throw new DirectoryFault('bad-body', 'A part of a group has no parts of its own.', { path: '/parent' });
}

/** A unit is a member once at a time. */
async function demandApart(client: Client, { tenant, id }: Entry): Promise<void> {
  const { rows } = await client.query<{ name: string }>({
    name: 'members-twice',
    text: `SELECT u.name FROM unit_group_member a
             JOIN unit_group_member b ON b.tenant_id = a.tenant_id AND b.group_id = a.group_id AND b.unit_id = a.unit_id
                  AND a.valid_from < b.valid_from AND (a.valid_to IS NULL OR a.valid_to >= b.valid_from)
             JOIN unit u ON u.tenant_id = a.tenant_id AND u.id = a.unit_id
            WHERE a.tenant_id = $1 AND a.group_id = $2 LIMIT 1`,
    values: [tenant, id],
  });
  if (rows[0]) throw new DirectoryFault('bad-body', `${rows[0].name} would be a member twice.`, { path: '/members' });
}

/** Makes or edits a post. Who has held it acted in its role for its unit, so these stay. Throws DirectoryFault. */
export async function savePost(client: Client, entry: Entry, post: PostSaved): Promise<void> {
  const { unit, role, title, looksAfter } = post;
  await lockEntry(client, 'post', entry);
  await demandUnits(client, entry.tenant, [
    ...(unit === null ? [] : [{ id: unit, path: '/unit' }]),
    ...looksAfter.units.map((id, index) => ({ id, path: `/looksAfter/units/${index}` })),
  ]);
  await demandTasks(client, entry.tenant, looksAfter.tasks);
  const { rowCount } = await client.query({
    name: 'post-held-otherwise',
    text: `SELECT FROM post WHERE tenant_id = $1 AND id = $2 AND (role <> $3 OR unit_id IS DISTINCT FROM $4::uuid)
              AND EXISTS (SELECT FROM post_holder h WHERE h.tenant_id = $1 AND h.post_id = $2)`,
    values: [entry.tenant, entry.id, role, unit],
  });
  if (rowCount !== 0)
    throw new DirectoryFault('not-in-state', 'A post that has been held keeps its unit and role; make another.');
  await writeEntry(client, 'post', entry, {
    unit_id: unit,
    role,
    title,
    looks_after: JSON.stringify(looksAfter),
  });
}

async function demandTasks(client: Client, tenant: string, tasks: readonly string[]): Promise<void> {
  if (tasks.length === 0) return;
  const { rows } = await client.query<{ id: string }>({
    name: 'tasks-of-ids',
    text: 'SELECT id FROM task WHERE tenant_id = $1 AND id = ANY ($2::uuid[])',
    values: [tenant, tasks],
  });
  const known = new Set(rows.map(({ id }) => id));
  const missing = tasks.findIndex((id) => !known.has(id.toLowerCase()));
  if (missing >= 0)
    throw new DirectoryFault('bad-body', 'There is no such task.', { path: `/looksAfter/tasks/${missing}` });
}

/** Makes or edits a person. Throws DirectoryFault. */
export async function savePerson(client: Client, entry: Entry, person: PersonSaved): Promise<void> {
  const { name, phone, email } = person;
  await lockEntry(client, 'person', entry);
  await writeEntry(client, 'person', entry, { name, phone, email });
}
