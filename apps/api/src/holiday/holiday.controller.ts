import { type HolidayReading, type HolidayTable, holidayTableFromText } from '@duban/calendar';
import type { HolidayView, OperationAnswer } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { inTenant, type SharedReads } from '@duban/persistence';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault, notFound } from '../http/fault.js';
import { expectedVersion } from '../http/headers.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN, SHARED_READS } from '../tokens.js';
import { type KnownTable, readTables, saveTable } from './holiday.tables.js';

/** Days off and make-up working days, year by year. */
@Controller()
export class HolidayController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
  ) {}

  @Operation('holidays.list')
  async list(@Asked() { caller }: Ask<'holidays.list'>): Promise<OperationAnswer<'holidays.list'>> {
    const tables = await this.reads.read(caller.tenant, (client) => readTables(client, caller.tenant));
    return {
      rows: tables.map((known) => {
        const { daysOff, workdays, ...view } = viewOf(known);
        return { ...view, daysOff: daysOff.length, workdays: workdays.length };
      }),
    };
  }

  @Operation('holiday.read')
  async read(
    @Asked() { params, caller }: Ask<'holiday.read'>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'holiday.read'>> {
    const known = await this.reads.read(caller.tenant, (client) => tableOf(client, caller.tenant, params.year));
    if (!known) throw notFound();
    tag(reply, known.version);
    return viewOf(known);
  }

  @Operation('holiday.save')
  async save(
    @Asked() { params, query, body, caller }: Ask<'holiday.save'>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationAnswer<'holiday.save'>> {
    const { tenant } = caller;
    const expected = expectedVersion(request);
    const dryRun = query.dryRun ?? false;
    const { table, elsewhere, leftOut } = readingOf(body, params.year);
    const { before, after } = await inTenant(this.duban.pool, tenant, async (client) => {
      const known = await tableOf(client, tenant, table.year);
      const seen = known?.version ?? null;
      if (!dryRun) {
        if ((expected ?? null) !== seen) throw stale(seen);
        if (!(await saveTable(client, tenant, table, seen))) throw stale((seen ?? 0) + 1);
      }
      return { before: known, after: { table, version: dryRun ? seen : (seen ?? 0) + 1 } };
    });
    // What is worked out from now on in this process counts with it; in the others within a second.
    if (!dryRun) this.duban.calendars.forget(tenant);
    tag(reply, after.version);
    return {
      table: { ...viewOf(after), basis: 'own' },
      dryRun,
      daysOff: changeOf(before?.table.daysOff, table.daysOff),
      workdays: changeOf(before?.table.workdays, table.workdays),
      elsewhere,
      leftOut,
    };
  }
}

type Client = Parameters<typeof readTables>[0];

const tableOf = async (client: Client, tenant: string, year: number): Promise<KnownTable | undefined> =>
  (await readTables(client, tenant)).find(({ table }) => table.year === year);

const viewOf = ({ table, version }: KnownTable): HolidayView => ({
  ...table,
  basis: version === null ? 'program' : 'own',
  version,
});

/** The table that was sent, or read in the text that was. Throws a fault that names each line that cannot be read. */
function readingOf({ text, table }: Ask<'holiday.save'>['body'], year: number): HolidayReading {
  if (table) {
    if (table.year === year) return { table: sorted(table), elsewhere: [], leftOut: [] };
    const message = `is ${table.year}, and ${year} in the path`;
    throw new Fault('bad-body', `The body is not as it should be: /table/year ${message}.`, {
      issues: [{ path: '/table/year', message }],
    });
  }
  const read = holidayTableFromText(text ?? '', year);
  if ('table' in read) return read;
  const [first] = read.faults;
  throw new Fault('bad-body', `The text cannot be read for certain: line ${first?.line}: ${first?.message}.`, {
    issues: read.faults.map(({ line, message }) => ({ path: '/text', message: `line ${line}: ${message}` })),
  });
}

const sorted = ({ year, daysOff, workdays }: HolidayTable): HolidayTable => ({
  year,
  daysOff: daysOff.toSorted(),
  workdays: workdays.toSorted(),
});

const changeOf = (before: readonly string[] = [], after: readonly string[]) => ({
  added: after.filter((day) => !before.includes(day)),
  removed: before.filter((day) => !after.includes(day)),
});

function stale(version: number | null): Fault {
  if (version === null)
    return new Fault('stale', 'There is no table of your own of this year yet: leave out If-Match.');
  return new Fault('stale', `The table is at version ${version}: read it again, and say so with If-Match.`, {
    version,
  });
}

const tag = (reply: FastifyReply, version: number | null): void => {
  if (version !== null) void reply.header('etag', `"${version}"`);
};
