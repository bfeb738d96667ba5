import type { OperationAnswer } from '@duban/contracts';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { badQuery, pageFrom } from '../list/page.js';
import { SHARED_READS } from '../tokens.js';
import { obligationKey, obligationRow, readBases, readObligationPage, UNDER_WAY } from './obligation.read.js';

/** What is owed. */
@Controller()
export class ObligationController {
  constructor(@Inject(SHARED_READS) private readonly reads: SharedReads) {}

  @Operation('obligations.list')
  async list(@Asked() { query, caller, reach }: Ask<'obligations.list'>): Promise<OperationAnswer<'obligations.list'>> {
    const { sort, limit, fields, state = UNDER_WAY, mine } = query;
    const unit = unitOf(query.unit, mine ? (caller.post?.unit?.id ?? null) : undefined);
    if (!isCheap({ ...query, unit }, reach) && state.some((each) => !UNDER_WAY.includes(each)))
      throw badQuery('state', `goes with a unit or a directive, save for ${UNDER_WAY.join(', ')}`);
    const { lines, texts } = await this.reads.read(caller.tenant, async (client) => {
      const lines = await readObligationPage(client, caller.tenant, { ...query, state, unit }, reach);
      return { lines, texts: await readBases(client, caller.tenant, lines) };
    });
    return pageFrom(lines, limit, sort, { keyOf: obligationKey, view: (line) => obligationRow(line, texts), fields });
  }
}

/** Whether so little is asked for that states without an index are found among it. */
function isCheap(
  { unit, directive, year, dueFrom, dueTo }: Partial<Ask<'obligations.list'>['query']>,
  reach: Ask<'obligations.list'>['reach'],
): boolean {
  const isOfDays = year !== undefined && dueFrom !== undefined && dueTo !== undefined;
  return unit !== undefined || directive !== undefined || isOfDays || !reach.all;
}

/** The unit that is meant. `own`: that of the caller, who has none where it is null. Throws a fault for two of them. */
function unitOf(named: string | undefined, own: string | null | undefined): string | undefined {
  if (own === undefined) return named;
  if (own === null) throw badQuery('mine', 'goes with a post of a unit');
  if (named !== undefined && named !== own) throw badQuery('mine', 'and another unit exclude each other');
  return own;
}
