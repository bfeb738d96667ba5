import { Regime } from '@duban/calendar';
import { z } from 'zod';
import { RegimeCode } from '../draft-decision.contract.js';
import { DateText, DirectiveReference, Id, InstantText, TaskReference } from '../reference.contract.js';
import { operation } from './operation.js';

const tag = 'Regimes';

const RegimeRow = z
  .strictObject({
    code: z.string(),
    title: z.string(),
    /** `program`: it comes with the program and is not edited; `own`: of the government. */
    basis: z.enum(['program', 'own']),
    /** Of an own one, as in its ETag. */
    version: z.int().nullable(),
    /** How many directives have been issued under it. */
    directives: z.int(),
  })
  .meta({ id: 'RegimeRow' });

const RegimeView = z.strictObject({ ...RegimeRow.shape, rules: Regime }).meta({ id: 'RegimeView' });
export type RegimeView = z.infer<typeof RegimeView>;

const Schedule = z
  .strictObject({
    opensAt: InstantText,
    dueOn: DateText,
    dueAt: InstantText,
    dayOff: z.boolean(),
    /** A day that decided it lies in a year without a holiday table: it may still move. */
    provisional: z.boolean(),
    remindedAt: z.array(InstantText),
    slips: z.array(z.strictObject({ rung: z.int(), at: InstantText })),
  })
  .meta({ id: 'PlannedSchedule' });

const Period = z.strictObject({
  kind: z.enum(['monthly', 'quarterly', 'annual']),
  label: z.string(),
  from: DateText,
  to: DateText,
});

const YearPreview = z
  .strictObject({
    year: z.int(),
    code: z.string(),
    effectiveOn: DateText,
    reports: z.array(
      z.strictObject({
        period: Period,
        report: Schedule,
        /** The day that the rules write, where it was a day off and another took its place. */
        rolledFrom: DateText.nullable(),
        /** Null where units report straight to the inspectorate, or where it had been due before. */
        subReport: Schedule.nullable(),
      }),
    ),
    notAsked: z.array(z.strictObject({ period: Period, dueOn: DateText })),
    months: z.array(z.strictObject({ month: z.string(), reports: z.int(), subReports: z.int() })),
    provisional: z.int(),
  })
  .meta({ id: 'YearPreview' });
export type YearPreview = z.infer<typeof YearPreview>;

const totals = { made: z.int(), moved: z.int(), dropped: z.int(), untouched: z.int() };

/** What a unit fills in: one sheet for each due day, with a line for each report. */
const Forms = z.strictObject({ sheets: z.int(), lines: z.int() }).meta({ id: 'FormsOfMonth' });

