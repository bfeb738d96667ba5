import type { UnitSaved, UnitView } from '@duban/contracts';

/** A unit as it is saved again: former names, which are left out, stay as they are. */
export const savedOf = ({ name, shortName, kind, aliases, validFrom, validTo, sort }: UnitView): UnitSaved => ({
  name,
  shortName,
  kind: kind as UnitSaved['kind'],
  aliases,
  validFrom,
  validTo,
  sort,
});
