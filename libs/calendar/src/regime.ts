import { z } from 'zod';
import { monthDaySchema } from './local-date.js';

/** What a unit can owe, as far as a regime sets its days. */
export const obligationKinds = [
  'acknowledgement',
  'plan',
  'planPart',
  'report',
  'subReport',
  'supplement',
  'milestone',
  'reply',
] as const;
export type ObligationKind = (typeof obligationKinds)[number];

const workingDays = z.strictObject({ workingDays: z.int().min(1).max(250) });
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write a code in lower case with hyphens');
const month = z.string().regex(/^(0[1-9]|1[0-2])$/, 'write a month as MM, 01 to 12');
/** Hour of the day in the regime's zone. Not midnight: what happens then would coincide with openings and due moments. */
const hourOfDay = z.int().min(1).max(23);

const reports = z
  .strictObject({
    /** Day of each month by which a report is due; in a shorter month its last day. */
    monthly: z.strictObject({ day: z.int().min(1).max(31) }).nullable(),
    /** Days by which a quarterly report is due; at most one in a quarter. */
    quarterly: z.array(monthDaySchema).default([]),
    /** Day by which the annual report is due. */
    annual: monthDaySchema.nullable(),
    /** First month of the year in which anything falls due; null: January. */
    startMonth: month.nullable().default(null),
    /** The period reported on: that in which the report falls due (month, quarter or year). */
    covers: z.literal('sameMonth').default('sameMonth'),
    /** When the window opens: at 00:00 on the day after the last due day (the year's first at the month's start), or N working days before. */
    window: z
      .union([z.literal('afterLastDue'), z.strictObject({ workingDaysBefore: z.int().min(1).max(60) })])
      .default('afterLastDue'),
    /** What becomes of a due day on a day off: it stays as written, or moves to the working day before or after. */
    roll: z.enum(['asWritten', 'earlier', 'later']).default('asWritten'),
    /** The report is late at this hour of its due day and after; 24: the whole day counts. */
    hour: z.int().min(1).max(24).default(24),
  })
  .superRefine(({ quarterly }, context) => {
    const quarters = quarterly.map((day) => Math.ceil(Number(day.slice(0, 2)) / 3));
    quarters.forEach((quarter, index) => {
      if (quarters.indexOf(quarter) !== index)
        context.addIssue({ code: 'custom', path: ['quarterly', index], message: `quarter ${quarter} has two days` });
    });
  });

const daysBefore = z.array(z.int().min(0).max(60));
const reminders = z.strictObject({
  acknowledgement: daysBefore.default([0]),
  plan: daysBefore.default([3, 1]),
  planPart: daysBefore.default([1]),
  report: daysBefore.default([3, 1, 0]),
  subReport: daysBefore.default([1, 0]),
  supplement: daysBefore.default([1]),
  milestone: daysBefore.default([10, 5, 1]),
  reply: daysBefore.default([1, 0]),
} satisfies Record<ObligationKind, unknown>);

const rung = {
  /** 1, 2, 3 … from the bottom. */
  rung: z.int().min(1),
  /** Working days after the due day. */
  afterWorkingDays: z.int().min(1).max(120),
  level: z.enum(['blue', 'yellow', 'red']),
  /** Who gets the slip: posts of the late unit, or of the government. */
  to: z
    .array(z.enum(['liaison', 'head', 'leaderInCharge', 'headOfGovernment', 'supervisor', 'chiefSupervisor']))
    .min(1),
};
const ladderRung = z.discriminatedUnion('issue', [
  z.strictObject({ ...rung, issue: z.literal('automatic') }),
  z.strictObject({
    ...rung,
    issue: z.literal('onApproval'),
    by: z.enum(['supervisor', 'chiefSupervisor']),
    /** Working days in which the unit may reply to the announced slip before it is issued; 0 or left out: it is not asked. */
    reply: z.int().min(0).max(30).exactOptional(),
  }),
]);
/** One rung of the escalation ladder: a slip to be issued at once, or drafted for somebody to issue. */
export type LadderRung = z.infer<typeof ladderRung>;

