import { type Place, taskPath, workPath } from '../../parts/task-path.js';
import type { Obligation } from './standing.js';

/** Kinds whose content is read on this page once it has been handed in. */
const readHere: Readonly<Record<string, string>> = {
  report: 'reports',
  subReport: 'reports',
  supplement: 'reports',
  plan: 'plan',
  planPart: 'plan',
};

/** Where an obligation leads: to what was handed in, else to where it is settled. `at` keeps the day that is looked at. */
export function placeOf(place: Place, { id, kind, subject, deliveredAt }: Obligation, at: string | null): string {
  const tab = readHere[kind];
  if (tab !== undefined && subject !== null && (deliveredAt !== null || at !== null)) {
    const query = new URLSearchParams({ tab, member: subject, ...(at === null ? {} : { at }) });
    return `${taskPath(place)}?${query.toString()}`;
  }
  return workPath(place, subject ?? id);
}
