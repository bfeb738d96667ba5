import type { LocalDate } from '@duban/calendar';
import type { InspectionContext, Relation } from '@duban/lifecycle';
import type { Actor } from './decision.js';

/**
 * How a post stands to an inspection on a day: of its team while it is named and has not recused itself, or of one of its
 * objects. To the objects of a covert inspection it is not there before it is released or the object has been told.
 */
export function inspectionRelationOf(
  { id, unit }: Pick<Actor, 'id' | 'unit'>,
  { context }: { context: InspectionContext },
  today: LocalDate,
): Relation {
  if (isOfTeam(id, context, today)) return 'team';
  return unit !== null && isShownTo(unit, context) ? 'object' : 'stranger';
}

function isOfTeam(post: string, { team, recused }: InspectionContext, today: LocalDate): boolean {
  if (!team || recused.includes(post)) return false;
  return team.leader === post || team.members.some((each) => each.post === post && each.until >= today);
}

function isShownTo(unit: string, { plan, covert, releasedOn, notifiedOn, feedback }: InspectionContext): boolean {
  if (!plan?.objects.includes(unit)) return false;
  if (feedback.some(({ object }) => object === unit) || releasedOn) return true;
  return !covert && notifiedOn !== null;
}
