import type { OperationAnswer, TaskReference } from '@duban/contracts';
import { changesOfDraft, namesOf } from '@duban/engine';
import type { DraftOnDesk } from './draft.desk.js';
import { namedIn } from './draft.overlaps.js';
import type { Client } from './draft.store.js';
import { takenOf } from './draft.taken.js';
import { readEarlierTasks } from './earlier-tasks.read.js';

/** What each decision of a draft has changed, with who took it, in the names of the day's directory. */
export async function changesView(
  client: Client,
  tenant: string,
  { draft, directory }: DraftOnDesk,
): Promise<OperationAnswer<'draft.changes'>['changes']> {
  const { reading, decisions, taken = [] } = draft.content;
  const earlier = new Map(
    (await readEarlierTasks(client, tenant, namedIn(decisions))).map(({ task: { id }, directive, number, title }) => [
      id,
      `${directive.number} ${number ?? ''} ${title}`.replace('  ', ' '),
    ]),
  );
  const nameIn = (all: readonly { id: string; name: string }[]) => {
    const names = new Map(all.map(({ id, name }) => [id, name]));
    return (id: string): string => names.get(id) ?? id;
  };
  const called = {
    unit: nameIn(directory.units),
    group: nameIn(directory.groups),
    task: ({ id }: TaskReference) => earlier.get(id) ?? id,
    idOf: namesOf(directory).unit,
  };
  const whose = takenOf(taken, decisions.length);
  return changesOfDraft(reading, decisions, called).map((change, index) => ({
    ...change,
    by: whose[index]?.by ?? null,
    at: whose[index]?.at ?? null,
  }));
}
