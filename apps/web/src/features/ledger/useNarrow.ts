import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 860px)');

/** Whether the page is as narrow as a phone's, where tables become lists. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (onChange) => {
      narrow.addEventListener('change', onChange);
      return () => narrow.removeEventListener('change', onChange);
    },
    () => narrow.matches,
  );
