import { useState } from 'react';
import { type DoubtKey, type DraftItem, type Filter, itemsShown, type Weights, weightsOf } from './order.js';

export interface ListView {
  filter: Filter;
  doubt: DoubtKey | undefined;
  isByDoubt: boolean;
  /** What is shown, in order. */
  shown: readonly DraftItem[];
  ids: readonly string[];
  active: string | undefined;
  choose: (item: string) => void;
  setFilter: (filter: Filter) => void;
  setDoubt: (doubt: DoubtKey | undefined) => void;
  setByDoubt: (isByDoubt: boolean) => void;
}

/** Which items are listed and in which order. The order holds until another is chosen: nothing jumps away under a hand. */
export function useView(items: readonly DraftItem[]): ListView {
  const [filter, setFilter] = useState<Filter>(() =>
    items.some(({ reasons }) => reasons.length > 0) ? 'doubtful' : 'all',
  );
  const [doubt, setDoubt] = useState<DoubtKey>();
  const [weights, setWeights] = useState<Weights | undefined>(() => weightsOf(items));
  const [chosen, choose] = useState<string>();
  const shown = itemsShown(items, { filter, doubt, weights });
  const ids = shown.map(({ id }) => id);
  const active = chosen !== undefined && ids.includes(chosen) ? chosen : ids[0];
  const anew = (): void => setWeights((now) => now && weightsOf(items));
  return {
    filter,
    doubt,
    isByDoubt: weights !== undefined,
    shown,
    ids,
    active,
    choose,
    setFilter: (next) => {
      setFilter(next);
      setDoubt(undefined);
      anew();
    },
    setDoubt: (next) => {
      setDoubt(next);
      anew();
    },
    setByDoubt: (isByDoubt) => setWeights(isByDoubt ? weightsOf(items) : undefined),
  };
}
