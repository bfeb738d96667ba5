import { type LocalDate, shiftedDay } from '@duban/calendar';
import { isThereOn, nameKey, type NameSpan, nameSpansOf, type UnitHistory } from './unit-history.js';

/** Why a printed name does not simply mean the unit that bears it. */
export interface PastOfName {
  /**
   * `renamed`, `merged`: the unit is called otherwise by now, or another has taken over. `split`: several have, `ended`:
   * nobody has, `ambiguous`: several units go by this name; then somebody must decide.
   */
  code: 'renamed' | 'merged' | 'split' | 'ended' | 'ambiguous';
  /** Ids of who is meant, or may be. */
  units: readonly string[];
  /** The first day on which it was otherwise, where it is known. */
  since: LocalDate | null;
  /** The document that says so. */
  basis: string | null;
}

/** The unit that a name means on a day; null: none, or nobody can tell. */
export interface NameMeaning {
  unit: string | null;
  past: PastOfName | null;
}

export interface NameDays {
  /** The day of the notice: what names meant when it was written. */
  printedOn: LocalDate;
  /** The day on which the unit has to be there. */
  on: LocalDate;
}

/**
 * What names mean: first by the day on which they were printed, then by who is there in its place on the other day. A
 * name that a unit bears comes before a short name or an alias, and what holds on the day before what holds on another.
 */
export function namesOverTime(
  histories: readonly UnitHistory[],
  { printedOn, on }: NameDays,
): (name: string) => NameMeaning {
  const byId = new Map(histories.map((unit) => [unit.id, unit]));
  const spans = groupedBy(histories.flatMap(nameSpansOf), ({ name }) => nameKey(name));
  const called = groupedBy(histories.flatMap(aliasesOf), ({ name }) => nameKey(name));
  return (name) => {
    const key = nameKey(name);
    const bearing = spans.get(key) ?? [];
    const going = called.get(key) ?? [];
    const known = (span: NameSpan): boolean => span.former === null || span.former.validTo !== null;
    const ranks = [
      bearing.filter((span) => known(span) && isThereOn(span, printedOn)),
      going.filter((span) => isThereOn(span, printedOn)),
      bearing,
      going,
    ];
    const found = ranks.find((rank) => rank.length > 0) ?? [];
    const units = [...new Set(found.map(({ unit }) => unit))];
    if (units.length > 1)
      return { unit: null, past: { code: 'ambiguous', units: inForce(units, byId, on), since: null, basis: null } };
    const [meant] = found;
    return meant ? meaningOn(meant, byId, on) : { unit: null, past: null };
  };
}

/** Short name and aliases of a unit, for all its days. */
const aliasesOf = ({ id, shortName, aliases, validFrom, validTo }: UnitHistory): NameSpan[] =>
  [...(shortName ? [shortName] : []), ...aliases].map((name) => ({ unit: id, name, validFrom, validTo, former: null }));

function meaningOn({ unit, former }: NameSpan, byId: ReadonlyMap<string, UnitHistory>, on: LocalDate): NameMeaning {
  const { reached, last } = reachedOn(unit, byId, on);
  const since = last?.validTo ? shiftedDay(last.validTo, 1) : null;
  const basis = last?.endBasis ?? null;
  const [only] = reached;
  if (reached.length > 1) return { unit: null, past: { code: 'split', units: reached, since, basis } };
  if (only === undefined)
    // A unit that is still to come is as good as unknown.
    return { unit: null, past: last ? { code: 'ended', units: [], since, basis } : null };
  if (last) return { unit: only, past: { code: 'merged', units: [only], since, basis } };
  return { unit: only, past: former && isOver(former, on) ? renamed(only, former) : null };
}

const isOver = ({ validTo }: { validTo: LocalDate | null }, on: LocalDate): boolean => validTo === null || validTo < on;

const renamed = (unit: string, { validTo, basis }: NonNullable<NameSpan['former']>): PastOfName => ({
  code: 'renamed',
  units: [unit],
  since: validTo === null ? null : shiftedDay(validTo, 1),
  basis,
});

/** Who stands in a unit's place on a day, and the last unit on the way that had ended; null where the unit itself does. */
function reachedOn(
  unit: string,
  byId: ReadonlyMap<string, UnitHistory>,
  on: LocalDate,
): { reached: string[]; last: UnitHistory | null } {
  const seen = new Set<string>();
  const reached = new Set<string>();
  let last: UnitHistory | null = null;
  const follow = (id: string): void => {
    const found = byId.get(id);
    if (!found || seen.has(id)) return;
    seen.add(id);
    if (isThereOn(found, on)) reached.add(id);
    else if (found.validTo !== null && found.validTo < on) {
      last = found;
      found.successors.forEach(follow);
    }
  };
  follow(unit);
  return { reached: [...reached], last };
}

const inForce = (units: readonly string[], byId: ReadonlyMap<string, UnitHistory>, on: LocalDate): string[] => [
  ...new Set(units.flatMap((unit) => reachedOn(unit, byId, on).reached)),
];

function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const rest = groups.get(keyOf(row));
    if (rest) rest.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
