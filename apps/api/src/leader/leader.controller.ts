import type { CallerPost } from '@duban/access';
import type { WorkCalendar } from '@duban/calendar';
import type { LeaderView, OperationAnswer } from '@duban/contracts';
import { allowedCommands } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import type { LightThresholds, Member, Permissions } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { deskRow, type Found, readSection, reasonsIn } from '../desk/found.js';
import { leaderSearches } from '../desk/government.searches.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { readTexts } from '../report/contents.js';
import { actorOf } from '../task/actor.js';
import { lightLimits } from '../task/ledger.filters.js';
import type { Client } from '../task/ledger.read.js';
import { DUBAN, LIGHTS, PERMISSIONS, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { type FoundInstruction, readInstructions, readSilent, readUnits } from './leader.read.js';
import { asksOf, contentOf, instructionView, textsOf } from './leader.view.js';

const NOTHING = { total: 0, rows: [] };

/** One page for a leader: what needs them. */
@Controller()
export class LeaderController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
    @Inject(LIGHTS) private readonly thresholds: LightThresholds,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('leader.read')
  async read(@Asked() { query, caller }: Ask<'leader.read'>): Promise<OperationAnswer<'leader.read'>> {
    const { post, tenant } = caller;
    const now = this.duban.clock.now();
    if (!post)
      return {
        now,
        coordination: NOTHING,
        slipping: NOTHING,
        silent: NOTHING,
        instructions: NOTHING,
        units: [],
        tasks: [],
      };
    return { now, ...(await this.reads.read(tenant, (client) => this.pageOf(client, tenant, post, query.limit))) };
  }

  private async pageOf(
    client: Client,
    tenant: string,
    post: CallerPost,
    limit: number,
  ): Promise<Omit<LeaderView, 'now'>> {
    const today = this.calendar.dateOf(this.duban.clock.now());
    // The head of the government looks after everything.
    const isHead = post.role === 'headOfGovernment';
    const looksAfter = isHead ? null : post.looksAfter;
    const { soonBefore } = lightLimits(this.thresholds, this.calendar, today);
    const searches = leaderSearches(post.id, looksAfter, soonBefore);
    const sectionOf = async (name: 'watched' | 'coordinationAsked'): Promise<Found[]> => {
      const search = searches.find(({ section }) => section === name);
      return search ? readSection(client, tenant, search, limit) : [];
    };
    const [slipping, coordination, silent, instructions, units] = await Promise.all([
      sectionOf('watched'),
      sectionOf('coordinationAsked'),
      readSilent(client, tenant, looksAfter, limit),
      readInstructions(client, tenant, isHead ? null : post.id, limit),
      readUnits(client, tenant, looksAfter, today),
    ]);
    const texts = await readTexts(client, tenant, [
      ...reasonsIn(slipping),
      ...reasonsIn(coordination),
      ...coordination.map(contentOf),
      ...instructions.flatMap(textsOf),
    ]);
    const names = new Map(units.map(({ id, name }) => [id, name]));
    const row = (found: Found) => deskRow(found, texts, () => []);
    return {
      coordination: counted(coordination, (found) => ({ ...row(found), asks: asksOf(found, texts, names) })),
      slipping: counted(slipping, row),
      silent,
      instructions: counted(instructions, (each) => instructionView(each, texts, this.allowed(post, each))),
      units: units.filter(({ isLookedAfter }) => isLookedAfter).map(({ id, name }) => ({ id, name })),
      tasks: [...(looksAfter?.tasks ?? [])],
    };
  }

  /** What a post may do about an order: of its task nothing else matters. */
  private allowed(
    post: CallerPost,
    { id, value, context, definition, taskValue, taskContext }: FoundInstruction,
  ): string[] {
    const instruction: Member = { id, kind: 'instruction', value, context };
    const state = { definition, value: taskValue, context: taskContext, members: new Map([[id, instruction]]) };
    return allowedCommands(this.permissions, actorOf(post), state, id, this.duban.clock.now());
  }
}

const counted = <Row extends { total: number }, View>(rows: readonly Row[], view: (row: Row) => View) => ({
  total: rows[0]?.total ?? 0,
  rows: rows.map(view),
});
