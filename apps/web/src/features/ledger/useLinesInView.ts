import { type RefObject, useLayoutEffect, useState } from 'react';
import { linesWithin } from './window.js';

/** How far beyond what is seen lines are drawn, so that a fast scroll does not meet empty places; pixels. */
const BEYOND = 400;
const FIRST_LINES = 24;

/**
 * Which lines of a long list are to be drawn. `list` is what scrolls, or, with `scrollsPage`, what is scrolled past with
 * the page.
 */
export function useLinesInView(list: RefObject<HTMLElement | null>, offsets: Float64Array, scrollsPage: boolean) {
  const [range, setRange] = useState({ first: 0, end: FIRST_LINES });
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = (): void => {
      const from = scrollsPage ? -element.getBoundingClientRect().top : element.scrollTop;
      const height = scrollsPage ? window.innerHeight : element.clientHeight;
      const { first, end } = linesWithin(offsets, from - BEYOND, from + height + BEYOND);
      setRange((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    look();
    const scroller = scrollsPage ? window : element;
    const size = new ResizeObserver(look);
    size.observe(element);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      size.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [list, offsets, scrollsPage]);
  return range;
}
