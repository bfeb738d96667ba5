import type { LocalDate } from '@duban/calendar';
import type { PoolClient } from 'pg';
import { type NameMeaning, namesOverTime } from './names-over-time.js';
import { type DirectoryUnit, isThereOn, nameKey, type UnitHistory } from './unit-history.js';

export interface DirectoryGroup {
  id: string;
  code: string;
  name: string;
  aliases: string[];
  /** Ids of the units that belong to it on the day asked for. */
  members: string[];
  /** The group of which each task names a part; null or absent: it has members of its own. */
  parent?: string | null;
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
  /** The day for which names are wanted, and every unit there ever was: names of another time lead to those of the day. */
  past?: { on: LocalDate; histories: readonly UnitHistory[] };
}

/**
 * Reads the directory of the tenant the transaction has entered: groups as they are on a day, and of the units those that
 * are there on it and still on a later one, `until`: what has ended by then is given nothing.
 */
export async function readDirectory(
  client: Pick<PoolClient, 'query'>,
  on: LocalDate,
  until: LocalDate = on,
): Promise<Directory> {
  const day = until > on ? until : on;
  const histories = await readHistories(client);
  const { rows: groups } = await client.query<DirectoryGroup>(GROUPS, [on, day]);
  const { rows: posts } = await client.query<DirectoryPost>('SELECT id, unit_id AS unit, role FROM post ORDER BY id');
  const units = histories
    .filter((unit) => isThereOn(unit, day))
    .map(({ id, name, shortName, kind, aliases }) => ({ id, name, shortName, kind, aliases }));
  return { units, groups, posts, past: { on: day, histories } };
}

/** A member of its own, or a unit of one of its kinds; but no exception, and nobody who has ended. */
const GROUPS = `SELECT g.id, g.code, g.name, g.aliases, g.parent_id AS parent,
       ARRAY(SELECT u.id FROM unit u
              WHERE u.tenant_id = g.tenant_id
                AND (u.valid_from IS NULL OR u.valid_from <= $1) AND (u.valid_to IS NULL OR u.valid_to >= $2)
                AND (u.kind = ANY (g.kinds) OR EXISTS (
                      SELECT FROM unit_group_member m
                       WHERE m.tenant_id = g.tenant_id AND m.group_id = g.id AND m.unit_id = u.id AND NOT m.excluded
                         AND m.valid_from <= $1 AND (m.valid_to IS NULL OR m.valid_to >= $1)))
                AND NOT EXISTS (
                      SELECT FROM unit_group_member m
                       WHERE m.tenant_id = g.tenant_id AND m.group_id = g.id AND m.unit_id = u.id AND m.excluded
                         AND m.valid_from <= $1 AND (m.valid_to IS NULL OR m.valid_to >= $1))
              ORDER BY u.sort, u.id) AS members
  FROM unit_group g ORDER BY g.code`;

/** Every unit of the tenant the transaction has entered, through all its days. */
export async function readHistories(client: Pick<PoolClient, 'query'>): Promise<UnitHistory[]> {
  const { rows } = await client.query<UnitHistory>(
    `SELECT id, name, short_name AS "shortName", kind, aliases, valid_from AS "validFrom", valid_to AS "validTo",
            former_names AS "formerNames", successors, end_basis AS "endBasis" FROM unit ORDER BY sort, id`,
  );
  return rows;
}

/**
 * Finds units and groups by any name they go by: full, short, or an alias; where the directory knows its past, as they
 * were called on the day on which the names were printed (unless told the directory's own).
 */
export function namesOf({ units, groups, past }: Omit<Directory, 'posts'>, printedOn: LocalDate | null = null) {
  const meaning = past
    ? namesOverTime(past.histories, { printedOn: printedOn ?? past.on, on: past.on })
    : namesOfDay(units);
  const groupsByName = new Map<string, DirectoryGroup>();
  for (const group of groups) for (const each of [group.name, ...group.aliases]) groupsByName.set(nameKey(each), group);
  return {
    meaning,
    unit: (name: string): string | null => meaning(name).unit,
    group: (name: string): DirectoryGroup | null => groupsByName.get(nameKey(name)) ?? null,
  };
}

/** Of units of which nothing else is known: the first that goes by a name. */
function namesOfDay(units: readonly DirectoryUnit[]): (name: string) => NameMeaning {
  const unitIds = new Map<string, string>();
  for (const { id, name, shortName, aliases } of units) {
    for (const each of [name, ...(shortName ? [shortName] : []), ...aliases]) {
      const key = nameKey(each);
      if (!unitIds.has(key)) unitIds.set(key, id);
    }
  }
  return (name) => ({ unit: unitIds.get(nameKey(name)) ?? null, past: null });
}
