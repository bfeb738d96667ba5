interface Named {
  id: string;
  name: string;
  aliases?: readonly string[] | undefined;
}

const MOST = 3;
/** Below this two names have too little in common to be taken for each other. */
const LEAST = 0.3;

/** Units whose names look most like a printed one, the nearest first; none where nothing is near. */
export function unitsLike<Unit extends Named>(printed: string, units: readonly Unit[]): Unit[] {
  return units
    .map((unit) => ({
      unit,
      near: Math.max(...[unit.name, ...(unit.aliases ?? [])].map((name) => alike(printed, name))),
    }))
    .filter(({ near }) => near >= LEAST)
    .toSorted((a, b) => b.near - a.near)
    .slice(0, MOST)
    .map(({ unit }) => unit);
}

/** How much two names have in common, from 0 to 1: their pairs of neighbouring characters (Dice). */
function alike(one: string, other: string): number {
  const ours = pairsOf(one);
  const theirs = pairsOf(other);
  const common = ours.filter((pair) => theirs.includes(pair)).length;
  return (2 * common) / Math.max(1, ours.length + theirs.length);
}

/** The first character, by which 市 and 省 are told apart, says least. */
const pairsOf = (name: string): string[] => {
  const letters = Array.from(name.replaceAll(/[\s()()]/g, ''));
  return letters.slice(0, -1).map((letter, index) => `${letter}${letters[index + 1] ?? ''}`);
};
