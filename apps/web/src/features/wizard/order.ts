import type { DraftView } from '@duban/contracts';

export type DraftItem = DraftView['items'][number];
export type Filter = 'all' | 'doubtful' | 'decided' | 'dropped';

/** The reasons of an item as keys: of a diagnostic with its own code. */
export type DoubtKey = Exclude<DraftItem['reasons'][number]['code'], 'diagnostic'> | `diagnostic:${string}`;

export const doubtKey = ({ code, about }: DraftItem['reasons'][number]): DoubtKey =>
  code === 'diagnostic' ? `diagnostic:${about ?? ''}` : code;

/** Reasons that go away when the item is taken as it stands; the others need an answer. */
const acceptable = new Set<string>([
  'lead-inferred',
  'open-ended',
  'same-target',
  'time-limit-undecided',
  'diagnostic',
]);

export const canAccept = ({ reasons }: DraftItem): boolean => reasons.every(({ code }) => acceptable.has(code));

/** How many items stand under each filter. */
export const countsOf = (items: readonly DraftItem[]): Record<Filter, number> => ({
  all: items.length,
  doubtful: items.filter(isIn.doubtful).length,
  decided: items.filter(isIn.decided).length,
  dropped: items.filter(isIn.dropped).length,
});

const isIn: Readonly<Record<Filter, (item: DraftItem) => boolean>> = {
  all: () => true,
  doubtful: ({ reasons }) => reasons.length > 0,
  decided: ({ reasons, dropped }) => reasons.length === 0 && dropped === null,
  dropped: ({ dropped }) => dropped !== null,
};

/**
 * What a list shows: the items of a filter, or those with one doubt. With weights, which hold while somebody works
 * through the list, the heaviest first; without, in the order of the text.
 */
export function itemsShown(
  items: readonly DraftItem[],
  { filter, doubt, weights }: { filter: Filter; doubt: DoubtKey | undefined; weights: Weights | undefined },
): DraftItem[] {
  const found = items.filter((item) =>
    doubt === undefined ? isIn[filter](item) : item.reasons.some((reason) => doubtKey(reason) === doubt),
  );
  if (!weights) return found;
  const placeOf = (item: DraftItem): number => weights.get(item.id) ?? weightOf(item);
  return found.toSorted((a, b) => placeOf(a) - placeOf(b));
}

export type Weights = ReadonlyMap<string, number>;

/** How much each item deserves to be looked at first, as it is now. */
export const weightsOf = (items: readonly DraftItem[]): Weights =>
  new Map(items.map((item) => [item.id, weightOf(item)]));

const gravest = [
  'no-lead',
  'lead-unknown',
  'group-undecided',
  'unit-unknown',
  'time-limit-undecided',
  'repeats-earlier',
  'same-target',
  'diagnostic',
  'lead-inferred',
  'open-ended',
];

/** What a person must answer comes first, then what the reading itself doubts, then what holds for most items. */
function weightOf({ reasons, dropped }: DraftItem): number {
  if (dropped !== null) return gravest.length + 1;
  return Math.min(gravest.length, ...reasons.map(({ code }) => gravest.indexOf(code)));
}

/** Each doubt with how many items have it, the gravest first. */
export function doubtsOf(items: readonly DraftItem[]): { key: DoubtKey; items: DraftItem[] }[] {
  const byKey = new Map<DoubtKey, DraftItem[]>();
  for (const item of items)
    for (const key of new Set(item.reasons.map(doubtKey))) byKey.set(key, [...(byKey.get(key) ?? []), item]);
  const placeOf = (key: DoubtKey): number => gravest.indexOf(key.split(':', 1)[0] ?? '');
  return [...byKey].map(([key, found]) => ({ key, items: found })).toSorted((a, b) => placeOf(a.key) - placeOf(b.key));
}

/** The item that comes after one has left the list: the next, or the one before where it was the last. */
export function neighbourOf(ids: readonly string[], id: string, step: 1 | -1): string | undefined {
  const at = ids.indexOf(id);
  return ids[at + step] ?? (step === 1 ? ids[at - 1] : undefined);
}
