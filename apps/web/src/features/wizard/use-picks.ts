import { useCallback, useState } from 'react';
import type { DraftItem } from './order.js';

/** Items that somebody has picked to decide about at once. */
export interface Picks {
  items: readonly DraftItem[];
  has: (item: string) => boolean;
  toggle: (item: string) => void;
  clear: () => void;
}

/** What is picked among the items that are to be issued, in the order of the text. */
export function usePicks(items: readonly DraftItem[]): Picks {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (id: string) => setIds((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id])),
    [],
  );
  const clear = useCallback(() => setIds(new Set()), []);
  const picked = items.filter(({ id, dropped }) => ids.has(id) && dropped === null);
  return { items: picked, has: (id) => picked.some((item) => item.id === id), toggle, clear };
}
