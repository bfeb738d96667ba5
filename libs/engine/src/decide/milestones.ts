import { planOn, type Instant, type LocalDate } from '@duban/calendar';
import type { NewMemberOf } from '@duban/lifecycle';
import { type Making, newObligation } from './members.js';

/** Milestones that a lead owes, one for each day whatever stands behind it, and the days that had passed before. */
interface Milestones {
  owed: NewMemberOf<'obligation'>[];
  past: LocalDate[];
}

/**
 * Milestones on these days. A day stands as given, also where it is a day off. What falls due before `after` is not asked.
 * @throws RangeError when a day does not exist or regime and calendar are of different zones
 */
export function milestonesOn(
  days: Iterable<LocalDate>,
  { unit, after }: { unit: string; after: Instant },
  making: Making,
): Milestones {
  const { regime, calendar, at } = making;
  const milestones: Milestones = { owed: [], past: [] };
  for (const dueOn of new Set(days)) {
    const schedule = planOn(regime, 'milestone', dueOn, at, calendar);
    if (schedule.dueAt <= after) milestones.past.push(dueOn);
    else
      milestones.owed.push(
        newObligation(
          { kind: 'milestone', unit, owedAs: 'lead', subject: null, period: null, basis: 'dated', schedule },
          making,
        ),
      );
  }
  return milestones;
}

/** Milestones that are owed from the issue on: those due after it and after the day from which the directive is in force. */
export function milestonesAtIssue(
  days: Iterable<LocalDate>,
  lead: string,
  effectiveOn: LocalDate,
  making: Making,
): Milestones {
  const inForce = making.calendar.startOf(effectiveOn);
  return milestonesOn(days, { unit: lead, after: inForce > making.at ? inForce : making.at }, making);
}
