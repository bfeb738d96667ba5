import { z } from 'zod';
import { DateText, Id, InstantText, TaskReference } from '../reference.contract.js';
import { operation } from './operation.js';
import { YearText } from './page.contract.js';
import { ClosedAs, LightView, TaskStatus, UnitName } from './task.operations.js';

const Colour = LightView.shape.colour;

/** A month: `2023-05`. */
const MonthText = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'write a month as 2023-05');

const SlipLevel = z.enum(['blue', 'yellow', 'red']);
const SlipState = z.enum(['drafted', 'issued', 'discarded']);

/** Which tasks are counted: of a year, the business day's unless told, or of one directive of it. */
const scope = { year: YearText.optional(), directive: Id.optional() };

/** Tasks of one status and colour at the end of a month; of the month that runs, now. */
const Standing = z
  .strictObject({
    month: MonthText,
    status: TaskStatus,
    colour: Colour,
    /** Of completed ones: as what they were closed. */
    closedAs: ClosedAs.nullable(),
    tasks: z.int(),
  })
  .meta({ id: 'Standing' });

/** 驾驶舱: every figure is counted from the obligations, parts and events themselves. */
const DashboardView = z
  .strictObject({
    now: InstantText,
    today: DateText,
    year: z.int(),
    /** From the month in which the first task was issued to the one that runs. */
    months: z.array(MonthText),
    standings: z.array(Standing),
    /**
     * 按时报送: reports, sub-reports and supplements that have fallen due, by the month of the due day. `exempted`: of those
     * met late and missed, how many are exempted; they are counted there all the same.
     */
    punctuality: z.array(
      z.strictObject({
        unit: UnitName,
        month: MonthText,
        met: z.int(),
        metLate: z.int(),
        missed: z.int(),
        exempted: z.int(),
      }),
    ),
    /** What each unit has to do now: open or held, and missed; of the missed, how many are exempted. */
    load: z.array(z.strictObject({ unit: UnitName, open: z.int(), missed: z.int(), exempted: z.int() })),
    /** The next fourteen days from today, with what is still to be delivered by each. */
    days: z.array(
      z.strictObject({
        date: DateText,
        isWorkingDay: z.boolean(),
        /** The holidays of its year are known. */
        isKnown: z.boolean(),
        obligations: z.int(),
        units: z.int(),
      }),
    ),
    /** 督办单: by level, state and the month in which they were issued; null of those that were not. */
    slips: z.array(z.strictObject({ level: SlipLevel, state: SlipState, month: MonthText.nullable(), slips: z.int() })),
  })
  .meta({ id: 'Dashboard' });
export type DashboardView = z.infer<typeof DashboardView>;

/** A task as it stood. */
const StandingTask = z
  .strictObject({
    task: TaskReference,
    number: z.string().nullable(),
    title: z.string(),
    lead: UnitName.nullable(),
    status: TaskStatus,
    colour: Colour,
    closedAs: ClosedAs.nullable(),
  })
  .meta({ id: 'StandingTask' });

const DashboardSlip = z
  .strictObject({
    id: Id,
    task: TaskReference,
    number: z.string().nullable(),
    title: z.string(),
    unit: UnitName.nullable(),
    level: SlipLevel,
    state: SlipState,
    issuedAt: InstantText.nullable(),
    /** What it is about. */
    obligation: z.strictObject({ kind: z.string(), period: z.string().nullable(), dueOn: DateText }).nullable(),
  })
  .meta({ id: 'DashboardSlip' });

/** The most rows of a list behind a number. */
const limit = z.coerce.number().int().min(1).max(1_000).default(500);

const asSupervisor = { as: 'supervisor' };

export const dashboardOperations = [
  operation({
    id: 'dashboard.read',
    method: 'GET',
    path: '/api/v1/dashboard',
    tag: 'Dashboard',
    summary:
      'Tasks by status and light at the end of each month, reporting in time by unit and month, load, the next fourteen days, slips.',
    query: z.strictObject(scope),
    answer: DashboardView,
    problems: ['bad-query'],
    example: asSupervisor,
  }),
  operation({
    id: 'dashboard.tasks',
    method: 'GET',
    path: '/api/v1/dashboard/tasks',
    tag: 'Dashboard',
    summary: 'The tasks behind a number of a month: as they stood at its end, or stand now.',
    query: z.strictObject({
      ...scope,
      month: MonthText,
      status: TaskStatus.optional(),
      colour: Colour.optional(),
      closedAs: ClosedAs.optional(),
      limit,
    }),
    answer: z.strictObject({ rows: z.array(StandingTask) }),
    problems: ['bad-query'],
    example: { query: { year: 2023, month: '2023-02' }, ...asSupervisor },
  }),
  operation({
    id: 'dashboard.slips',
    method: 'GET',
    path: '/api/v1/dashboard/slips',
    tag: 'Dashboard',
    summary: 'The slips behind a number, the newest first.',
    query: z.strictObject({
      ...scope,
      level: SlipLevel.optional(),
      state: SlipState.optional(),
      month: MonthText.optional(),
      limit,
    }),
    answer: z.strictObject({ rows: z.array(DashboardSlip) }),
    problems: ['bad-query'],
    example: asSupervisor,
  }),
] as const;
