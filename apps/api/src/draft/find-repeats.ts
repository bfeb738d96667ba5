import { repeatsOf } from '@duban/engine';
import type { Client, DraftContent, KeptRepeats } from './draft.store.js';
import { countEarlierTasks, readEarlierWords } from './earlier-tasks.read.js';

/**
 * What of a reading repeats what was given in the years before `year`. What was found is kept with the draft: what was read
 * never changes, so it holds as long as there are as many earlier tasks.
 */
export async function findRepeats(
  client: Client,
  tenant: string,
  { reading, repeats: kept }: Pick<DraftContent, 'reading' | 'repeats'>,
  year: number,
): Promise<KeptRepeats> {
  const tasks = await countEarlierTasks(client, tenant, year);
  if (kept?.year === year && kept.tasks === tasks) return kept;
  const earlier = tasks === 0 ? [] : await readEarlierWords(client, tenant, year);
  return { year, tasks, found: repeatsOf(reading, earlier) };
}
