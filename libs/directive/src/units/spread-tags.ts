import type { Duty, Entry } from './names.js';

/** Where each tier ends in a bracket with its duty (甲局、乙局(牵头)；丙局、丁局(配合)), that is the duty of the whole tier. */
export function spreadTags(entries: readonly Entry[]): void {
  const ends = entries.flatMap((_, index) => ((entries[index + 1]?.newTier ?? true) ? [index] : []));
  const tagged = entries.filter((entry) => entry.tagged === true).length;
  if (ends.length < 2 || tagged !== ends.length || !ends.every((end) => entries[end]?.tagged === true)) return;
  let duty: Duty | undefined;
  for (const entry of entries.toReversed()) {
    if (entry.tagged) duty = entry.duty;
    else if (duty) entry.duty = duty;
  }
}
