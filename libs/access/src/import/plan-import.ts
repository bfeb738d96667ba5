import type { PersonSaved, PostSaved, UnitSaved } from '@duban/contracts';
import { namesOf } from '@duban/engine';
import { planHolders, type PlannedHolder } from './plan-holders.js';
import { planPeople } from './plan-people.js';
import type { Planned, Report } from './planned.js';
import { planPosts } from './plan-posts.js';
import { planUnits } from './plan-units.js';
import type { Present } from './present.js';
import type { RowFault, Workbook } from './read-workbook.js';
import { type SheetKey, sheets } from './sheets.js';

export interface ImportPlan {
  units: Planned<UnitSaved>[];
  posts: Planned<PostSaved>[];
  people: Planned<PersonSaved>[];
  holders: PlannedHolder[];
}

/** What an import would make of a directory, and every row that stands in its way. `newId` gives ids of what is new. */
export function planImport(
  { rows, faults: unread }: Workbook,
  present: Present,
  newId: () => string,
): { plan: ImportPlan; faults: RowFault[] } {
  const faults = [...unread];
  const reportOn =
    (key: SheetKey): Report =>
    (row, column, message) =>
      faults.push({ sheet: sheets[key].name, row, column: headingOf(key, column), message });
  const units = planUnits(rows.units, present.units, { newId, report: reportOn('units') });
  const directory = [
    ...units.map(({ id, saved }) => ({ id, ...saved })),
    ...present.units.filter(({ id }) => !units.some((planned) => planned.id === id)),
  ];
  const { unit: unitOf } = namesOf({ units: directory, groups: [] });
  const posts = planPosts(rows.posts, present.posts, { newId, unitOf, report: reportOn('posts') });
  const tools = { newId, unitOf, report: reportOn('people') };
  const people = planPeople(rows.people, present.people, tools);
  const holders = planHolders(rows.people, { people, posts, present: present.posts }, tools);
  const plan = {
    units,
    posts,
    people: [...new Map([...people.values()].map((each) => [each.id, each])).values()],
    holders,
  };
  return { plan, faults: faults.toSorted((a, b) => placeOf(a.sheet) - placeOf(b.sheet) || a.row - b.row) };
}

const placeOf = (sheet: string): number => Object.values(sheets).findIndex(({ name }) => name === sheet);

const headingOf = (key: SheetKey, column: string | null): string | null =>
  sheets[key].columns.find((each) => each.key === column)?.heading ?? null;
