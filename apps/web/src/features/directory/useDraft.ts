import { useState } from 'react';

interface Seen<Draft> {
  version: number | null;
  saved: Draft;
}

/** What is typed over an entry of the directory, `typed` to begin with; another's edit meanwhile is told, and nothing that was typed is lost. */
export function useDraft<Draft extends object>(saved: Draft, version: number | null, typed: Partial<Draft> = {}) {
  const [seen, setSeen] = useState<Seen<Draft>>({ version, saved });
  const [draft, setDraft] = useState({ ...saved, ...typed });
  const names = Object.keys(saved) as (keyof Draft & string)[];
  const differs = (a: Draft, b: Draft) => names.filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
  const isDirty = differs(draft, seen.saved).length > 0;
  const takeTheirs = (): void => {
    setSeen({ version, saved });
    setDraft(saved);
  };
  // With nothing typed there is nothing to choose: what is shown follows.
  if (version !== seen.version && !isDirty) takeTheirs();
  return {
    draft,
    patch: (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change })),
    /** That the edit is about: sent along, so that another's is not overwritten unseen. */
    version: seen.version,
    isDirty,
    /** What somebody else has changed since this was opened. */
    changed: version === seen.version ? [] : differs(seen.saved, saved),
    keepMine: () => setSeen({ version, saved }),
    takeTheirs,
  };
}

export type DraftOf<Draft extends object> = ReturnType<typeof useDraft<Draft>>;
