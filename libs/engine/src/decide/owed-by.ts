import type { Regime } from '@duban/calendar';
import type { OwedAs, TaskContext } from '@duban/lifecycle';

/** What each unit is in a task. */
export function rolesIn({
  lead,
  jointLeads,
  coordinating,
  told,
}: Pick<TaskContext, 'lead' | 'jointLeads' | 'coordinating' | 'told'>): Map<string, OwedAs> {
  return new Map<string, OwedAs>([
    ...told.map((unit) => [unit, 'member'] as const),
    ...coordinating.map((unit) => [unit, 'coordinating'] as const),
    ...jointLeads.map((unit) => [unit, 'jointLead'] as const),
    ...(lead === null ? [] : [[lead, 'lead'] as const]),
  ]);
}

/** Whether a unit owes a kind of thing as what it is in a task. */
export function isOwedBy(role: OwedAs, kind: string, { route, owes }: Regime): boolean {
  const isReporter = role === 'member' ? owes.reports.groups === 'all' : owes.reports.named;
  switch (kind) {
    case 'reply':
      return true;
    case 'acknowledgement':
      return role !== 'member';
    case 'planPart':
      return role === 'jointLead' || role === 'coordinating';
    case 'report':
      return role === 'lead' || (route === 'direct' && isReporter);
    case 'subReport':
      return role !== 'lead' && route !== 'direct' && isReporter;
    default:
      return role === 'lead';
  }
}
