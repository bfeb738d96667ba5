import type { CallerPost } from '@duban/access';

/** A post as the rules see it. */
export const actorOf = ({ id, role, unit, looksAfter }: CallerPost) => ({
  id,
  role,
  unit: unit?.id ?? null,
  looksAfter,
});
