import type { Figure } from './figure.js';
import type { Promised } from './promised.js';

/** Gives each figure of 渔船、货船分别达到10艘和20艘 its own name; left as they are where names and figures do not match. */
export function distributed(figures: readonly Figure[], promises: readonly Promised[]): Promised[] {
  const names = new Map<number, string>();
  figures.forEach(({ before }, first) => {
    if (!/分别[^,、]{0,4}$/.test(before)) return;
    const own = promises[first]?.metric.split(/[、和及与]/) ?? [];
    if (own.length === lengthOfRun(figures, first)) own.forEach((name, index) => names.set(first + index, name));
  });
  return promises.map((promise, index) => ({ ...promise, metric: names.get(index) ?? promise.metric }));
}

/** How many figures follow one another with nothing but 、 or 和 between. */
function lengthOfRun(figures: readonly Figure[], first: number): number {
  let end = first + 1;
  while (/^[、和及与]$/.test(figures[end]?.before ?? '')) end += 1;
  return end - first;
}
