import type { TypedPlan } from './PlanFields.js';

const placeOf = (id: string): string => `duban.inspection-plan.${id}`;

/** Keeps on this device what was planned for a matter that the head of the government has yet to approve. */
export const keepPlan = (id: string, plan: Partial<TypedPlan>): void =>
  localStorage.setItem(placeOf(id), JSON.stringify(plan));

/** What was kept; nothing where nothing was. */
export function keptPlan(id: string): Partial<TypedPlan> {
  try {
    return JSON.parse(localStorage.getItem(placeOf(id)) ?? '{}') as Partial<TypedPlan>;
  } catch {
    return {};
  }
}

export const forgetPlan = (id: string): void => localStorage.removeItem(placeOf(id));
