import type { LocalDate } from '@duban/calendar';
import type { PoolClient } from 'pg';

export interface DirectoryUnit {
  id: string;
  name: string;
  shortName: string | null;
  kind: string;
  aliases: string[];
}

export interface DirectoryGroup {
  id: string;
  code: string;
  name: string;
  aliases: string[];
  /** Ids of the units that belong to it on the day asked for. */
  members: string[];
}

export interface DirectoryPost {
  id: string;
  unit: string | null;
  role: string;
}

/** Who is who in a tenant on one day. */
export interface Directory {
  units: DirectoryUnit[];
  groups: DirectoryGroup[];
  posts: DirectoryPost[];
}

/** Reads the directory of the tenant the transaction has entered. */
export async function readDirectory(client: Pick<PoolClient, 'query'>, on: LocalDate): Promise<Directory> {
  const { rows: units } = await client.query<DirectoryUnit>(
    `SELECT id, name, short_name AS "shortName", kind, aliases FROM unit
      WHERE (valid_from IS NULL OR valid_from <= $1) AND (valid_to IS NULL OR valid_to >= $1) ORDER BY sort, id`,
    [on],
  );
  const { rows: groups } = await client.query<DirectoryGroup>(
    `SELECT g.id, g.code, g.name, g.aliases,
            coalesce(array_agg(m.unit_id ORDER BY u.sort, u.id) FILTER (WHERE m.unit_id IS NOT NULL), '{}') AS members
       FROM unit_group g
       LEFT JOIN unit_group_member m ON m.tenant_id = g.tenant_id AND m.group_id = g.id
             AND m.valid_from <= $1 AND (m.valid_to IS NULL OR m.valid_to >= $1)
       LEFT JOIN unit u ON u.tenant_id = m.tenant_id AND u.id = m.unit_id
      GROUP BY g.tenant_id, g.id, g.code, g.name, g.aliases ORDER BY g.code`,
    [on],
  );
  const { rows: posts } = await client.query<DirectoryPost>('SELECT id, unit_id AS unit, role FROM post ORDER BY id');
  return { units, groups, posts };
}

/** Finds units and groups by any name they go by: full, short, or an alias. */
export function namesOf({ units, groups }: Pick<Directory, 'units' | 'groups'>) {
  const unitIds = new Map<string, string>();
  for (const { id, name, shortName, aliases } of units) {
    for (const each of [name, ...(shortName ? [shortName] : []), ...aliases]) {
      const key = nameKey(each);
      if (!unitIds.has(key)) unitIds.set(key, id);
    }
  }
  const groupsByName = new Map<string, DirectoryGroup>();
  for (const group of groups) for (const each of [group.name, ...group.aliases]) groupsByName.set(nameKey(each), group);
  return {
    unit: (name: string): string | null => unitIds.get(nameKey(name)) ?? null,
    group: (name: string): DirectoryGroup | null => groupsByName.get(nameKey(name)) ?? null,
  };
}

/** Names are compared without regard to the width of brackets and commas, and to quotation marks. */
const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[〔【[]/g, '(')
    .replaceAll(/[〕】\]]/g, ')')
    .replaceAll(/[“”"'‘’「」\s]/g, '');
