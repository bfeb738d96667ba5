import type { DraftDecisionOf, TaskReference } from '@duban/contracts';
import type { DraftFault, DraftItem } from './draft-item.js';
import type { DraftState } from './draft-state.js';

/** The item that goes on with an earlier task. */
export const linked = (item: DraftItem, task: TaskReference): DraftItem => ({
  ...item,
  continues: isAmong(item.continues, task) ? item.continues : [...item.continues, task],
  unlike: without(item.unlike, task),
});

/** The item that is another thing than an earlier task. What was carried over is that task itself. */
export function unlinked(
  item: DraftItem,
  task: TaskReference,
  carried: readonly TaskReference[],
): DraftItem | DraftFault {
  if (isAmong(item.continues, task) && isAmong(carried, task))
    return {
      field: 'task',
      message: `${item.id} holds what was carried over from this task: drop it, or take that back.`,
    };
  return {
    ...item,
    continues: without(item.continues, task),
    unlike: isAmong(item.unlike, task) ? item.unlike : [...item.unlike, task],
  };
}

/** The draft with one more item, which goes on with an earlier task; a task stands in a draft once. */
export function carriedOver(state: DraftState, decision: DraftDecisionOf<'carryOver'>): DraftState | DraftFault {
  const { task, title, text, sectionPath, lead, jointLeads, coordinating } = decision;
  const there = state.items.find(({ continues }) => isAmong(continues, task));
  if (there) return { field: 'task', message: `${there.id} goes on with this task already.` };
  if (isAmong(state.carried, task)) return { field: 'task', message: 'This task has been carried over already.' };
  const byId = (unit: string) => ({ unit });
  const item: DraftItem = {
    id: `c${state.carried.length + 1}`,
    number: null,
    title,
    sectionPath,
    text,
    lead: lead === null ? null : { unit: lead },
    leadBasis: 'none',
    leadDecided: lead === null ? 'no' : 'given',
    jointLeads: jointLeads.map(byId),
    coordinating: coordinating.map(byId),
    groups: [],
    groupChoices: new Map(),
    openEnded: false,
    // Its days have passed, and its figures were of their year: who carries it over says what holds now.
    timeLimits: [],
    targets: [],
    accepted: [],
    dropped: null,
    from: [],
    continues: [task],
    unlike: [],
  };
  return { ...state, items: [...state.items, item], carried: [...state.carried, task] };
}

/** What several items that become one go on with; what one of them goes on with is nothing else to another. */
export function linksOfAll(items: readonly DraftItem[]): Pick<DraftItem, 'continues' | 'unlike'> {
  const continues = distinct(items.flatMap((item) => item.continues));
  const unlike = distinct(items.flatMap((item) => item.unlike)).filter((task) => !isAmong(continues, task));
  return { continues, unlike };
}

export const isAmong = (tasks: readonly TaskReference[], { id, year }: TaskReference): boolean =>
  tasks.some((task) => task.id === id && task.year === year);

const without = (tasks: readonly TaskReference[], { id, year }: TaskReference): TaskReference[] =>
  tasks.filter((task) => task.id !== id || task.year !== year);

const distinct = (tasks: readonly TaskReference[]): TaskReference[] => [
  ...new Map(tasks.map((task) => [`${task.year} ${task.id}`, task])).values(),
];
