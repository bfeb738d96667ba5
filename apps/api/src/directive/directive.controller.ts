import type { DirectiveItemView, DirectiveRow, OperationAnswer } from '@duban/contracts';
import { allowedDirectiveCommands } from '@duban/engine';
import type { Permissions } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { keyAfter, onlyFields, pageFrom } from '../list/page.js';
import { actorOf } from '../task/actor.js';
import { PERMISSIONS, SHARED_READS } from '../tokens.js';
import { directiveKey, readDirective, readContent, readDirectives, readItems } from './directive.read.js';

/** The documents that assign tasks. */
@Controller()
export class DirectiveController {
  constructor(
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
  ) {}

  @Operation('directives.list')
  async list(@Asked() { query, caller, reach }: Ask<'directives.list'>): Promise<OperationAnswer<'directives.list'>> {
    const { sort, limit, fields } = query;
    const rows = await this.reads.read(caller.tenant, (client) =>
      readDirectives(client, caller.tenant, { ...query, reach }),
    );
    const view = (row: DirectiveRow) => row;
    return pageFrom(rows, limit, sort, { keyOf: (row) => directiveKey(sort, row), view, fields });
  }

  @Operation('directive.read')
  async read(
    @Asked() { params, query, caller, reach }: Ask<'directive.read'>,
  ): Promise<OperationAnswer<'directive.read'>> {
    const found = await this.reads.read(caller.tenant, (client) => readDirective(client, caller.tenant, params, reach));
    if (!found) throw notFound();
    const { post } = caller;
    const allowed = post ? allowedDirectiveCommands(this.permissions, actorOf(post), found.status) : [];
    return onlyFields({ ...found, allowed }, query.fields);
  }

  @Operation('directive.content')
  async content(@Asked() { params, caller }: Ask<'directive.content'>): Promise<OperationAnswer<'directive.content'>> {
    const found = await this.reads.read(caller.tenant, (client) => readContent(client, caller.tenant, params));
    if (!found) throw notFound();
    return found;
  }

  @Operation('directive.items')
  async items(
    @Asked() { params, query, caller, reach }: Ask<'directive.items'>,
  ): Promise<OperationAnswer<'directive.items'>> {
    const { limit, cursor, fields } = query;
    const [after] = keyAfter(cursor, 'position', z.tuple([z.int32()])) ?? [-1];
    const [directive, items] = await this.reads.read(caller.tenant, (client) =>
      Promise.all([
        readDirective(client, caller.tenant, params, reach),
        readItems(client, caller.tenant, params, { reach, after, limit }),
      ]),
    );
    if (!directive) throw notFound();
    const view = (item: DirectiveItemView) => item;
    return pageFrom(items, limit, 'position', { keyOf: ({ position }) => [position], view, fields });
  }
}
