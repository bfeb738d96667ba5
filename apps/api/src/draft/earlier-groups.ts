import type { DraftSuggestions } from '@duban/contracts';
import { nameKey } from '@duban/engine';
import type { DraftOnDesk } from './draft.desk.js';
import type { Client } from './draft.store.js';

/** Whom a group phrase meant in an item of a directive that was issued. */
export interface EarlierGroup {
  /** As names are compared. */
  key: string;
  year: number;
  directive: string;
  directiveNumber: string;
  number: string | null;
  members: string[];
}

/** So many items, the latest first, are looked at. */
const MOST_LOOKED_AT = 2_000;

/** Whom group phrases meant in earlier directives, the latest first. */
export async function readEarlierGroups(client: Client, tenant: string): Promise<EarlierGroup[]> {
  const { rows } = await client.query<Omit<EarlierGroup, 'key'> & { name: string }>({
    name: 'draft-earlier-groups',
    text: `SELECT g->>'name' AS name, d.year, d.id AS directive, d.number AS "directiveNumber",
                  i.item->>'number' AS number, g->'members' AS members
             FROM directive d
             JOIN directive_item i ON i.tenant_id = $1 AND i.year = d.year AND i.directive_id = d.id
             CROSS JOIN LATERAL jsonb_array_elements(i.item->'groups') AS g
            WHERE d.tenant_id = $1 AND d.status <> 'draft' AND jsonb_array_length(g->'members') > 0
            ORDER BY d.year DESC, d.issued_on DESC NULLS LAST, d.id, i.position LIMIT $2`,
    values: [tenant, MOST_LOOKED_AT],
  });
  return rows.map(({ name, ...row }) => ({ ...row, key: nameKey(name) }));
}

type Suggested = DraftSuggestions['groups'][number];

/** The most that is proposed for one phrase. */
const MOST_PROPOSED = 5;

/** Who may be meant by each of some phrases: as it was decided before, the latest first. Nothing is decided by it. */
export function suggestedGroups(
  phrases: readonly { name: string; offered: readonly string[] | null }[],
  { directory }: Pick<DraftOnDesk, 'directory'>,
  earlier: readonly EarlierGroup[],
): Suggested[] {
  const there = new Set(directory.units.map(({ id }) => id));
  return phrases.map(({ name, offered }) => {
    const key = nameKey(name);
    const proposals = new Map<string, Suggested['earlier'][number]>();
    for (const { year, directive, directiveNumber, number, members: all } of earlier.filter(
      (each) => each.key === key,
    )) {
      const members = all.filter((unit) => there.has(unit) && (offered === null || offered.includes(unit)));
      if (members.length === 0) continue;
      const id = `${directive} ${members.toSorted().join()}`;
      const known = proposals.get(id);
      if (known) known.tasks.push(...(number === null ? [] : [number]));
      else
        proposals.set(id, {
          directive: { kind: 'directive', year, id: directive },
          number: directiveNumber,
          tasks: number === null ? [] : [number],
          members,
          gone: all.length - members.length,
        });
    }
    return { name, offered: offered && [...offered], earlier: [...proposals.values()].slice(0, MOST_PROPOSED) };
  });
}
