import type { Stretch } from '../text/stretch.js';

/** The stretch in which the end of another one lies, undefined where none does; the stretches are in order and apart. */
export function stretchAtEnd<T extends Stretch>(stretches: readonly T[], end: number): T | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) < end) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low];
  return found && found.start < end ? found : undefined;
}
