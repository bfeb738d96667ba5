import type { HolidayTable, WorkCalendar } from '@duban/calendar';
import { verifyRecord } from '@duban/engine';
import type { PoolClient } from 'pg';
import { replayYear, type ReplayedYear } from './arrows.js';
import { checkInvariants } from './checker/checker.js';
import { recordHash } from './checker/record.js';
import type { Violation } from './checker/violation.js';
import type { RehearsalInput } from './rehearsal-input.js';
import type { Lived } from './rehearse.js';

/** What a rehearsed year came to. It holds no time of the machine, no path and no random id: one seed, the same bytes. */
export interface RehearsalSummary {
  directive: string;
  seed: number;
  year: number;
  tasks: number;
  units: number;
  commands: number;
  refusals: Record<string, number>;
  events: number;
  /** Kind of obligation → outcome → how many. */
  obligations: Record<string, Record<string, number>>;
  /** Kind of notice → messages and the matters listed in them. */
  notices: Record<string, { messages: number; items: number }>;
  /** Level of slip → issued, discarded, still drafted. */
  slips: Record<string, Record<string, number>>;
  statusByMonth: ReplayedYear['months'];
  arrows: Record<string, number>;
  arrowsNotTaken: string[];
  decidedByRehearsal: RehearsalInput['decidedByRehearsal'];
  violations: Violation[];
  /** SHA-256 over the heads of all chains. */
  recordHash: string;
}

interface Context {
  tenant: string;
  calendar: WorkCalendar;
  holidays: readonly HolidayTable[];
  seed: number;
}

/** Reads the summary from the database, after the invariant checker and a replay of the whole record. */
export async function summarise(
  client: PoolClient,
  input: RehearsalInput,
  lived: Lived,
  context: Context,
): Promise<RehearsalSummary> {
  const { calendar, holidays, seed, tenant } = context;
  const months = Array.from({ length: 12 }, (_, index) => monthOf(input.year, index + 1, calendar));
  const { arrows, months: statusByMonth } = await replayYear(client, months);
  const record = await verifyRecord(client, tenant);
  const violations = await checkInvariants(client, { holidays, queueEmpty: true });
  return {
    directive: input.name,
    seed,
    year: input.year,
    tasks: input.items.length,
    units: input.directory.units.length,
    commands: lived.commands,
    refusals: sorted(lived.refused),
    events: record.events,
    obligations: await tally(client, 'SELECT kind AS a, value AS b, count(*)::int AS n FROM obligation GROUP BY 1, 2'),
    notices: await noticesOf(client),
    slips: await tally(
      client,
      `SELECT context->>'level' AS a, value AS b, count(*)::int AS n FROM member WHERE kind = 'slip' GROUP BY 1, 2`,
    ),
    statusByMonth,
    arrows: sorted(Object.entries(arrows).filter(([, taken]) => taken > 0)),
    arrowsNotTaken: Object.keys(arrows)
      .filter((arrow) => arrows[arrow] === 0)
      .sort(),
    decidedByRehearsal: {
      ...input.decidedByRehearsal,
      groupsWithoutMembers: [
        ...new Set([...input.decidedByRehearsal.groupsWithoutMembers, ...lived.undecidedGroups]),
      ].sort(),
    },
    violations: record.bad
      ? [...violations, { invariant: 4, code: 'record', aggregate: record.bad.aggregate, message: record.bad.fault }]
      : violations,
    recordHash: await recordHash(client),
  };
}

function monthOf(year: number, month: number, calendar: WorkCalendar): { label: string; end: string } {
  const label = (y: number, m: number) => `${y}-${String(m).padStart(2, '0')}`;
  const next = month === 12 ? label(year + 1, 1) : label(year, month + 1);
  return { label: label(year, month), end: calendar.startOf(`${next}-01`) };
}

async function tally(client: PoolClient, sql: string): Promise<Record<string, Record<string, number>>> {
  const { rows } = await client.query<{ a: string; b: string; n: number }>(sql);
  const result: Record<string, Record<string, number>> = {};
  for (const { a, b, n } of rows.sort((x, y) => (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1)))
    (result[a] ??= {})[b] = n;
  return result;
}

async function noticesOf(client: PoolClient): Promise<RehearsalSummary['notices']> {
  const { rows } = await client.query<{ kind: string; messages: number; items: number }>(
    `SELECT n.kind, count(DISTINCT n.id)::int AS messages, count(i.id)::int AS items
       FROM notice n LEFT JOIN notice_item i ON i.tenant_id = n.tenant_id AND i.notice_id = n.id GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ kind, ...counts }) => [kind, counts]));
}

const sorted = (entries: Iterable<[string, number]>): Record<string, number> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
