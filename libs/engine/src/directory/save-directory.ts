import {
  PersonRow,
  PostHolderRow,
  PostRow,
  TenantRow,
  UnitGroupMemberRow,
  UnitGroupRow,
  UnitRow,
} from '@duban/persistence';
import type { DataSource, EntityManager } from 'typeorm';
import { derivedId } from '../randomness.js';

/** A tenant with its units, groups, people and posts, as seeds and imports have them: everything goes by codes. */
export interface DirectoryData {
  tenant: { code: string; name: string; zone: string };
  units: {
    code: string;
    name: string;
    shortName: string | null;
    kind: string;
    aliases: string[];
    validFrom?: string | null;
  }[];
  groups: {
    code: string;
    name: string;
    aliases: string[];
    /** The group of which it is a part, chosen anew for each task. */
    parent?: string | null | undefined;
    members: { unit: string; validFrom: string; validTo?: string | null }[];
  }[];
  posts: {
    code: string;
    unit: string | null;
    role: string;
    title: string;
    looksAfter?: { units: string[] } | undefined;
    holder?: { name: string; phone?: string | null; email?: string | null; since: string } | undefined;
  }[];
}

/** Ids that follow from codes, so that the same data loaded twice is the same rows. */
export const directoryIds = (tenantCode: string) => ({
  tenant: derivedId(`tenant/${tenantCode}`),
  unit: (code: string) => derivedId(`tenant/${tenantCode}/unit/${code}`),
  group: (code: string) => derivedId(`tenant/${tenantCode}/group/${code}`),
  post: (code: string) => derivedId(`tenant/${tenantCode}/post/${code}`),
  person: (code: string) => derivedId(`tenant/${tenantCode}/person/${code}`),
});

/** Writes a directory; loading the same again changes nothing. Returns the tenant's id. */
export async function saveDirectory(dataSource: DataSource, data: DirectoryData): Promise<string> {
  const ids = directoryIds(data.tenant.code);
  await dataSource.transaction(async (manager) => {
    await manager.upsert(TenantRow, { id: ids.tenant, ...data.tenant }, ['id']);
    await manager.query(`SELECT set_config('duban.tenant', $1, true)`, [ids.tenant]);
    const tenantId = ids.tenant;
    await put(
      manager,
      UnitRow,
      data.units.map((unit, sort) => unitRow(tenantId, ids, unit, sort)),
      ['tenantId', 'id'],
    );
    await put(
      manager,
      UnitGroupRow,
      data.groups.map(({ code, name, aliases, parent }) => ({
        tenantId,
        id: ids.group(code),
        code,
        name,
        aliases,
        parentId: parent ? ids.group(parent) : null,
      })),
      ['tenantId', 'id'],
    );
    await put(manager, UnitGroupMemberRow, groupMembers(tenantId, ids, data), [
      'tenantId',
      'groupId',
      'unitId',
      'validFrom',
    ]);
    await put(manager, PersonRow, people(tenantId, ids, data), ['tenantId', 'id']);
    await put(manager, PostRow, posts(tenantId, ids, data), ['tenantId', 'id']);
    await put(manager, PostHolderRow, holders(tenantId, ids, data), ['tenantId', 'postId', 'personId', 'validFrom']);
  });
  return ids.tenant;
}

type Ids = ReturnType<typeof directoryIds>;

const unitRow = (tenantId: string, ids: Ids, unit: DirectoryData['units'][number], sort: number) => ({
  tenantId,
  id: ids.unit(unit.code),
  name: unit.name,
  shortName: unit.shortName,
  kind: unit.kind,
  aliases: unit.aliases,
  validFrom: unit.validFrom ?? null,
  validTo: null,
  sort,
});

const groupMembers = (tenantId: string, ids: Ids, { groups }: DirectoryData) =>
  groups.flatMap(({ code, members }) =>
    members.map(({ unit, validFrom, validTo }) => ({
      tenantId,
      groupId: ids.group(code),
      unitId: ids.unit(unit),
      validFrom,
      validTo: validTo ?? null,
    })),
  );

const people = (tenantId: string, ids: Ids, { posts: all }: DirectoryData) =>
  all.flatMap(({ code, holder }) =>
    holder
      ? [
          {
            tenantId,
            id: ids.person(code),
            name: holder.name,
            phone: holder.phone ?? null,
            email: holder.email ?? null,
          },
        ]
      : [],
  );

const posts = (tenantId: string, ids: Ids, { posts: all }: DirectoryData) =>
  all.map(({ code, unit, role, title, looksAfter }) => ({
    tenantId,
    id: ids.post(code),
    unitId: unit === null ? null : ids.unit(unit),
    role,
    title,
    looksAfter: looksAfter ? { units: looksAfter.units.map(ids.unit) } : {},
  }));

const holders = (tenantId: string, ids: Ids, { posts: all }: DirectoryData) =>
  all.flatMap(({ code, holder }) =>
    holder
      ? [{ tenantId, postId: ids.post(code), personId: ids.person(code), validFrom: holder.since, validTo: null }]
      : [],
  );

async function put<Row extends object>(
  manager: EntityManager,
  entity: new () => Row,
  rows: object[],
  keys: string[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500)
    await manager.upsert(entity, rows.slice(start, start + 500) as never, {
      conflictPaths: keys as never,
      skipUpdateIfNoValuesChanged: true,
    });
}
