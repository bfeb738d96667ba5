import type { OperationAnswer } from '@duban/contracts';
import { changesOfDraft, namesOf } from '@duban/engine';
import type { DraftOnDesk } from './draft.desk.js';
import { takenOf } from './draft.taken.js';

/** What each decision of a draft has changed, with who took it, in the names of the day's directory. */
export function changesView({ draft, directory }: DraftOnDesk): OperationAnswer<'draft.changes'>['changes'] {
  const { reading, decisions, taken = [] } = draft.content;
  const nameIn = (all: readonly { id: string; name: string }[]) => {
    const names = new Map(all.map(({ id, name }) => [id, name]));
    return (id: string): string => names.get(id) ?? id;
  };
  const called = { unit: nameIn(directory.units), group: nameIn(directory.groups), idOf: namesOf(directory).unit };
  const whose = takenOf(taken, decisions.length);
  return changesOfDraft(reading, decisions, called).map((change, index) => ({
    ...change,
    by: whose[index]?.by ?? null,
    at: whose[index]?.at ?? null,
  }));
}
