import { type RefObject, useEffect, useRef } from 'react';

/** Tells of which row the card or the words are that the pointer or the keyboard is at, or that were chosen. */
export function usePointing<Place extends HTMLElement>(
  onPoint: (row: string, isChosen: boolean) => void,
): RefObject<Place | null> {
  const place = useRef<Place>(null);
  const point = useRef(onPoint);
  useEffect(() => {
    point.current = onPoint;
  });
  useEffect(() => {
    const root = place.current;
    if (!root) return;
    let last: string | undefined;
    const move = ({ target, movementX, movementY }: MouseEvent): void => {
      const row = rowAt(target);
      // What scrolls away under a resting pointer is not pointed at.
      if (row === undefined || row === last || (movementX === 0 && movementY === 0)) return;
      last = row;
      point.current(row, false);
    };
    const focus = ({ target }: Event): void => {
      const row = rowAt(target);
      if (row !== undefined) point.current(row, false);
    };
    const leave = (): void => {
      last = undefined;
    };
    const click = ({ target }: Event): void => {
      const row = rowAt(target);
      if (row !== undefined) point.current(row, true);
    };
    root.addEventListener('mousemove', move);
    root.addEventListener('mouseleave', leave);
    root.addEventListener('click', click);
    root.addEventListener('focusin', focus);
    return () => {
      root.removeEventListener('mousemove', move);
      root.removeEventListener('mouseleave', leave);
      root.removeEventListener('click', click);
      root.removeEventListener('focusin', focus);
    };
  }, []);
  return place;
}

/** The row of a card, or the first of those that words of the report answer. */
function rowAt(target: EventTarget | null): string | undefined {
  const near = target instanceof Element ? target.closest<HTMLElement>('[data-items], [data-id]') : null;
  return near?.dataset['id'] ?? near?.dataset['items']?.split(' ')[0];
}
