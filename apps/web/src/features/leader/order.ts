import type { LeaderView } from '@duban/contracts';
import type { GivenCommand } from '../../client/use-give.js';

type Target = LeaderView['slipping']['rows'][number]['task'];

/** What an order is about: a task, a unit, or neither yet. */
export interface Subject {
  task: { year: number; id: string } | null;
  /** Named already in the form. */
  unit: string | null;
}

export interface Order {
  text: string;
  units: readonly string[];
  dueOn: string;
}

/** A task out of an address, as `2023/<id>`. */
export function subjectFrom(address: string | null): Subject | null {
  const [, year, id] = /^(\d{4})\/([0-9a-f-]{36})$/.exec(address ?? '') ?? [];
  return year && id ? { task: { year: Number(year), id }, unit: null } : null;
}

export const subjectOf = (task: Target): Subject => ({ task: task && { year: task.year, id: task.id }, unit: null });

/** Units of a task that this leader may name: all where the task itself is theirs, else those that they look after. */
export function orderable<Unit extends { id: string }>(
  task: string,
  ofTask: readonly Unit[],
  { units, tasks }: Pick<LeaderView, 'units' | 'tasks'>,
): readonly Unit[] {
  const own = new Set(units.map(({ id }) => id));
  return tasks.includes(task) ? ofTask : ofTask.filter(({ id }) => own.has(id));
}

/** The order as a command. A free one begins a task of its own, in the year of `today`, with the id that is given. */
export function orderCommand(order: Order, { task }: Subject, fresh: { id: string; today: string }): GivenCommand {
  const target = { kind: 'task' as const, ...(task ?? { year: Number(fresh.today.slice(0, 4)), id: fresh.id }) };
  return { type: 'instruction.give', target, text: order.text, units: [...order.units], dueOn: order.dueOn };
}
