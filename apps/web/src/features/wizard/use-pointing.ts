import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Scrolling } from './use-scroll.js';

/**
 * The item that the pointer or the keyboard is at, in the list or in the text; the other side is brought to it. Whoever
 * chooses words of the text chooses their item.
 */
export function usePointing(
  place: RefObject<HTMLElement | null>,
  scroll: Scrolling,
  onChoose: (item: string) => void,
): string | undefined {
  const [pointed, setPointed] = useState<string>();
  const choose = useRef(onChoose);
  useEffect(() => {
    choose.current = onChoose;
  });
  useEffect(() => {
    const root = place.current;
    if (!root) return;
    let last: string | undefined;
    const point = ({ target }: Event): void => {
      const { row, words } = itemsAt(target);
      const item = row ?? words;
      if (item === last) return;
      last = item;
      setPointed(item);
      if (row !== undefined) scroll.toText(row);
      else if (words !== undefined) scroll.toRow(words, false);
    };
    const move = (event: MouseEvent): void => {
      // What scrolls away under a resting pointer is not pointed at.
      if (event.movementX !== 0 || event.movementY !== 0) point(event);
    };
    const leave = (): void => {
      last = undefined;
      setPointed(undefined);
    };
    const click = ({ target }: Event): void => {
      const { words } = itemsAt(target);
      if (words !== undefined) choose.current(words);
    };
    const heard = { mousemove: move, mouseleave: leave, focusin: point, focusout: leave, click } as const;
    for (const [name, hear] of Object.entries(heard)) root.addEventListener(name, hear as EventListener);
    return () => {
      for (const [name, hear] of Object.entries(heard)) root.removeEventListener(name, hear as EventListener);
    };
  }, [place, scroll]);
  return pointed;
}

/** The item of the row, or of the printed words, that something happened to. */
function itemsAt(target: EventTarget | null): { row: string | undefined; words: string | undefined } {
  const near = (selector: string) => (target instanceof Element ? target.closest<HTMLElement>(selector) : null);
  return { row: near('.wizard-row')?.dataset['id'], words: near('.wizard-paper [data-item]')?.dataset['item'] };
}
