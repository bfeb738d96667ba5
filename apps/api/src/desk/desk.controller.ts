import type { CallerPost } from '@duban/access';
import type { Instant, LocalDate, WorkCalendar } from '@duban/calendar';
import type { DeskView, OperationAnswer } from '@duban/contracts';
import { allowedCommands } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { type LightThresholds, type Permissions, type Role, samplingOf, type SamplingRules } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { readSamplingFacts } from '../close-out/close-out.read.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { readTexts } from '../report/contents.js';
import { lightLimits } from '../task/ledger.filters.js';
import type { Client } from '../task/ledger.read.js';
import { actorOf } from '../task/actor.js';
import { DUBAN, LIGHTS, PERMISSIONS, SAMPLING_RULES, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { deskRow, type Found, readSection, reasonsIn, type Search } from './found.js';
import { inspectorateSearches, leaderSearches } from './government.searches.js';
import { readNext } from './next.read.js';
import { officeRow, readSummary, readWaiting } from './office.read.js';
import { unitSearches } from './unit.searches.js';

type Section = DeskView['sections'][number];

/** What waits for somebody. */
@Controller()
export class DeskController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
    @Inject(LIGHTS) private readonly thresholds: LightThresholds,
    @Inject(SAMPLING_RULES) private readonly sampling: SamplingRules,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('desk.read')
  async read(@Asked() { query, caller }: Ask<'desk.read'>): Promise<OperationAnswer<'desk.read'>> {
    const { post, tenant } = caller;
    const now = this.duban.clock.now();
    if (!post) return { now, role: null, sections: [], next: null, summary: null };
    const today = this.calendar.dateOf(now);
    const limits = lightLimits(this.thresholds, this.calendar, today);
    const { limit } = query;
    return this.reads.read(tenant, async (client) => {
      const [found, ofOffice, next, summary] = await Promise.all([
        this.sectionsOf(client, tenant, post, {
          searches: searchesFor(post, { now, today, soonBefore: limits.soonBefore }),
          limit,
        }),
        Promise.all((OFFICE[post.role] ?? []).map((section) => readWaiting(client, tenant, section, { today, limit }))),
        readNext(client, tenant, isOfUnit(post) ? post.unit.id : null),
        SUMMARISED.has(post.role) ? readSummary(client, tenant, limits) : null,
      ]);
      const ofTasks = SUGGESTED.has(post.role) ? await this.suggest(client, tenant, found) : found;
      const years = post.role === 'administrator' ? [this.provisionalYears(today)] : [];
      return { now, role: post.role, sections: [...ofTasks, ...ofOffice, ...years], next, summary };
    });
  }

  private async sectionsOf(
    client: Client,
    tenant: string,
    post: CallerPost,
    { searches, limit }: { searches: readonly Search[]; limit: number },
  ): Promise<Section[]> {
    const found = await Promise.all(searches.map((search) => readSection(client, tenant, search, limit)));
    const texts = await readTexts(client, tenant, found.flatMap(reasonsIn));
    return searches.map(({ section }, index) => {
      const rows = found[index] ?? [];
      return {
        section: section as Section['section'],
        total: rows[0]?.total ?? 0,
        rows: rows.map((row) => deskRow(row, texts, (each, id) => this.allowed(post, each, id))),
      };
    });
  }

  /** Says beside each claim that is signed how it had better be verified. */
  private async suggest(client: Client, tenant: string, sections: Section[]): Promise<Section[]> {
    const waiting = sections.flatMap(({ section, rows }) =>
      section === 'closeOuts' ? rows.filter(({ state }) => state === 'signed') : [],
    );
    const claims = waiting.flatMap(({ task, member }) => (task && member ? [{ ...task, claim: member }] : []));
    const facts = await readSamplingFacts(client, tenant, claims);
    const suggested = new Map(facts.map((each) => [each.claim, samplingOf(each, this.sampling).suggests]));
    return sections.map(({ rows, ...section }) => ({
      ...section,
      rows: rows.map((row) => ({ ...row, suggests: suggested.get(row.member ?? '') ?? null })),
    }));
  }

  /** What a post may do on a part or obligation that was found: its task is known, and of the parts those that matter. */
  private allowed(post: CallerPost, found: Found, id: string | null): string[] {
    const { definition, value, context, member, obligation } = found;
    const parts = [member, obligation].filter((each) => each !== null);
    const state = { definition, value, context, members: new Map(parts.map((each) => [each.id, each])) };
    const now = this.duban.clock.now();
    return id === null ? [] : allowedCommands(this.permissions, actorOf(post), state, id, now);
  }

  /** Years of which the holidays are not known: this one, and the next from November, when they are announced. */
  private provisionalYears(today: string): Section {
    const year = Number(today.slice(0, 4));
    const near = today.slice(5, 7) >= '11' ? [year, year + 1] : [year];
    const unknown = near.filter((each) => !this.calendar.isKnown(`${each}-12-31`));
    const rows = unknown.map((each) =>
      officeRow({ what: 'year', id: null, title: String(each), state: null, since: null }),
    );
    return { section: 'provisionalYears', total: rows.length, rows };
  }
}

/** What of the office's own waits for whom. */
const OFFICE: Partial<Record<Role, Section['section'][]>> = {
  issuingClerk: ['drafts', 'directives'],
  administrator: ['vacantPosts', 'withoutAccount', 'deadWork'],
};

/** Supervisors belong to an office too, but look at the work of all units. */
const isOfUnit = (post: CallerPost): post is CallerPost & { unit: { id: string } } =>
  post.unit !== null && (post.role === 'unitHead' || post.role === 'unitLiaison');

/** Who begins with the whole. */
const SUMMARISED: ReadonlySet<Role> = new Set<Role>(['viewer', 'headOfGovernment', 'supervisor', 'chiefSupervisor']);

/** Who is told how claims had better be verified. */
const SUGGESTED: ReadonlySet<Role> = new Set<Role>(['supervisor', 'chiefSupervisor']);

interface Moment {
  now: Instant;
  today: LocalDate;
  soonBefore: string;
}

function searchesFor({ id, role, unit, looksAfter }: CallerPost, { now, today, soonBefore }: Moment): Search[] {
  if (role === 'unitHead' || role === 'unitLiaison') return unit ? unitSearches(unit.id, role === 'unitHead') : [];
  if (role === 'supervisor' || role === 'chiefSupervisor') return inspectorateSearches(role, today, now);
  if (role === 'leaderInCharge') return leaderSearches(id, looksAfter, soonBefore);
  return role === 'headOfGovernment' ? leaderSearches(id, null, soonBefore) : [];
}
