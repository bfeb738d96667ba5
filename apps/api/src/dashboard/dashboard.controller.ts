import type { WorkCalendar } from '@duban/calendar';
import type { DashboardView, OperationAnswer } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import type { LightThresholds } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { lightLimits } from '../task/ledger.filters.js';
import { DUBAN, LIGHTS, SHARED_READS, WORK_CALENDAR } from '../tokens.js';
import { readDueDays, readFirstMonth, readLoad, readPunctuality, readSlipCounts, readSlips } from './dashboard.read.js';
import { dayAfter, firstDayAfter, lastDayOf, monthsBetween } from './months.js';
import { type MonthEnd, readStandings, readStandingTasks, type Scope } from './standing.read.js';

/** How far ahead the dashboard looks, in days from today. */
const AHEAD = 14;

/** 驾驶舱: the figures over all tasks, and the lists behind them. */
@Controller()
export class DashboardController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(LIGHTS) private readonly thresholds: LightThresholds,
    @Inject(WORK_CALENDAR) private readonly calendar: WorkCalendar,
  ) {}

  @Operation('dashboard.read')
  async read(@Asked() { query, caller }: Ask<'dashboard.read'>): Promise<OperationAnswer<'dashboard.read'>> {
    const now = this.duban.clock.now();
    const today = this.calendar.dateOf(now);
    const scope = scopeOf(query, today);
    const { tenant } = caller;
    return this.reads.read(tenant, async (client) => {
      const [first, punctuality, load, due, slips] = await Promise.all([
        readFirstMonth(client, tenant, scope),
        readPunctuality(client, tenant, scope, now),
        readLoad(client, tenant, scope),
        readDueDays(client, tenant, scope, { from: today, days: AHEAD }),
        readSlipCounts(client, tenant, scope),
      ]);
      const months = first === null ? [] : monthsBetween(first, lastMonth(scope, today));
      const standings = await readStandings(client, tenant, scope, this.upTo(months, now));
      return {
        now,
        today,
        year: scope.year,
        months,
        standings,
        punctuality,
        load,
        days: this.daysFrom(today, due),
        slips,
      };
    });
  }

  @Operation('dashboard.tasks')
  async tasks(@Asked() { query, caller }: Ask<'dashboard.tasks'>): Promise<OperationAnswer<'dashboard.tasks'>> {
    const now = this.duban.clock.now();
    const { month, status, colour, closedAs, limit } = query;
    const { fromRung, ends } = this.upTo([month], now);
    const [end] = ends;
    const scope = scopeOf(query, this.calendar.dateOf(now));
    if (!end) return { rows: [] };
    const rows = await this.reads.read(caller.tenant, (client) =>
      readStandingTasks(client, caller.tenant, scope, { fromRung, end, status, colour, closedAs, limit }),
    );
    return { rows };
  }

  @Operation('dashboard.slips')
  async slips(@Asked() { query, caller }: Ask<'dashboard.slips'>): Promise<OperationAnswer<'dashboard.slips'>> {
    const scope = scopeOf(query, this.calendar.dateOf(this.duban.clock.now()));
    const rows = await this.reads.read(caller.tenant, (client) => readSlips(client, caller.tenant, scope, query));
    return { rows };
  }

  /** The ends of months, of those that have begun; the one that runs ends now. */
  private upTo(months: readonly string[], now: string): { fromRung: number; ends: MonthEnd[] } {
    const { calendar, thresholds } = this;
    const today = calendar.dateOf(now);
    const current = today.slice(0, 7);
    const ends = months
      .filter((month) => month <= current)
      .map((month) => {
        const isNow = month === current;
        const { soonBefore } = lightLimits(thresholds, calendar, isNow ? today : lastDayOf(month, calendar));
        return { month, until: isNow ? now : calendar.startOf(firstDayAfter(month)), soonBefore, isNow };
      });
    return { fromRung: thresholds.red.fromRung, ends };
  }

  private daysFrom(today: string, due: readonly { date: string; obligations: number; units: number }[]) {
    const { calendar } = this;
    const byDate = new Map(due.map((each) => [each.date, each]));
    const days: DashboardView['days'] = [];
    for (let date = today; days.length < AHEAD; date = dayAfter(date, calendar)) {
      const { obligations = 0, units = 0 } = byDate.get(date) ?? {};
      days.push({
        date,
        isWorkingDay: calendar.isWorkingDay(date),
        isKnown: calendar.isKnown(date),
        obligations,
        units,
      });
    }
    return days;
  }
}

/** The year of the business day unless another is asked for. */
const scopeOf = (
  { year, directive }: { year?: number | undefined; directive?: string | undefined },
  today: string,
): Scope => ({
  year: year ?? Number(today.slice(0, 4)),
  directive: directive ?? null,
});

/** The month that runs; of a year that is over its December, for its tasks are closed or carried over by then. */
const lastMonth = ({ year }: Scope, today: string): string =>
  today.slice(0, 7) < `${year}-12` ? today.slice(0, 7) : `${year}-12`;
