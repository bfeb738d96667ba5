import { nameClashIn, readHistories, successorLoopIn, type UnitHistory } from '@duban/engine';
import { DirectoryFault } from './directory-fault.js';
import { type Client, type Entry, writeEntry } from './save-entry.js';

/** A unit as it is stored, but for its id. */
export type UnitRecord = Omit<UnitHistory, 'id'> & { sort: number };

/** The unit of an entry; null where there is none. */
export async function readUnit(client: Client, { tenant, id }: Entry): Promise<UnitRecord | null> {
  const { rows } = await client.query<UnitRecord>({
    name: 'unit-of-id',
    text: `SELECT name, short_name AS "shortName", kind, aliases, valid_from AS "validFrom", valid_to AS "validTo",
                  former_names AS "formerNames", successors, end_basis AS "endBasis", sort
             FROM unit WHERE tenant_id = $1 AND id = $2`,
    values: [tenant, id],
  });
  return rows[0] ?? null;
}

/** The unit of an entry. Throws DirectoryFault where there is none. */
export async function demandUnit(client: Client, entry: Entry): Promise<UnitRecord> {
  const unit = await readUnit(client, entry);
  if (!unit) throw new DirectoryFault('not-found', 'There is nothing here under this id.');
  return unit;
}

export const writeUnit = (client: Client, entry: Entry, unit: UnitRecord): Promise<void> =>
  writeEntry(client, 'unit', entry, {
    name: unit.name,
    short_name: unit.shortName,
    kind: unit.kind,
    aliases: unit.aliases,
    valid_from: unit.validFrom,
    valid_to: unit.validTo,
    former_names: JSON.stringify(unit.formerNames),
    successors: unit.successors,
    end_basis: unit.endBasis,
    sort: unit.sort,
  });

/**
 * Looks at all units after a change: on any day a name is borne by one unit, and no chain of successors comes back.
 * Whoever changes another unit meanwhile waits. Throws DirectoryFault.
 */
export async function demandSoundUnits(client: Client, tenant: string): Promise<void> {
  await client.query({
    name: 'lock-units',
    text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`units of ${tenant}`],
  });
  const histories = await readHistories(client);
  const nameOf = (id: string): string => histories.find((unit) => unit.id === id)?.name ?? id;
  const clash = nameClashIn(histories);
  if (clash)
    throw new DirectoryFault(
      'already-exists',
      `${clash.name} would be the name of ${clash.units.map(nameOf).join(' and ')} on the same day.`,
      { path: '/name' },
    );
  const loop = successorLoopIn(histories);
  if (loop)
    throw new DirectoryFault(
      'bad-body',
      `The successors come back to where they began: ${loop.map(nameOf).join(' → ')}.`,
      {
        path: '/successors',
      },
    );
}
