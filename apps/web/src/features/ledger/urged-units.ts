/** Something that a unit owes. */
interface Owed {
  unit: { id: string; name: string };
  state: string;
}

/** Who will be urged for how much, those who are late with most first. */
export function urgedUnits(rows: readonly Owed[]): { id: string; name: string; count: number; missed: number }[] {
  const units = new Map<string, { id: string; name: string; count: number; missed: number }>();
  for (const { unit, state } of rows) {
    const { count, missed } = units.get(unit.id) ?? { count: 0, missed: 0 };
    units.set(unit.id, { ...unit, count: count + 1, missed: missed + (state === 'missed' ? 1 : 0) });
  }
  return [...units.values()].toSorted((a, b) => b.missed - a.missed || b.count - a.count);
}
