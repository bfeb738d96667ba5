import type { ParsedReport } from '@duban/directive';

/** A report as printed: the targets of the year stand also under the name that reports without a chapter for them use. */
export function reportFields(report: ParsedReport): ParsedReport & { annualTargets: ParsedReport['expectedTargets'] } {
  return { ...report, annualTargets: report.expectedTargets };
}

/** How much was found, in words. */
export function sayingOfReport({ sections, outcomes, leftOut }: ParsedReport): string {
  const commitments = sections.flatMap(({ topics }) => topics).flatMap((topic) => topic.commitments);
  return `${commitments.length} commitments, ${outcomes.length} outcomes, ${leftOut.length} statements left out`;
}
