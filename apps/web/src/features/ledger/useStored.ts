import { useState } from 'react';
import { useSession } from '../../client/session.js';

/** Something that a person keeps in this browser, as JSON under a name of theirs; what cannot be read counts as nothing. */
export function useStored<Value>(name: string, usual: Value): [Value, (value: Value) => void] {
  const key = `duban.${name}.${useSession().person.id}`;
  const [value, setValue] = useState<Value>(() => stored<Value>(key) ?? usual);
  const keep = (next: Value): void => {
    setValue(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // A full or closed store: it holds for as long as the page is open.
    }
  };
  return [value, keep];
}

function stored<Value>(key: string): Value | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as Value | null) ?? undefined;
  } catch {
    return undefined;
  }
}
