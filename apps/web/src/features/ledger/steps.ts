import type { Line } from './ledger-lines.js';

const PAGE = 10;
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  End: Number.MAX_SAFE_INTEGER,
  Home: -Number.MAX_SAFE_INTEGER,
};

/** The line of the task that a key leads to, headings left out; nothing for a key that does not move. */
export function targetOf(key: string, lines: readonly Line<unknown>[], active: number): number | undefined {
  const step = steps[key];
  if (step === undefined) return undefined;
  const tasks = lines.flatMap((line, index) => ('row' in line ? [index] : []));
  const here = tasks.indexOf(active);
  // The first key comes to the first task, unless it leads to the end.
  const next = here < 0 && step < PAGE ? 0 : here + step;
  return tasks[Math.max(0, Math.min(tasks.length - 1, next))] ?? -1;
}
