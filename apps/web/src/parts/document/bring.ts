/** Brings a place of a side into view: only the side itself is scrolled, not the page around it. */
export function bring(element: HTMLElement | null, side: HTMLElement | null): void {
  if (!element || !side || side.offsetParent === null) return;
  const inner = element.getBoundingClientRect();
  const outer = side.getBoundingClientRect();
  const isInView = inner.top >= outer.top && (inner.bottom <= outer.bottom || inner.top < outer.top + outer.height / 3);
  if (isInView) return;
  side.scrollTop += inner.top - outer.top - Math.min(96, outer.height / 4);
}
