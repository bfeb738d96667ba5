import { type RefObject, useEffect, useState } from 'react';

/** The place in the document of the time limit or target that the pointer or the keyboard is at, on either side. */
export function usePointedFigure(place: RefObject<HTMLElement | null>): number | undefined {
  const [pointed, setPointed] = useState<number>();
  useEffect(() => {
    const root = place.current;
    if (!root) return;
    const point = ({ target }: Event): void => {
      const near = target instanceof Element ? target.closest<HTMLElement>('[data-figure]') : null;
      setPointed(near ? Number(near.dataset['figure']) : undefined);
    };
    const leave = (): void => setPointed(undefined);
    root.addEventListener('mouseover', point);
    root.addEventListener('focusin', point);
    root.addEventListener('mouseleave', leave);
    return () => {
      root.removeEventListener('mouseover', point);
      root.removeEventListener('focusin', point);
      root.removeEventListener('mouseleave', leave);
    };
  }, [place]);
  return pointed;
}
