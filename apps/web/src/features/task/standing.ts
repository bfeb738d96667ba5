import type { OperationAnswer, TaskView } from '@duban/contracts';

export type PastTask = OperationAnswer<'task.asOf'>;
export type Obligation = TaskView['obligations'][number];
export type Member = TaskView['members'][number];

/** How a task stands: now, or at the end of a past day, when nothing can be done about it. */
export interface Standing extends Pick<
  TaskView,
  'status' | 'level' | 'definition' | 'regions' | 'suspendedAt' | 'units' | 'obligations' | 'members' | 'allowed'
> {
  /** The moment that is looked at; null for now. */
  at: string | null;
  /** The last step of the record until then; null for now. */
  seq: number | null;
  light: TaskView['light'] | null;
}

/** A task as it stands today. */
export const standingNow = (task: TaskView): Standing => ({ ...task, at: null, seq: null });

/** A task as it stood: versions and what may be done belong to the present. */
export const standingThen = (past: PastTask): Standing => ({
  ...past,
  light: null,
  allowed: [],
  obligations: past.obligations.map((each) => ({ ...each, version: 0, allowed: [] })),
  members: past.members.map((each) => ({ ...each, version: 0, allowed: [] })),
});

/** What of a list that bears its moments had happened by then. */
export const until = <Row extends { at: string }>(rows: readonly Row[], at: string | null): Row[] =>
  at === null ? [...rows] : rows.filter((row) => row.at <= at);

/** The states that each machine is in, as its statechart names them. */
export function statesOf({ lifecycle, reporting, activity, timeliness }: Standing['regions']): string[] {
  return [
    `lifecycle.${lifecycle}${reporting === null ? '' : `.${reporting}`}`,
    `activity.${activity}`,
    `timeliness.${timeliness}`,
  ];
}

const order = ['lead', 'jointLead', 'coordinating', 'member'];

/** Units in the order of what they answer for. */
export const byRelation = (units: Standing['units']): Standing['units'] =>
  units.toSorted((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation));
