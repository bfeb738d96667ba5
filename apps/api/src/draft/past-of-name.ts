import type { PastOfNameView } from '@duban/contracts';
import type { PastOfName } from '@duban/engine';

/** What became of a name, with the names of the units that it leads to. */
export function pastView(
  { code, units, since, basis }: PastOfName,
  directory: readonly { id: string; name: string }[],
): PastOfNameView {
  const found = units.flatMap((id) => directory.find((unit) => unit.id === id) ?? []);
  return { code, units: found.map(({ id, name }) => ({ id, name })), since, basis };
}
