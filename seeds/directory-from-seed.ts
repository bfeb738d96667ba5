import type { DirectoryData } from '@duban/engine';
import type { Seed } from './seed.schema.js';

/**
 * A seed's government with its units, groups, posts and people. `tenant` is the code it is kept under, the seed's own
 * unless told. Posts are held from the first day of the directive's year.
 */
export function directoryFromSeed(seed: Seed, tenant: string = seed.directive.government.code): DirectoryData {
  const { name, zone } = seed.directive.government;
  return {
    tenant: { code: tenant, name, zone },
    units: seed.units.map(({ code, name: fullName, short, kind, aliases }) => ({
      code,
      name: fullName,
      shortName: short,
      kind,
      aliases,
    })),
    groups: seed.groups.map(({ code, name: phrase, aliases, members }) => ({
      code,
      name: phrase,
      aliases,
      members: members.map(({ unit, validFrom, validTo }) => ({ unit, validFrom, validTo: validTo ?? null })),
    })),
    posts: seed.posts.map(({ code, unit, role, title, looksAfter, holder }) => ({
      code,
      unit,
      role,
      title,
      ...(looksAfter ? { looksAfter: { units: looksAfter } } : {}),
      holder: { ...holder, since: `${seed.directive.year}-01-01` },
    })),
  };
}
