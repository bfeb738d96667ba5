import { useState } from 'react';

/** Which rows of a list are chosen; those that are gone are chosen no more. */
export function useChosen<Row extends { id: string }>(rows: readonly Row[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ id }) => ids.has(id));
  const set = (id: string, isChosen: boolean): void => {
    const after = new Set(ids);
    if (isChosen) after.add(id);
    else after.delete(id);
    setIds(after);
  };
  const isAll = rows.length > 0 && chosen.length === rows.length;
  const setAll = (isChosen: boolean): void => setIds(new Set(isChosen ? rows.map(({ id }) => id) : []));
  return { chosen, isChosen: (id: string) => ids.has(id), set, isAll, isSome: chosen.length > 0 && !isAll, setAll };
}
