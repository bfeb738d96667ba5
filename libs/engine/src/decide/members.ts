import {
  planWithin,
  planYear,
  type Instant,
  type LocalDate,
  type ObligationKind,
  type Regime,
  type Schedule,
  type WorkCalendar,
} from '@duban/calendar';
import type { NewMember, NewMemberOf, OwedAs } from '@duban/lifecycle';

/** Who owes what in a task, by unit id. */
export interface Owing {
  lead: string;
  jointLeads: readonly string[];
  coordinating: readonly string[];
  told: readonly string[];
}

/** By which rules, and when, something is made. */
export interface Making {
  /** The directive's year: its reports are owed, whenever that is worked out. */
  year: number;
  at: Instant;
  regime: Regime;
  calendar: WorkCalendar;
  newId: () => string;
}

interface ObligationSpec {
  kind: ObligationKind;
  unit: string;
  owedAs: OwedAs;
  subject: string | null;
  period: string | null;
  basis: 'dated' | 'days';
  schedule: Schedule;
  /** Of an acknowledgement: until when the unit may object. */
  objectBefore?: Instant;
}

/** An obligation as it is born: pending, with its whole timetable in it, so that nothing later asks the calendar. */
export function newObligation(spec: ObligationSpec, { at, regime, newId }: Making): NewMemberOf<'obligation'> {
  const { laterReportCures, ladder } = regime;
  return {
    id: newId(),
    kind: 'obligation',
    context: {
      ...spec,
      schedule: notBefore(spec.schedule, at),
      laterReportCures,
      ladder: ladder.map((each) => {
        const { rung, level, to, issue } = each;
        const approval = each.issue === 'onApproval' ? each : null;
        const asked = approval?.reply ? { reply: approval.reply } : {};
        return { rung, level, to: [...to], issue, by: approval?.by ?? null, ...asked };
      }),
    },
  };
}

/** A window that opened before the task was issued is open from its issue on: nothing happens before the first event. */
const notBefore = (schedule: Schedule, at: Instant): Schedule =>
  schedule.opensAt < at ? { ...schedule, opensAt: at } : schedule;

/** Everything a task starts with: acknowledgements, the plan and its parts, and the year's reports. */
export function membersAtIssue(owing: Owing, at: Instant, effectiveOn: LocalDate, making: Making): NewMember[] {
  const { regime } = making;
  const members: NewMember[] = [];
  if (regime.acknowledgement) members.push(...acknowledgements(owing, at, making));
  if (regime.plan) members.push(...planAndParts(owing, at, making));
  members.push(...reportsFrom(owing, at, effectiveOn, making));
  return members;
}

function acknowledgements(owing: Owing, at: Instant, making: Making): NewMember[] {
  const { regime, calendar } = making;
  const schedule = planWithin(regime, 'acknowledgement', at, calendar);
  const lastDay = calendar.addWorkingDays(calendar.dateOf(at), regime.objection.workingDays);
  const objectBefore = calendar.startOf(lastDay, 24);
  return named(owing).map(({ unit, owedAs }) =>
    newObligation(
      { kind: 'acknowledgement', unit, owedAs, subject: null, period: null, basis: 'days', schedule, objectBefore },
      making,
    ),
  );
}

function planAndParts(owing: Owing, at: Instant, making: Making): NewMember[] {
  const { regime, calendar, newId } = making;
  const plan: NewMember = {
    id: newId(),
    kind: 'plan',
    context: { unit: owing.lead, approvals: [...regime.planApprovals] },
  };
  const planDue = planWithin(regime, 'plan', at, calendar);
  const members: NewMember[] = [
    plan,
    newObligation(
      {
        kind: 'plan',
        unit: owing.lead,
        owedAs: 'lead',
        subject: plan.id,
        period: null,
        basis: 'days',
        schedule: planDue,
      },
      making,
    ),
  ];
  const partDue = planWithin(regime, 'planPart', at, calendar);
  for (const { unit, owedAs } of helpers(owing)) {
    const part: NewMember = { id: newId(), kind: 'planPart', context: { unit } };
    members.push(
      part,
      newObligation(
        { kind: 'planPart', unit, owedAs, subject: part.id, period: null, basis: 'days', schedule: partDue },
        making,
      ),
    );
  }
  return members;
}

/** The reports of the year that fall due after a moment, with the sub-reports that feed them. */
export function reportsFrom(owing: Owing, at: Instant, effectiveOn: LocalDate, making: Making): NewMember[] {
  const { regime, calendar } = making;
  const { asked } = planYear(regime, making.year, calendar, { effectiveOn, issuedAt: at });
  const members: NewMember[] = [];
  for (const { period, report, subReport } of asked) {
    members.push(...oneReport('report', owing.lead, 'lead', period.label, report, making));
    for (const { unit, owedAs } of reporters(owing, regime)) {
      if (regime.route === 'direct') members.push(...oneReport('report', unit, owedAs, period.label, report, making));
      // A sub-report that would have been due before the issue is not asked for.
      else if (subReport) members.push(...oneReport('subReport', unit, owedAs, period.label, subReport, making));
    }
  }
  return members;
}

function oneReport(
  kind: 'report' | 'subReport',
  unit: string,
  owedAs: OwedAs,
  period: string,
  schedule: Schedule,
  making: Making,
): NewMember[] {
  const part: NewMember =
    kind === 'report'
      ? { id: making.newId(), kind, context: { unit, period, signing: making.regime.signing } }
      : { id: making.newId(), kind, context: { unit, period } };
  return [part, newObligation({ kind, unit, owedAs, subject: part.id, period, basis: 'dated', schedule }, making)];
}

const helpers = ({ jointLeads, coordinating }: Owing): { unit: string; owedAs: OwedAs }[] => [
  ...jointLeads.map((unit) => ({ unit, owedAs: 'jointLead' as const })),
  ...coordinating.map((unit) => ({ unit, owedAs: 'coordinating' as const })),
];

const named = (owing: Owing): { unit: string; owedAs: OwedAs }[] => [
  { unit: owing.lead, owedAs: 'lead' },
  ...helpers(owing),
];

const reporters = (owing: Owing, { owes }: Regime): { unit: string; owedAs: OwedAs }[] => [
  ...(owes.reports.named ? helpers(owing) : []),
  ...(owes.reports.groups === 'all' ? owing.told.map((unit) => ({ unit, owedAs: 'member' as const })) : []),
];
