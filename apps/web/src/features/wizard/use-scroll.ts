import { type RefObject, useMemo } from 'react';
import { bring } from '../../parts/document/bring.js';

/** Brings the row or the printed words of an item into view; with `hasFocus` the row takes the keyboard too. */
export interface Scrolling {
  toRow: (item: string, hasFocus: boolean) => void;
  toText: (item: string) => void;
}

/** Scrolls the two sides of the page, each by itself: what is in view already stays where it is. */
export function useScroll(place: RefObject<HTMLElement | null>): Scrolling {
  return useMemo(() => {
    // Drawn first, then scrolled: the row of an item that was just chosen is opening.
    const soon = (deed: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(deed));
    const find = (selector: string): HTMLElement | null => place.current?.querySelector<HTMLElement>(selector) ?? null;
    return {
      toRow: (item, hasFocus) =>
        soon(() => {
          const row = find(`.wizard-row[data-id="${item}"]`);
          if (hasFocus) row?.querySelector<HTMLElement>('[data-row]')?.focus({ preventScroll: true });
          bring(row, find('.wizard-list'));
        }),
      toText: (item) => soon(() => bring(find(`.wizard-paper [data-item="${item}"]`), find('.wizard-paper'))),
    };
  }, [place]);
}