const defaultLadder: LadderRung[] = [
  { rung: 1, afterWorkingDays: 1, level: 'blue', to: ['liaison', 'head'], issue: 'automatic' },
  {
    rung: 2,
    afterWorkingDays: 3,
    level: 'yellow',
    to: ['head', 'leaderInCharge'],
    issue: 'onApproval',
    by: 'supervisor',
  },
  {
    rung: 3,
    afterWorkingDays: 5,
    level: 'red',
    to: ['head', 'leaderInCharge', 'headOfGovernment'],
    issue: 'onApproval',
    by: 'chiefSupervisor',
    reply: 2,
  },
];
const ladder = z.array(ladderRung).superRefine((rungs, context) => {
  rungs.forEach((each, index) => {
    const below = rungs[index - 1];
    if (each.rung !== index + 1)
      context.addIssue({ code: 'custom', path: [index, 'rung'], message: `rung ${index + 1} is expected here` });
    if (below && each.afterWorkingDays <= below.afterWorkingDays)
      context.addIssue({
        code: 'custom',
        path: [index, 'afterWorkingDays'],
        message: 'a rung comes later than the one below',
      });
  });
});

/**
 * 报送制度: the rules from which obligations follow. Plain data (the caller reads the YAML); unknown keys and days
 * that do not exist are refused with their path.
 */
export const Regime = z.strictObject({
  code,
  title: z.string().min(1),
  /** Where the rules are printed, when they are. */
  source: z.strictObject({ document: z.string().min(1), clause: z.string().min(1) }).optional(),
  /** Time zone of every day and hour in it. */
  zone: z.string().default('Asia/Shanghai'),
  /** When reports fall due. Where two fall on one day only the higher stands: annual before quarterly before monthly. */
  reports,
  /** Which units report: always the lead; the units named beside it; the members of unit groups. */
  owes: z
    .strictObject({
      reports: z.strictObject({
        lead: z.literal(true).default(true),
        named: z.boolean().default(true),
        groups: z.enum(['all', 'none']).default('none'),
      }),
    })
    .prefault({ reports: {} }),
  /** `viaLead`: sub-reports to the lead, then one report; `direct`: every unit reports to the inspectorate. */
  route: z.enum(['viaLead', 'direct']).default('viaLead'),
  /** How long before the report its sub-reports are due. */
  subReport: z.strictObject({ workingDaysBefore: z.int().min(0).max(60) }).default({ workingDaysBefore: 3 }),
  /** Periods in working days; the day of the act is not counted, the last one counts whole. */
  acknowledgement: workingDays.default({ workingDays: 2 }),
  plan: workingDays.default({ workingDays: 10 }),
  planPart: workingDays.default({ workingDays: 5 }),
  supplement: workingDays.default({ workingDays: 3 }),
  /** Who decides about an extension, by the working days asked for; `chiefSupervisorUpTo` null: the chief supervisor, however long. */
  extension: z
    .strictObject({
      supervisorUpTo: z.int().min(0).max(250).default(10),
      chiefSupervisorUpTo: z.int().min(0).max(250).nullable().default(null),
    })
    .prefault({}),
  /** Working days after the issue in which an assigned unit may object. */
  objection: workingDays.default({ workingDays: 5 }),
  /** After a suspension: for what fell due during it. */
  resumeGrace: workingDays.default({ workingDays: 5 }),
  /** An accepted report for a later period cures earlier missed ones as met late. */
  laterReportCures: z.boolean().default(true),
  /** Whether the unit's head signs a report before it is submitted. */
  signing: z.enum(['head', 'skipped']).default('head'),
  /** Roles that approve a filed plan, in order; none: filing brings it into force. */
  planApprovals: z.array(z.enum(['supervisor', 'chiefSupervisor', 'leaderInCharge', 'headOfGovernment'])).default([]),
  /** Working days before the due day on which a reminder is sent; 0: on the day. On a day off it is sent earlier. */
  reminders: reminders.prefault({}),
  /** Hour at which reminders are sent. */
  remindAt: hourOfDay.default(9),
  /** What happens to what stays undone. */
  ladder: ladder.default(defaultLadder),
  /** Hour at which rungs are reached. */
  escalateAt: hourOfDay.default(9),
});
export type Regime = z.infer<typeof Regime>;

/** A reporting calendar as read from the text of a notice. */
export type PrintedCalendar = Pick<Regime['reports'], 'monthly' | 'quarterly' | 'annual' | 'startMonth'>;

/** Puts the calendar printed in a notice onto a base regime; all else stays. @throws ZodError for days that do not exist. */
export function regimeFrom(reporting: PrintedCalendar, base: Regime): Regime {
  const { monthly, quarterly, annual, startMonth } = reporting;
  return Regime.parse({ ...base, reports: { ...base.reports, monthly, quarterly, annual, startMonth } });
}
