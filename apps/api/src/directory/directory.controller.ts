import { type Caller, openWithUnit } from '@duban/access';
import type { OperationAnswer } from '@duban/contracts';
import type { WorkCalendar } from '@duban/calendar';
import type { Duban } from '@duban/jobs';
import { type Permissions, scopeOf } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { Conditions } from '../list/conditions.js';
import { pageFrom } from '../list/page.js';
import { DUBAN, PERMISSIONS, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { readGroups, readGroupsOf, readPeople, readPosts, readUnits } from './directory.read.js';

const ONE = { limit: 1 };

/** Who is who. */
@Controller()
export class DirectoryController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('units.list')
  async units(@Asked() { query, caller }: Ask<'units.list'>): Promise<OperationAnswer<'units.list'>> {
    const conditions = new Conditions(caller.tenant)
      .when('q', query.q, (q) => holds(NAMES, q))
      .when('kind', query.kind, (kind) => `x.kind = ${kind}`)
      .when(
        'on',
        query.on,
        (on) => `coalesce(x.valid_from <= ${on}::date, true) AND coalesce(x.valid_to >= ${on}::date, true)`,
      );
    const rows = await this.reads.read(caller.tenant, (client) => readUnits(client, conditions, query));
    return pageFrom(rows, query.limit, 'place', {
      keyOf: ({ sort, id }) => [sort, id],
      view: same,
      fields: query.fields,
    });
  }

  @Operation('unit.read')
  async unit(@Asked() { params, caller }: Ask<'unit.read'>): Promise<OperationAnswer<'unit.read'>> {
    const { tenant } = caller;
    const [units, posts, groups] = await this.reads.read(tenant, (client) =>
      Promise.all([
        readUnits(client, withId(tenant, params.id), ONE),
        readPosts(
          client,
          new Conditions(tenant).when('unit', params.id, (id) => `x.unit_id = ${id}`),
          { limit: 500 },
        ),
        readGroupsOf(client, tenant, params.id),
      ]),
    );
    if (!units[0]) throw notFound();
    return { ...units[0], posts, groups };
  }

  @Operation('unit.open')
  async open(@Asked() { params, caller }: Ask<'unit.open'>): Promise<OperationAnswer<'unit.open'>> {
    const { tenant } = caller;
    const [open, units] = await this.reads.read(tenant, (client) =>
      Promise.all([openWithUnit(client, { tenant, id: params.id }), readUnits(client, withId(tenant, params.id), ONE)]),
    );
    if (!units[0]) throw notFound();
    return open;
  }

  @Operation('groups.list')
  async groups(@Asked() { query, caller }: Ask<'groups.list'>): Promise<OperationAnswer<'groups.list'>> {
    const today = this.calendar.dateOf(this.duban.clock.now());
    const conditions = new Conditions(caller.tenant, today);
    const rows = await this.reads.read(caller.tenant, (client) => readGroups(client, conditions, query));
    return pageFrom(rows, query.limit, 'code', {
      keyOf: ({ code, id }) => [code, id],
      view: same,
      fields: query.fields,
    });
  }

  @Operation('posts.list')
  async posts(@Asked() { query, caller }: Ask<'posts.list'>): Promise<OperationAnswer<'posts.list'>> {
    const conditions = new Conditions(caller.tenant)
      .when('unit', query.unit, (unit) => `x.unit_id = ${unit}`)
      .when('role', query.role, (role) => `x.role = ${role}`)
      .when(
        'person',
        query.person,
        (person) => `EXISTS (SELECT FROM post_holder h WHERE h.tenant_id = x.tenant_id
                                                   AND h.post_id = x.id AND h.person_id = ${person})`,
      );
    const rows = await this.reads.read(caller.tenant, (client) => readPosts(client, conditions, query));
    return pageFrom(rows, query.limit, 'title', {
      keyOf: ({ title, id }) => [title, id],
      view: same,
      fields: query.fields,
    });
  }

  @Operation('people.list')
  async people(@Asked() { query, caller }: Ask<'people.list'>): Promise<OperationAnswer<'people.list'>> {
    const today = this.calendar.dateOf(this.duban.clock.now());
    const conditions = new Conditions(caller.tenant, today)
      .when('q', query.q, (q) => holds('x.name', q))
      .when(
        'unit',
        query.unit,
        (unit) => `EXISTS (
         SELECT FROM post_holder h JOIN post p ON p.tenant_id = h.tenant_id AND p.id = h.post_id
          WHERE h.tenant_id = x.tenant_id AND h.person_id = x.id AND p.unit_id = ${unit}
            AND h.valid_from <= $2::date AND (h.valid_to IS NULL OR h.valid_to >= $2::date))`,
      );
    const rows = await this.reads.read(caller.tenant, (client) => readPeople(client, conditions, query));
    const view = this.mayCall(caller) ? same : withoutContact;
    return pageFrom(rows, query.limit, 'name', { keyOf: ({ name, id }) => [name, id], view, fields: query.fields });
  }

  /** Whether somebody is told how to reach people. */
  private mayCall({ post }: Caller): boolean {
    return scopeOf(this.permissions, 'person.contact', post?.role ?? null).ok;
  }
}

const NAMES = `concat_ws(' ', x.name, x.short_name, array_to_string(x.aliases, ' '),
                         jsonb_path_query_array(x.former_names, '$[*].name')::text)`;
const holds = (text: string, part: string): string => `position(lower(${part}) IN lower(${text})) > 0`;

/** The one entry of an id. */
export const withId = (tenant: string, id: string, ...more: unknown[]): Conditions =>
  new Conditions(tenant, ...more).when('id', id, (place) => `x.id = ${place}`);

const same = <Row>(row: Row): Row => row;

function withoutContact<Row extends { phone?: unknown; email?: unknown }>({
  phone: _phone,
  email: _email,
  ...row
}: Row) {
  return row;
}
