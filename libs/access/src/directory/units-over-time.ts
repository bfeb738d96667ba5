import { type LocalDate, shiftedDay } from '@duban/calendar';
import type { OpenWithUnit, UnitEnded, UnitRenamed } from '@duban/contracts';
import { isThereOn, nameSpansOf, namesOverTime, readHistories } from '@duban/engine';
import { DirectoryFault } from './directory-fault.js';
import { type Client, demandUnits, type Entry, lockEntry } from './save-entry.js';
import { demandSoundUnits, demandUnit, type UnitRecord, writeUnit } from './unit-record.js';

/**
 * Gives a unit a new name from a day on, which is not after `today`: until then the old one holds. What it was called
 * before is kept, with the document that changed it. Throws DirectoryFault.
 */
export async function renameUnit(
  client: Client,
  entry: Entry,
  { name, shortName, from, basis }: UnitRenamed,
  today: LocalDate,
): Promise<void> {
  await lockEntry(client, 'unit', entry);
  const unit = await demandUnit(client, entry);
  const since = nameSpansOf({ ...unit, id: entry.id }).at(-1)?.validFrom ?? null;
  refuseUntimely(unit, since, { name, from }, today);
  const leaves = (old: string) => ({ name: old, validFrom: since, validTo: shiftedDay(from, -1), basis });
  const isShorter = shortName !== undefined && unit.shortName !== null && shortName !== unit.shortName;
  await writeUnit(client, entry, {
    ...unit,
    name,
    shortName: shortName === undefined ? unit.shortName : shortName,
    formerNames: [
      leaves(unit.name),
      ...(isShorter && unit.shortName ? [leaves(unit.shortName)] : []),
      ...unit.formerNames,
    ],
  });
  await demandSoundUnits(client, entry.tenant);
}

/** A name is new, and begins neither before the present one did nor after the unit or today. Throws DirectoryFault. */
function refuseUntimely(
  { name: present, validTo }: UnitRecord,
  since: LocalDate | null,
  { name, from }: Pick<UnitRenamed, 'name' | 'from'>,
  today: LocalDate,
): void {
  if (name === present) throw wrong('/name', 'It has this name.');
  if (from > today) throw wrong('/from', 'A new name is entered from its first day on, not before.');
  if (since !== null && from <= since) throw wrong('/from', `It has its present name only since ${since}.`);
  if (validTo !== null && validTo < from) throw wrong('/from', `It ended on ${validTo}.`);
}

/**
 * Ends a unit on the day before `from`. What is open with it is not moved: unless that is accepted, it is refused.
 * Told again of a unit that has ended, it corrects the day and the successors. Throws DirectoryFault.
 */
export async function endUnit(
  client: Client,
  entry: Entry,
  { successors, from, basis, despiteOpen }: UnitEnded,
): Promise<void> {
  await lockEntry(client, 'unit', entry);
  const unit = await demandUnit(client, entry);
  if (unit.validFrom !== null && from <= unit.validFrom) throw wrong('/from', `It is there since ${unit.validFrom}.`);
  await demandSuccessors(client, entry, successors, from);
  const open = await openWithUnit(client, entry);
  if (!despiteOpen && open.obligations + open.leads + open.takesPart > 0)
    throw new DirectoryFault(
      'not-in-state',
      `With it are still open: ${open.obligations} obligations, ${open.leads} tasks that it leads, ${open.takesPart} in which it takes part. They stay with it; accept that with despiteOpen.`,
      { path: '/despiteOpen' },
    );
  const ended: UnitRecord = { ...unit, validTo: shiftedDay(from, -1), successors, endBasis: basis };
  await writeUnit(client, entry, ended);
  await demandSoundUnits(client, entry.tenant);
}

async function demandSuccessors(
  client: Client,
  { tenant, id }: Entry,
  successors: readonly string[],
  from: LocalDate,
): Promise<void> {
  const own = successors.findIndex((each) => each.toLowerCase() === id.toLowerCase());
  if (own >= 0) throw wrong(`/successors/${own}`, 'A unit does not take over from itself.');
  await demandUnits(
    client,
    tenant,
    successors.map((unit, index) => ({ id: unit, path: `/successors/${index}` })),
  );
  const histories = await readHistories(client);
  for (const [index, successor] of successors.entries()) {
    const found = histories.find(({ id: each }) => each === successor.toLowerCase());
    if (found && !isThereOn(found, from)) throw wrong(`/successors/${index}`, `${found.name} is not there on ${from}.`);
  }
}

/** What is open with a unit. */
export async function openWithUnit(client: Client, { tenant, id }: Entry): Promise<OpenWithUnit> {
  const { rows } = await client.query<OpenWithUnit>({
    name: 'open-with-unit',
    text: `SELECT (SELECT count(*)::int FROM obligation WHERE tenant_id = $1 AND unit_id = $2 AND live AND owed_as <> 'former') AS obligations,
                  (SELECT count(*)::int FROM task WHERE tenant_id = $1 AND lead_unit_id = $2 AND closed_at IS NULL) AS leads,
                  (SELECT count(*)::int FROM task_unit r
                     JOIN task t ON t.tenant_id = r.tenant_id AND t.year = r.year AND t.id = r.task_id
                    WHERE r.tenant_id = $1 AND r.unit_id = $2 AND t.closed_at IS NULL
                      AND t.lead_unit_id IS DISTINCT FROM r.unit_id) AS "takesPart",
                  (SELECT count(*)::int FROM post WHERE tenant_id = $1 AND unit_id = $2) AS posts,
                  (SELECT count(DISTINCT group_id)::int FROM unit_group_member
                    WHERE tenant_id = $1 AND unit_id = $2 AND valid_to IS NULL AND NOT excluded) AS groups`,
    values: [tenant, id],
  });
  return rows[0] ?? { obligations: 0, leads: 0, takesPart: 0, posts: 0, groups: 0 };
}

/** A name by which documents call a unit becomes one of its aliases; one that means it already changes nothing. */
export async function learnName(client: Client, entry: Entry, name: string, today: LocalDate): Promise<void> {
  await lockEntry(client, 'unit', entry);
  const unit = await demandUnit(client, entry);
  const histories = await readHistories(client);
  const { unit: known, past } = namesOverTime(histories, { printedOn: today, on: today })(name);
  if (known === entry.id.toLowerCase()) return;
  const other = histories.find(({ id }) => id === (known ?? past?.units[0]));
  if (other) throw new DirectoryFault('already-exists', `${name} means ${other.name}.`, { path: '/name' });
  await writeUnit(client, entry, { ...unit, aliases: [...unit.aliases, name] });
}

const wrong = (path: string, message: string): DirectoryFault => new DirectoryFault('bad-body', message, { path });
