import { useEffect, useState } from 'react';
import { followed, type Kept } from './followed.js';

export interface Edited<Draft> {
  typed: Draft;
  /** What the form began with. */
  base: Draft;
  type: (change: Partial<Draft>) => void;
  /** There is something that the server does not have. */
  isDirty: boolean;
  /** What was typed before the page was left or reloaded stands here again. */
  isRestored: boolean;
  /** What somebody else has saved meanwhile; what is typed stays until one is chosen. */
  newer: Draft | null;
  /** The version that the form is about: another one on the server refuses it as stale. */
  version: number;
  /** Goes on with what the server has. */
  takeNewer: () => void;
  /** Goes on with what is typed, in place of what the server has. */
  keepTyped: () => void;
  /** It has been sent: nothing of it stands here again, even where the form is gone by now. */
  putAway: () => void;
}

interface Editing<Draft> {
  /** Where the browser keeps what is typed: one for each thing and post. */
  place: string;
  version: number;
  saved: Draft;
  /** Tells whether two drafts say the same. */
  textOf: (draft: Draft) => string;
}

/**
 * A form over something that others may change: what is typed is kept in the browser at once, survives a reload, and is
 * never replaced by what comes from the server.
 */
export function useEdited<Draft extends object>({ place, version, saved, textOf }: Editing<Draft>): Edited<Draft> {
  const [state, setState] = useState<Kept<Draft> & { isRestored: boolean }>(() => {
    const kept = keptAt<Draft>(place);
    const isRestored = kept !== undefined && textOf(kept.typed) !== textOf(saved);
    return isRestored ? { ...kept, isRestored } : { base: saved, version, typed: saved, isRestored: false };
  });
  const isDirty = textOf(state.typed) !== textOf(state.base);
  const next = followed(state, { version, saved, textOf });
  if (typeof next === 'object') setState({ ...next, isRestored: false });
  const newer = next === 'newer' ? saved : null;
  useEffect(() => {
    if (isDirty) keepAt(place, { base: state.base, version: state.version, typed: state.typed });
    else localStorage.removeItem(place);
  }, [place, isDirty, state]);
  const goOn = (typed: Draft): void => setState({ base: saved, version, typed, isRestored: false });
  return {
    typed: state.typed,
    base: state.base,
    type: (change) => setState((now) => ({ ...now, typed: { ...now.typed, ...change } })),
    isDirty,
    isRestored: state.isRestored,
    newer,
    version: state.version,
    takeNewer: () => goOn(saved),
    keepTyped: () => goOn(state.typed),
    putAway: () => {
      localStorage.removeItem(place);
      goOn(saved);
    },
  };
}

function keptAt<Draft>(place: string): Kept<Draft> | undefined {
  try {
    const text = localStorage.getItem(place);
    return text === null ? undefined : (JSON.parse(text) as Kept<Draft>);
  } catch {
    return undefined;
  }
}

function keepAt(place: string, kept: unknown): void {
  try {
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // A full or forbidden store: the form itself still has it.
  }
}
