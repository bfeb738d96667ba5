import {
  DirectoryFault,
  directoryTemplate,
  importDirectory,
  readWorkbook,
  type Sessions,
  WorkbookRefused,
} from '@duban/access';
import type { OperationAnswer } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { inTenant } from '@duban/persistence';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Fault } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN, SESSIONS } from '../tokens.js';
import { importView } from './import-view.js';
import { refusalOfEdit } from './refusal-of-edit.js';
import { uploadedWorkbook } from './uploaded-workbook.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The most issues of one problem document. */
const ISSUES_LIMIT = 200;

/** The directory as a table that administrators fill. */
@Controller()
export class DirectoryImportController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SESSIONS) private readonly sessions: Sessions,
  ) {}

  @Operation('directory.template')
  async template(@Asked() _ask: Ask<'directory.template'>, @Res() reply: FastifyReply): Promise<void> {
    const bytes = await directoryTemplate();
    void reply
      .header('content-type', XLSX)
      .header('content-disposition', `attachment; filename="directory.xlsx"; filename*=UTF-8''${FILE_NAME}`)
      .send(bytes);
  }

  @Operation('directory.import')
  async import(
    @Asked() { query, caller }: Ask<'directory.import'>,
    @Req() request: FastifyRequest,
  ): Promise<OperationAnswer<'directory.import'>> {
    const { tenant } = caller;
    const book = await readWorkbook(await uploadedWorkbook(request)).catch((error: unknown) => {
      throw error instanceof WorkbookRefused ? new Fault(error.code, error.message) : error;
    });
    const outcome = await inTenant(this.duban.pool, tenant, (client) =>
      importDirectory(client, tenant, book, { isDryRun: query.dryRun }),
    ).catch((error: unknown) => {
      throw error instanceof DirectoryFault ? refusalOfEdit(error) : error;
    });
    if (query.dryRun) return importView(outcome, true);
    if (outcome.faults.length > 0) throw notTaken(outcome.faults);
    this.sessions.forget();
    request.log.info({ act: 'directory.import', by: caller.person.id }, 'The directory was imported.');
    return importView(outcome, false);
  }
}

/** 机构人员.xlsx */
const FILE_NAME = encodeURIComponent('机构人员.xlsx');

const notTaken = (faults: OperationAnswer<'directory.import'>['faults']): Fault =>
  new Fault('bad-body', `Nothing is taken: ${faults.length} rows stand in the way. A dry run names them all.`, {
    issues: faults
      .slice(0, ISSUES_LIMIT)
      .map(({ sheet, row, column, message }) => ({ path: `/${sheet}/${row}${column ? `/${column}` : ''}`, message })),
  });
