import type { OperationAnswer, OperationId, ReturnView } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import type { Permissions } from '@duban/lifecycle';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { uploadedWorkbook } from '../directory/uploaded-workbook.js';
import { attachment } from '../file/download.js';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { readTexts } from '../report/contents.js';
import { DUBAN, PERMISSIONS, SHARED_READS } from '../tokens.js';
import { addressesOfRow, returnRow } from './return-row.js';
import { readSheet, readSheets } from './returns.read.js';
import { compareSheet } from './workbook/compare-sheet.js';
import { readReturnTable } from './workbook/read-table.js';
import { sheetWorkbook, XLSX } from './workbook/sheet-workbook.js';

/** 本期填报: what the unit of the post that asks hands in, sheet by sheet. */
@Controller()
export class ReturnsController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
    @Inject(PERMISSIONS) private readonly permissions: Permissions,
  ) {}

  @Operation('returns.list')
  async list(@Asked() { caller, reach }: Ask<'returns.list'>): Promise<OperationAnswer<'returns.list'>> {
    const now = this.duban.clock.now();
    if (reach.all) return { now, rows: [] };
    return { now, rows: await this.reads.read(caller.tenant, (client) => readSheets(client, caller.tenant, reach)) };
  }

  @Operation('return.read')
  async read(@Asked() ask: Ask<'return.read'>): Promise<OperationAnswer<'return.read'>> {
    return this.sheetOf(ask);
  }

  @Operation('return.download')
  async download(@Asked() ask: Ask<'return.download'>, @Res() reply: FastifyReply): Promise<void> {
    const sheet = await this.sheetOf(ask);
    const bytes = await sheetWorkbook(sheet);
    void reply
      .header('content-type', XLSX)
      .header('content-disposition', attachment(`${sheet.unit.name}-${sheet.dueOn}-填报表.xlsx`))
      .send(bytes);
  }

  @Operation('return.compare')
  async compare(
    @Asked() ask: Ask<'return.compare'>,
    @Req() request: FastifyRequest,
  ): Promise<OperationAnswer<'return.compare'>> {
    const [sheet, bytes] = [await this.sheetOf(ask), await uploadedWorkbook(request)];
    return compareSheet(sheet, await readReturnTable(bytes));
  }

  /** Throws the fault of a day on which the unit owes nothing: what other units owe is not there. */
  private async sheetOf({
    params,
    caller,
    reach,
  }: Pick<Ask<SheetOperation>, 'params' | 'caller' | 'reach'>): Promise<ReturnView> {
    const { tenant, post } = caller;
    if (reach.all || !post?.unit) throw notFound();
    const { unit } = post;
    const now = this.duban.clock.now();
    return this.reads.read(tenant, async (client) => {
      const rows = await readSheet(client, tenant, reach, params.dueOn);
      if (rows.length === 0) throw notFound();
      const texts = await readTexts(client, tenant, rows.flatMap(addressesOfRow));
      const looking = { permissions: this.permissions, post, at: now };
      return {
        unit: { id: unit.id, name: unit.name },
        dueOn: params.dueOn,
        now,
        rows: rows.map((row) => returnRow(row, texts, looking)),
      };
    });
  }
}

type SheetOperation = Extract<OperationId, 'return.read' | 'return.download' | 'return.compare'>;
