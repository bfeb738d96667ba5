import type { DraftItem } from './order.js';
import { useOrigins } from './use-origins.js';

/** Where an item stands in the file: its first line, and its last where that is another place. */
export function ItemOrigin({ item }: { item: Pick<DraftItem, 'printed'> }) {
  const { at } = useOrigins();
  const stretches = item.printed.flatMap(({ number, text }) => [...number, ...text]);
  if (stretches.length === 0) return null;
  const first = at(Math.min(...stretches.map(({ start }) => start)));
  const last = at(Math.max(...stretches.map(({ end }) => end)) - 1);
  return <>{first === last ? first : `${first} – ${last}`}</>;
}
