import type { TaskView } from '@duban/contracts';

export type MemberOf = TaskView['members'][number];
export type ObligationOf = TaskView['obligations'][number];

/** One thing that is settled: a part of the task with what is owed of it, or an obligation alone. */
export interface Matter {
  /** Kind of the part, else of the obligation; `claim` for a close-out that is still to be claimed. */
  kind: string;
  task: TaskView;
  member: MemberOf | null;
  /** The obligation that it is about: of several the one under way, else the latest. */
  obligation: ObligationOf | null;
}

/** In place of a part's id: the claim that a task is done, before there is one. */
const CLAIM = 'claim';

const isUnderWay = ({ state }: ObligationOf): boolean => ['open', 'held', 'missed'].includes(state);

/** What an id in the address stands for: a part of the task, or one of its obligations. Null where it is neither. */
export function matterOf(task: TaskView, id: string): Matter | null {
  if (id === CLAIM) return claimOf(task);
  const named = task.obligations.find((obligation) => obligation.id === id) ?? null;
  const member = task.members.find((each) => each.id === (named?.subject ?? id)) ?? null;
  const kind = named?.kind === 'reply' ? 'reply' : member?.kind;
  if (member && kind) return { kind, task, member, obligation: named ?? obligationOf(task, member) };
  return named && { kind: named.kind, task, member: null, obligation: named };
}

function claimOf(task: TaskView): Matter {
  const member = task.members.findLast(({ kind, state }) => kind === 'closeOut' && liveClaim.has(state)) ?? null;
  return { kind: member ? 'closeOut' : CLAIM, task, member, obligation: null };
}

const liveClaim: ReadonlySet<string> = new Set(['claimed', 'signed', 'verifying']);

function obligationOf({ obligations }: TaskView, { id, obligation }: MemberOf): ObligationOf | null {
  const about = obligations.filter((each) => each.subject === id || each.id === obligation);
  return about.find(isUnderWay) ?? about.toSorted(byDay).at(-1) ?? null;
}

const byDay = (a: ObligationOf, b: ObligationOf): number => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0);

/** The unit that owes or has written it. */
export const unitOf = ({ member, obligation, task }: Matter): { id: string; name: string } | null =>
  member?.unit ?? obligation?.unit ?? task.lead;
