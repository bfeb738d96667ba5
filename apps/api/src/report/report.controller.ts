import { type OperationAnswer, ReportContent, type ReportRow } from '@duban/contracts';
import { instantFromRow } from '@duban/engine';
import type { SharedReads } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { onlyFields } from '../list/page.js';
import { isWithinReach } from '../task/task.read.js';
import { SHARED_READS } from '../tokens.js';
import { parsedText, readTexts, reasonView, type Texts } from './contents.js';
import { readReports, type StoredReport } from './report.read.js';
import { addressesOf, readPartEvents, wordingsOf, wordingView } from './versions.js';

/** What units report. */
@Controller()
export class ReportController {
  constructor(@Inject(SHARED_READS) private readonly reads: SharedReads) {}

  @Operation('task.reports')
  async list(@Asked() { params, query, caller, reach }: Ask<'task.reports'>): Promise<OperationAnswer<'task.reports'>> {
    return this.reads.read(caller.tenant, async (client) => {
      const [isThere, all] = await Promise.all([
        isWithinReach(client, caller.tenant, params, reach),
        readReports(client, caller.tenant, params, null),
      ]);
      if (!isThere) throw notFound();
      const reports = all.filter(({ period }) => query.period === undefined || period === query.period);
      const texts = await readTexts(client, caller.tenant, reports.flatMap(addresses));
      return { rows: reports.map((report) => onlyFields(rowOf(report, texts), query.fields)) };
    });
  }

  @Operation('report.read')
  async read(@Asked() { params, caller, reach }: Ask<'report.read'>): Promise<OperationAnswer<'report.read'>> {
    return this.reads.read(caller.tenant, async (client) => {
      const [isThere, [report], events] = await Promise.all([
        isWithinReach(client, caller.tenant, params, reach),
        readReports(client, caller.tenant, params, params.member),
        readPartEvents(client, caller.tenant, params, ['report', 'subReport'], params.member),
      ]);
      if (!isThere || !report) throw notFound();
      const wordings = wordingsOf(events);
      const texts = await readTexts(client, caller.tenant, [...addresses(report), ...addressesOf(wordings)]);
      const versions = wordings.map((wording) => ({
        ...wordingView(wording, texts),
        content: parsedText(ReportContent, wording.address, texts),
      }));
      return { ...rowOf(report, texts), versions };
    });
  }
}

const addresses = ({ content, reason }: StoredReport): (string | null)[] => [content, reason];

function rowOf(report: StoredReport, texts: Texts): ReportRow {
  const { id, kind, unit, period, state, version, dueOn, dueAt, obligation, submissions, mark, unchanged } = report;
  return {
    id,
    kind,
    unit,
    period,
    state,
    version,
    dueOn,
    dueAt: dueAt && instantFromRow(dueAt),
    obligation,
    submissions,
    submittedAt: report.submittedAt,
    mark,
    unchanged,
    reason: reasonView(report.reason, texts),
    content: parsedText(ReportContent, report.content, texts),
    erased: report.content !== null && !texts.has(report.content),
  };
}
