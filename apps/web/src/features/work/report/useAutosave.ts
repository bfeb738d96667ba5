import { useEffect, useRef, useState } from 'react';
import { ask } from '../../../client/ask.js';
import { type GivenCommand, useGive } from '../../../client/use-give.js';

/** How often a draft goes to the server by itself: each is an entry of the record. Milliseconds. */
const EVERY = 180_000;

/**
 * Keeps a draft on the server while it is written: every few minutes, and when the page is left. It says nothing and asks
 * nothing: what is typed is kept in the browser beside it. Returns whether the last one arrived.
 */
export function useAutosave(draft: GivenCommand, isWanted: boolean): boolean {
  const { mutateAsync } = useGive();
  const [isSaved, setSaved] = useState(false);
  const latest = useRef({ draft, isWanted });
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = { draft, isWanted };
  });
  useEffect(() => {
    const save = (): void => {
      const { draft: now, isWanted: wanted } = latest.current;
      if (wanted)
        void mutateAsync({ commands: [now] }).then(
          () => setSaved(true),
          () => setSaved(false),
        );
    };
    const timer = setInterval(save, EVERY);
    return () => clearInterval(timer);
  }, [mutateAsync]);
  useEffect(() => {
    clearTimeout(leaving.current);
    return () => {
      const { draft: last, isWanted: wanted } = latest.current;
      // A page that is only mounted twice has not been left.
      if (wanted)
        leaving.current = setTimeout(() => void ask('command.give', { body: last }).catch(() => undefined), 0);
    };
  }, []);
  return isSaved;
}
