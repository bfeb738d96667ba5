import type { Caller } from '@duban/access';
import type { WorkCalendar } from '@duban/calendar';
import type { OperationAnswer } from '@duban/contracts';
import { allowedInspectionCommands, inspectionRelationOf } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { decidePermission, type InspectionRules, type Permissions, type Relation, scopeOf } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { keyAfter, pageFrom } from '../list/page.js';
import { readTexts } from '../report/contents.js';
import { actorOf } from '../task/actor.js';
import { DUBAN, INSPECTION_RULES, PERMISSIONS, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { readInspectionTimeline } from './inspection-timeline.read.js';
import { type FoundInspection, readInspection, readInspections, readNames, readOverlaps } from './inspection.read.js';
import { inspectionView, namedIn, sealsReferrals, shownContext, textsIn, topicName } from './inspection.view.js';

const SORT = 'inspections';
const STEPS = 'seq';

/** 督查: what is inspected, how far it has come, what comes next. */
@Controller()
export class InspectionController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
    @Inject(INSPECTION_RULES) private readonly rules: InspectionRules,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('inspections.list')
  async list(@Asked() { query, caller }: Ask<'inspections.list'>): Promise<OperationAnswer<'inspections.list'>> {
    const { post, tenant } = caller;
    const { limit, cursor, ...filters } = query;
    const after = keyAfter(cursor, SORT, z.tuple([z.int(), z.uuid()]));
    const { topics, basisNeeded } = this.rules;
    if (!post) return { rows: [], next: null, topics, basisNeeded, mayPropose: false };
    const scope = scopeOf(this.permissions, 'inspections.list', post.role);
    const asker = { all: scope.ok && scope.all, post: post.id, unit: post.unit?.id ?? null, today: this.today() };
    const found = await this.reads.read(tenant, (client) =>
      readInspections(client, tenant, asker, { filters, after, limit: limit + 1 }),
    );
    const page = pageFrom(found, limit, SORT, { keyOf: ({ year, id }) => [year, id], view: (row) => row });
    const who = { role: post.role, relation: 'stranger' } as const;
    return {
      ...page,
      topics,
      basisNeeded,
      mayPropose: decidePermission(this.permissions, who, 'inspection.propose').allow,
    };
  }

  @Operation('inspection.read')
  async read(@Asked() { params, caller }: Ask<'inspection.read'>): Promise<OperationAnswer<'inspection.read'>> {
    const { tenant } = caller;
    return this.reads.read(tenant, async (client) => {
      const { found, actor, relation, today } = await this.seen(client, caller, params);
      const context = shownContext(found.state.context, relation, actor.unit);
      const [names, texts] = await Promise.all([
        readNames(client, tenant, { ...namedIn(context), today }),
        readTexts(client, tenant, textsIn(context)),
      ]);
      const allowed = allowedInspectionCommands(this.permissions, actor, found.state, today);
      const isSealed = sealsReferrals(this.rules, actor.role, relation);
      const shown = { relation, unit: actor.unit, today, rules: this.rules, names, texts, allowed, isSealed };
      return inspectionView(found, context, shown);
    });
  }

  @Operation('inspection.timeline')
  async timeline(
    @Asked() { params, query, caller }: Ask<'inspection.timeline'>,
  ): Promise<OperationAnswer<'inspection.timeline'>> {
    const { limit, cursor } = query;
    const [after] = keyAfter(cursor, STEPS, z.tuple([z.int32().nonnegative()])) ?? [0];
    return this.reads.read(caller.tenant, async (client) => {
      const { found, actor, relation, today } = await this.seen(client, caller, params);
      const unit = relation === 'object' ? actor.unit : null;
      const isSealed = sealsReferrals(this.rules, actor.role, relation);
      const asked = { page: { after, limit: limit + 1 }, context: found.state.context, unit, today, isSealed };
      const steps = await readInspectionTimeline(client, caller.tenant, params, asked);
      const told = steps.slice(0, limit).filter(({ isTold }) => isTold);
      const { next } = pageFrom(steps, limit, STEPS, { keyOf: ({ entry }) => [entry.seq], view: ({ entry }) => entry });
      return { rows: told.map(({ entry }) => entry), next };
    });
  }

  @Operation('inspection.overlaps')
  async overlaps(
    @Asked() { body, caller }: Ask<'inspection.overlaps'>,
  ): Promise<OperationAnswer<'inspection.overlaps'>> {
    const { tasks, topics, ...window } = body;
    const about = [...topics, ...tasks.map(({ id }) => `task:${id}`)];
    const rows = await this.reads.read(caller.tenant, (client) =>
      readOverlaps(client, caller.tenant, { ...window, topics: about }),
    );
    return { rows: rows.map((row) => ({ ...row, topics: row.topics.map((code) => topicName(code, this.rules)) })) };
  }

  /** An inspection that the caller may see, and how they stand to it; for everybody else it is not there. */
  private async seen(
    client: Pick<PoolClient, 'query'>,
    { post, tenant }: Caller,
    params: { year: number; id: string },
  ): Promise<{ found: FoundInspection; actor: ReturnType<typeof actorOf>; relation: Relation; today: string }> {
    const found = post && (await readInspection(client, tenant, params));
    if (!found) throw notFound();
    const today = this.today();
    const actor = actorOf(post);
    const relation = inspectionRelationOf(actor, found.state, today);
    if (!decidePermission(this.permissions, { role: post.role, relation }, 'inspection.read').allow) throw notFound();
    return { found, actor, relation, today };
  }

  private today(): string {
    return this.calendar.dateOf(this.duban.clock.now());
  }
}
