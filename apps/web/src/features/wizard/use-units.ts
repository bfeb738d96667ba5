import type { OperationAnswer } from '@duban/contracts';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../client/ask.js';

/** A unit as it is chosen. */
export interface UnitChoice {
  id: string;
  name: string;
  shortName: string | null;
  aliases: readonly string[];
}

export interface GroupChoice {
  id: string;
  name: string;
  members: readonly { unit: { id: string; name: string } }[];
}

/** The units and groups of the directory, all of them. Empty until they are known. */
export function useUnits(): {
  units: readonly UnitChoice[];
  groups: readonly GroupChoice[];
  nameOf: (id: string) => string;
} {
  const { data: units = none } = useQuery({
    queryKey: ['units.list', 'all'],
    queryFn: () =>
      everyPage<UnitChoice>((cursor) => ask('units.list', { query: { limit: 200, fields: FIELDS, cursor } })),
  });
  const { data: groups = noGroups } = useQuery({
    queryKey: ['groups.list', 'all'],
    queryFn: () => everyPage<GroupChoice>((cursor) => ask('groups.list', { query: { limit: 200, cursor } })),
  });
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return { units, groups, nameOf: (id) => names.get(id) ?? '' };
}

const FIELDS = 'id,name,shortName,aliases';
const none: readonly UnitChoice[] = [];
const noGroups: readonly GroupChoice[] = [];

async function everyPage<Row>(
  page: (cursor: string | undefined) => Promise<OperationAnswer<'units.list'> | OperationAnswer<'groups.list'>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const { rows: more, next } = await page(cursor);
    rows.push(...(more as Row[]));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}
