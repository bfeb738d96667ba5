import type { LocalDate } from '@duban/calendar';
import type { Directory } from './directory.js';
import { directoryIds, type DirectoryData } from './save-directory.js';

/** A directory as it will read on a day once it is stored: what `readDirectory` gives, without a database. */
export function directoryOn(data: DirectoryData, day: LocalDate): Directory {
  const ids = directoryIds(data.tenant.code);
  return {
    units: data.units.map(({ code, name, shortName, kind, aliases }) => ({
      id: ids.unit(code),
      name,
      shortName,
      kind,
      aliases,
    })),
    groups: data.groups.map(({ code, name, aliases, members, parent }) => ({
      id: ids.group(code),
      code,
      name,
      aliases,
      members: members
        .filter(({ validFrom, validTo }) => validFrom <= day && (!validTo || validTo >= day))
        .map(({ unit }) => ids.unit(unit)),
      parent: parent ? ids.group(parent) : null,
    })),
    posts: data.posts.map(({ code, unit, role }) => ({
      id: ids.post(code),
      unit: unit === null ? null : ids.unit(unit),
      role,
    })),
  };
}
