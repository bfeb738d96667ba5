import type { Entry } from './names.js';
import { genericBody } from './vocabulary.js';

/** A bare kind of body behind a group belongs to its phrase (各镇政府、街道). */
export function mergeGroups(text: string, entries: readonly Entry[]): Entry[] {
  const merged: Entry[] = [];
  for (const entry of entries) {
    const before = merged.at(-1);
    if (
      before?.group &&
      !entry.group &&
      !entry.newTier &&
      genericBody.test(withoutBrackets(text.slice(entry.start, entry.end)))
    ) {
      before.end = entry.end;
    } else {
      merged.push({ ...entry });
    }
  }
  return merged;
}

/** 区人民政府(管委会): what a bracket adds leaves it a bare kind. */
const withoutBrackets = (words: string): string => words.replace(/[(（〔][^()（）〔〕]{0,20}[)）〕]$/, '');
