import type { ReportRow } from '@duban/contracts';
import type { Matter, MemberOf } from '../matter.js';

/** What every part of the place where a report is settled is given. */
export interface ReportProps {
  matter: Matter;
  member: MemberOf;
  /** Every report of the task. */
  rows: readonly ReportRow[];
  today: string;
}

/** The lead's report is compiled from those of its units. */
export const isOfLead = ({ task }: Matter, { kind, unit }: MemberOf): boolean =>
  kind === 'report' && unit?.id === task.lead?.id;
