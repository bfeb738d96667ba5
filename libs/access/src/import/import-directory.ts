import { randomUUID } from 'node:crypto';
import { occupyPost } from '../directory/occupy-post.js';
import { demandSoundUnits } from '../directory/unit-record.js';
import { savePerson, savePost, saveUnit } from '../directory/save-directory-entries.js';
import type { Client } from '../directory/save-entry.js';
import { type ImportPlan, planImport } from './plan-import.js';
import { readPresent } from './present.js';
import type { RowFault, Workbook } from './read-workbook.js';

/** What an import makes of a directory; with faults it makes nothing. */
export interface ImportOutcome {
  plan: ImportPlan;
  faults: RowFault[];
}

/**
 * Takes a workbook into the directory of the tenant that the transaction has entered, or only says what would become
 * of it. All of it or nothing: with any fault nothing is written.
 */
export async function importDirectory(
  client: Client,
  tenant: string,
  book: Workbook,
  { isDryRun }: { isDryRun: boolean },
): Promise<ImportOutcome> {
  const outcome = planImport(book, await readPresent(client, tenant), randomUUID);
  if (!isDryRun && outcome.faults.length === 0) await carryOut(client, tenant, outcome.plan);
  return outcome;
}

async function carryOut(client: Client, tenant: string, { units, posts, people, holders }: ImportPlan): Promise<void> {
  const changes = <Row extends { outcome: string }>(rows: Row[]): Row[] =>
    rows.filter(({ outcome }) => outcome !== 'left');
  for (const { id, saved } of changes(units)) await saveUnit(client, { tenant, id }, saved);
  if (units.some(({ outcome }) => outcome !== 'left')) await demandSoundUnits(client, tenant);
  for (const { id, saved } of changes(posts)) await savePost(client, { tenant, id }, saved);
  for (const { id, saved } of changes(people)) await savePerson(client, { tenant, id }, saved);
  for (const { post, person, from } of changes(holders))
    await occupyPost(client, { tenant, id: post }, { person, from, to: null, acting: false });
}
