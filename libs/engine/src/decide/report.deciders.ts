import type { CommandOf, Refusal } from '@duban/contracts';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { isRefusal, memberOf, type TaskDecision } from './decision.js';
import { supplementOf } from './plan.deciders.js';

/** A return leaves the report's obligation met and makes a supplement fall due. */
export function returnReport(
  { member, reason }: CommandOf<'report.return'>,
  decision: TaskDecision,
): NewTaskEvent | Refusal {
  const report = memberOf(decision.state, member, 'report');
  if (isRefusal(report)) return report;
  const { unit, period } = report.context;
  const owedAs = unit === decision.state.context.lead ? 'lead' : 'coordinating';
  return {
    type: 'report.returned',
    member,
    reason: decision.keep(reason),
    supplement: supplementOf(member, unit, owedAs, period, decision),
  };
}
