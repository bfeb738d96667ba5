import type { DeadWorkView, OperationAnswer } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { asJob, type SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { z } from 'zod';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { keyAfter, pageFrom } from '../list/page.js';
import { DUBAN, SHARED_READS } from '../tokens.js';

/** Jobs that failed for good, for a person to see to. */
@Controller()
export class DeadWorkController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
  ) {}

  @Operation('deadWork.list')
  async list(@Asked() { query, caller }: Ask<'deadWork.list'>): Promise<OperationAnswer<'deadWork.list'>> {
    const { limit, cursor, settled } = query;
    const [at, id] = keyAfter(cursor, SORT, Key) ?? [null, null];
    const { rows } = await this.reads.read(caller.tenant, (client) =>
      client.query<Row>({
        name: 'dead-work',
        text: `SELECT ${COLUMNS} FROM dead_work
                WHERE tenant_id = $1 AND (settled_at IS NOT NULL) = $2
                  AND ($3::timestamptz IS NULL OR failed_at < $3 OR (failed_at = $3 AND id > $4::uuid))
                ORDER BY failed_at DESC, id LIMIT $5`,
        values: [caller.tenant, settled, at, id, limit + 1],
      }),
    );
    return pageFrom(rows, limit, SORT, { keyOf: (row) => [row.exactly, row.id], view: viewOf });
  }

  @Operation('deadWork.settle')
  async settle(@Asked() { params, caller }: Ask<'deadWork.settle'>): Promise<OperationAnswer<'deadWork.settle'>> {
    const { rows } = await asJob(this.duban.pool, (client) =>
      client.query<Row>({
        name: 'settle-dead-work',
        text: `UPDATE dead_work SET settled_at = coalesce(settled_at, clock_timestamp())
                WHERE tenant_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
        values: [caller.tenant, params.id],
      }),
    );
    const [row] = rows;
    if (!row) throw notFound();
    return viewOf(row);
  }
}

interface Row extends DeadWorkView {
  /** `failedAt` to the microsecond, for the keyset. */
  exactly: string;
}

const COLUMNS = `id, job, payload, error, failed_at AS "failedAt", settled_at AS "settledAt", failed_at AS exactly`;

const SORT = '-failedAt';
const Key = z.tuple([z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/), z.guid()]);

const viewOf = ({ id, job, payload, error, failedAt, settledAt }: Row): DeadWorkView => ({
  id,
  job,
  payload,
  error,
  failedAt: instantFromRow(failedAt),
  settledAt: settledAt === null ? null : instantFromRow(settledAt),
});
