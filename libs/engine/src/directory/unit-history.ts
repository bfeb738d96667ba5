import { type LocalDate, shiftedDay } from '@duban/calendar';

export interface DirectoryUnit {
  id: string;
  name: string;
  shortName: string | null;
  kind: string;
  aliases: string[];
}

/** What a unit was called before, up to a last day. Without that day nobody knows until when. */
export interface FormerName {
  name: string;
  validFrom: LocalDate | null;
  validTo: LocalDate | null;
  /** The document that changed it. */
  basis: string | null;
}

/** A unit through all its days: also one that has ended, and what came after it. */
export interface UnitHistory extends DirectoryUnit {
  validFrom: LocalDate | null;
  /** The last day on which it is there; null: it is. */
  validTo: LocalDate | null;
  formerNames: readonly FormerName[];
  /** Who took over on the day after its last: one unit after a merger, several after a split. */
  successors: readonly string[];
  /** The document by which it ended. */
  endBasis: string | null;
}

/** Names are compared without regard to the width of brackets and commas, and to quotation marks. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[〔【[]/g, '(')
    .replaceAll(/[〕】\]]/g, ')')
    .replaceAll(/[“”"'‘’「」\s]/g, '');

interface Span {
  validFrom: LocalDate | null;
  validTo: LocalDate | null;
}

/** Whether something that holds from one day to another, both included, holds on a day. */
export const isThereOn = ({ validFrom, validTo }: Span, day: LocalDate): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day);

/** A full name of a unit and the days on which it bears it. */
export interface NameSpan extends Span {
  unit: string;
  name: string;
  /** Null: its present name, or its last. */
  former: FormerName | null;
}

/** The full names of a unit through its days, the present one last. */
export function nameSpansOf({ id, name, validFrom, validTo, formerNames }: UnitHistory): NameSpan[] {
  const lastDays = formerNames.flatMap((former) => former.validTo ?? []);
  const latest = lastDays.toSorted().at(-1);
  const since = latest === undefined ? validFrom : shiftedDay(latest, 1);
  return [
    ...formerNames.map((former) => ({
      unit: id,
      name: former.name,
      validFrom: former.validFrom,
      validTo: former.validTo,
      former,
    })),
    { unit: id, name, validFrom: since, validTo, former: null },
  ];
}

/** Two units that would bear one name on the same day. */
export interface NameClash {
  name: string;
  units: readonly [string, string];
}

/** The first name that two units would bear on one day; null where a full name means one unit on every day. */
export function nameClashIn(histories: readonly UnitHistory[]): NameClash | null {
  const byName = new Map<string, NameSpan[]>();
  for (const span of histories.flatMap(nameSpansOf)) {
    if (span.former?.validTo === null) continue;
    const key = nameKey(span.name);
    const earlier = byName.get(key) ?? [];
    const clashing = earlier.find((each) => each.unit !== span.unit && overlap(each, span));
    if (clashing) return { name: span.name, units: [clashing.unit, span.unit] };
    byName.set(key, [...earlier, span]);
  }
  return null;
}

const overlap = (one: Span, other: Span): boolean => !endsBefore(one, other) && !endsBefore(other, one);

const endsBefore = ({ validTo }: Span, { validFrom }: Span): boolean =>
  validTo !== null && validFrom !== null && validTo < validFrom;

/** The units of a chain of successors that comes back to its beginning; null where every chain ends. */
export function successorLoopIn(histories: readonly UnitHistory[]): readonly string[] | null {
  const byId = new Map(histories.map((unit) => [unit.id, unit]));
  const ending = new Set<string>();
  const follow = (id: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(id)) return [...way.slice(way.indexOf(id)), id];
    if (ending.has(id)) return null;
    for (const next of byId.get(id)?.successors ?? []) {
      const loop = follow(next, [...way, id]);
      if (loop) return loop;
    }
    ending.add(id);
    return null;
  };
  for (const { id } of histories) {
    const loop = follow(id, []);
    if (loop) return loop;
  }
  return null;
}
