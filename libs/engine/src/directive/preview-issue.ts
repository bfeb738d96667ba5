import {
  type Instant,
  type LocalDate,
  type ObligationKind,
  planYear,
  type Regime,
  type WorkCalendar,
} from '@duban/calendar';
import type { TaskAssignment } from '@duban/contracts';
import type { OwedAs } from '@duban/lifecycle';
import { membersAtIssue } from '../decide/members.js';
import { milestonesAtIssue } from '../decide/milestones.js';

/** One obligation that issuing would make. */
export interface PreviewedObligation {
  kind: ObligationKind;
  unit: string;
  owedAs: OwedAs;
  period: string | null;
  opensAt: Instant;
  dueOn: LocalDate;
  /** Its day may change with a holiday table that is not known yet. */
  provisional: boolean;
}

/** A report that had been due before anything could be asked. */
export interface NotAsked {
  kind: 'report' | 'subReport';
  period: string;
  dueOn: LocalDate;
}

export interface IssueTerms {
  year: number;
  /** Business moment of the issue. */
  at: Instant;
  effectiveOn: LocalDate;
  regime: Regime;
  calendar: WorkCalendar;
}

/** The obligations that issuing a task would make, in the order of their days: what the engine itself would make. */
export function previewTask(
  { lead, jointLeads, coordinating, told, milestones = [] }: PreviewedAssignment,
  terms: IssueTerms,
): PreviewedObligation[] {
  const { at, effectiveOn } = terms;
  const making = makingOf(terms);
  return [
    ...membersAtIssue({ lead, jointLeads, coordinating, told }, at, effectiveOn, making),
    ...milestonesAtIssue(milestones, lead, effectiveOn, making).owed,
  ]
    .flatMap((member): PreviewedObligation[] => {
      if (member.kind !== 'obligation') return [];
      const { kind, unit, owedAs, period, schedule } = member.context;
      const { opensAt, dueOn, provisional } = schedule;
      return [{ kind, unit, owedAs, period, opensAt, dueOn, provisional }];
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** The milestones of a task that are not asked, as their days had passed by the effective day or by the issue. */
export const milestonesNotAsked = ({ lead, milestones = [] }: PreviewedAssignment, terms: IssueTerms): LocalDate[] =>
  milestonesAtIssue(milestones, lead, terms.effectiveOn, makingOf(terms)).past;

type PreviewedAssignment = Pick<TaskAssignment, 'lead' | 'jointLeads' | 'coordinating' | 'told' | 'milestones'>;

const makingOf = ({ year, at, regime, calendar }: IssueTerms) => ({ year, at, regime, calendar, newId: () => '' });

/** The reports of the year that are not asked, as they had been due by the effective day or by the issue. */
export function notAskedAtIssue({ regime, year, calendar, effectiveOn, at }: IssueTerms): NotAsked[] {
  const { asked, notAsked } = planYear(regime, year, calendar, { effectiveOn, issuedAt: at });
  const whole = planYear(regime, year, calendar, {
    effectiveOn: `${year}-01-01`,
    issuedAt: calendar.startOf(`${year}-01-01`),
  });
  const subReportOf = new Map(whole.asked.map(({ period, subReport }) => [period.label, subReport]));
  return [
    ...notAsked.map(({ period, report }): NotAsked => ({ kind: 'report', period: period.label, dueOn: report.dueOn })),
    ...[...notAsked, ...asked].flatMap(({ period, subReport }, index): NotAsked[] => {
      const missed = index < notAsked.length || subReport === null ? subReportOf.get(period.label) : undefined;
      return missed ? [{ kind: 'subReport', period: period.label, dueOn: missed.dueOn }] : [];
    }),
  ].toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}