const RegimeDifference = z
  .strictObject({
    directive: DirectiveReference,
    from: z.strictObject({ code: z.string(), title: z.string() }),
    to: z.strictObject({ code: z.string(), title: z.string() }),
    /** Business moment for which it is worked out: what has opened by then stays as it is. */
    at: InstantText,
    totals: z.strictObject(totals),
    /** Every change, counted by what is owed for which period. */
    changes: z.array(
      z.strictObject({
        change: z.enum(['made', 'moved', 'dropped']),
        kind: z.enum(['report', 'subReport']),
        period: z.string(),
        /** The due day as it is; null of what is made. */
        from: DateText.nullable(),
        /** As it would be; null of what is dropped. */
        to: DateText.nullable(),
        count: z.int(),
      }),
    ),
    tasks: z.array(
      z.strictObject({ task: TaskReference, number: z.string().nullable(), title: z.string(), ...totals }),
    ),
    /** The same by unit, the most touched first. */
    units: z.array(
      z.strictObject({
        unit: Id,
        ...totals,
        /** Months in which something falls due, as it is and as it would be. */
        months: z.array(z.strictObject({ month: z.string(), before: Forms, after: Forms })),
      }),
    ),
    /** The last application that has not been taken back; null where there is none. */
    last: z
      .strictObject({
        /** The rules that held before it. */
        before: z.strictObject({ code: z.string(), title: z.string() }),
        at: InstantText,
        undoUntil: InstantText.nullable(),
        /** Something that it moved or made has begun: it can no longer be undone. */
        hasFired: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'RegimeDifference' });
export type RegimeDifferenceView = z.infer<typeof RegimeDifference>;

const slipCounts = { blue: z.int(), yellow: z.int(), red: z.int() };
const SlipCounts = z.strictObject(slipCounts).meta({ id: 'SlipCounts' });

const LadderRun = z
  .strictObject({
    /** How many there would have been, of all levels. */
    slips: z.int(),
    /** `fired`, `cured`, `excused` and `ahead` add up to `late`. */
    rungs: z.array(
      z.strictObject({
        rung: z.int(),
        level: z.enum(['blue', 'yellow', 'red']),
        fired: z.int(),
        /** Met late before the rung was reached. */
        cured: z.int(),
        /** Waived, dropped, suspended or ended before, or found to be late only afterwards. */
        excused: z.int(),
        /** Late still, and the rung is to come. */
        ahead: z.int(),
        /** Of those that fired: in plain days they would have come on a day off, and waited for a working day. */
        offDaysOff: z.int(),
      }),
    ),
  })
  .meta({ id: 'LadderRun' });

const bothLadders = { present: SlipCounts, candidate: SlipCounts };

const LadderTrial = z
  .strictObject({
    directive: DirectiveReference,
    /** The regime that the directive is under now. */
    from: z.strictObject({ code: z.string(), title: z.string() }),
    to: z.strictObject({ code: z.string(), title: z.string() }),
    /** Business moment up to which the year is looked at. */
    at: InstantText,
    tasks: z.int(),
    /** Due moments that were missed: a day that was moved and missed again counts anew. */
    late: z.int(),
    /** Rungs that the record has as reached. Where the program stood still, fewer than `present` has. */
    recorded: z.int(),
    present: LadderRun,
    candidate: LadderRun,
    /** By unit, the one with the most slips first. */
    units: z.array(z.strictObject({ unit: Id, late: z.int(), ...bothLadders })),
    /** By the month in which slips would have come. */
    months: z.array(z.strictObject({ month: z.string(), ...bothLadders })),
  })
  .meta({ id: 'LadderTrial' });
export type LadderTrialView = z.infer<typeof LadderTrial>;

const Application = z
  .strictObject({
    id: Id,
    directive: DirectiveReference,
    regime: z.string(),
    at: InstantText,
    totals: z.strictObject({ made: z.int(), moved: z.int(), dropped: z.int() }),
    /** Business moment up to which it can be undone; null: as long as nothing else happens to it. */
    undoUntil: InstantText.nullable(),
  })
  .meta({ id: 'RegimeApplication' });

const params = z.strictObject({ code: RegimeCode });
const ofDirective = z.strictObject({ year: z.coerce.number().int().min(1_900).max(2_999), id: Id });
const nowhere = { year: 2023, id: '00000000-0000-4000-8000-000000000000' } as const;
/** Rules, or the code of a regime that has them. */
const given = z.union([RegimeCode, Regime]);
const rules = {
  code: 'monthly-20',
  title: '每月20日前报进展',
  reports: { monthly: { day: 20 }, annual: '12-20' },
} as const;

export const regimeOperations = [
  operation({
    id: 'regimes.list',
    method: 'GET',
    path: '/api/v1/regimes',
    tag,
    summary: 'The regimes that a directive can be issued under: those of the program, and the own ones.',
    answer: z.strictObject({ rows: z.array(RegimeRow) }),
    example: {},
  }),
  operation({
    id: 'regime.read',
    method: 'GET',
    path: '/api/v1/regimes/{code}',
    tag,
    summary: 'The rules of a regime.',
    params,
    answer: RegimeView,
    example: { params: { code: 'default' } },
  }),
  operation({
    id: 'regime.save',
    method: 'PUT',
    path: '/api/v1/regimes/{code}',
    tag,
    summary:
      'Makes a regime, or changes one with `If-Match`. What has been issued under it stays: a directive is put under changed rules by applying them.',
    params,
    body: Regime,
    answer: RegimeView,
    problems: ['bad-body', 'bad-header', 'stale', 'already-exists'],
    example: { params: { code: 'monthly-20' }, body: rules },
  }),
  operation({
    id: 'regime.delete',
    method: 'DELETE',
    path: '/api/v1/regimes/{code}',
    tag,
    summary: 'Deletes an own regime that nothing has been issued under. Needs `If-Match`.',
    params,
    status: 204,
    problems: ['bad-header', 'stale', 'not-in-state'],
    example: { params: { code: 'no-such' } },
  }),
  operation({
    id: 'regime.preview',
    method: 'POST',
    path: '/api/v1/regimes/preview',
    tag,
    summary:
      'What falls due in a year under a regime: windows, due days and which of them were rolled, sub-reports, reminders, slips.',
    body: z.strictObject({ regime: given, year: z.int().min(1990).max(2200), effectiveOn: DateText.optional() }),
    answer: YearPreview,
    problems: ['bad-body', 'regime-invalid'],
    example: { body: { regime: 'default', year: 2023 } },
  }),
  operation({
    id: 'regime.difference',
    method: 'POST',
    path: '/api/v1/directives/{year}/{id}/regime/difference',
    tag,
    summary:
      'What putting a directive under a regime would make, move, drop and leave, by task and by period. Without one: what planning it anew by its own rules would, as after a change of the holiday tables.',
    params: ofDirective,
    body: z.strictObject({ regime: given.optional() }),
    answer: RegimeDifference,
    problems: ['bad-body', 'not-in-state', 'regime-invalid'],
    example: { params: nowhere, body: { regime: 'default' } },
  }),
  operation({
    id: 'regime.simulateLadder',
    method: 'POST',
    path: '/api/v1/directives/{year}/{id}/regime/ladder',
    tag,
    summary:
      'What the ladder of a regime would have made of everything that was late under a directive, beside the ladder that ran: slips by rung, unit and month. Nothing is changed. A directive that is closed can be asked about too.',
    params: ofDirective,
    body: z.strictObject({ regime: given }),
    answer: LadderTrial,
    problems: ['bad-body', 'not-in-state', 'regime-invalid'],
    example: { params: nowhere, body: { regime: 'default' } },
  }),
  operation({
    id: 'regime.apply',
    method: 'POST',
    path: '/api/v1/directives/{year}/{id}/regime',
    tag,
    summary:
      'Puts a directive and all its open tasks under a regime, as one group. What has opened stays as it is. It can be undone until the first thing that it moved or made fires.',
    params: ofDirective,
    body: z.strictObject({ regime: given }),
    answer: Application,
    status: 201,
    problems: ['bad-body', 'not-in-state', 'regime-invalid', 'stale', 'missing-lead', 'newer-version'],
    example: { params: nowhere, body: { regime: 'default' } },
  }),
  operation({
    id: 'regime.undo',
    method: 'POST',
    path: '/api/v1/directives/{year}/{id}/regime/undo',
    tag,
    summary: 'Takes the last application of a regime to a directive back: days are as they were before it.',
    params: ofDirective,
    answer: z.strictObject({ id: Id, directive: DirectiveReference, regime: z.string(), undoneAt: InstantText }),
    problems: ['not-in-state', 'regime-invalid', 'stale', 'missing-lead', 'newer-version'],
    example: { params: nowhere },
  }),
] as const;
