import type { Entry } from './names.js';
import { genericBody } from './vocabulary.js';

/** A bare kind of body behind a group belongs to its phrase (各镇政府、街道). */
export function mergeGroups(text: string, entries: readonly Entry[]): Entry[] {
  const merged: Entry[] = [];
  for (const entry of entries) {
    const before = merged.at(-1);
    if (before?.group && !entry.group && !entry.newTier && genericBody.test(text.slice(entry.start, entry.end))) {
      before.end = entry.end;
    } else {
      merged.push({ ...entry });
    }
  }
  return merged;
}
