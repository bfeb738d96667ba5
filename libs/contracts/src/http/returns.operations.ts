import { z } from 'zod';
import { DateText, Id, InstantText, TaskReference } from '../reference.contract.js';
import { Figure, ReportContent } from '../report.contract.js';
import { operation } from './operation.js';
import { CommandName, DirectiveName, ReasonView, OwedAs, TaskStatus, UnitName } from './task.operations.js';

const tag = 'Returns';

/** How a sheet stands. */
const counts = {
  /** How many reports, sub-reports and supplements fall due that day. */
  rows: z.int(),
  /** Of these, as what the unit owes them: as lead, and as another unit of the task. */
  lead: z.int(),
  coordinating: z.int(),
  /** Written, signed where that is asked, handed in. Each includes what has gone further. */
  filled: z.int(),
  signed: z.int(),
  submitted: z.int(),
  /** Not handed in by the due moment, and of these those that are exempted. */
  missed: z.int(),
  exempted: z.int(),
};

/** 本期填报: what a unit hands in on one day, of all its tasks. */
const ReturnSheetRow = z
  .strictObject({
    dueOn: DateText,
    /** When the first of it may be written. */
    opensAt: InstantText,
    dueAt: InstantText,
    /** Labels of the periods reported on. */
    periods: z.array(z.string()),
    ...counts,
  })
  .meta({ id: 'ReturnSheetRow' });
export type ReturnSheetRow = z.infer<typeof ReturnSheetRow>;

/** What the same unit said of the task for the period before. */
const PreviousReport = z
  .strictObject({
    member: Id,
    period: z.string(),
    dueOn: DateText,
    submittedAt: InstantText.nullable(),
    content: ReportContent.nullable(),
    erased: z.boolean(),
    /** How often in succession it had said that there is nothing new. */
    unchanged: z.int(),
  })
  .meta({ id: 'PreviousReport' });

/** A figure in its place: as it was written, else as it was last reported, to be filled anew. */
const FigureInPlace = Figure.omit({ value: true, asOf: true, nature: true })
  .extend({
    value: z.string().nullable(),
    asOf: DateText.nullable(),
    nature: Figure.shape.nature.nullable(),
    /** As it was last reported. */
    before: z.strictObject({ value: z.string(), asOf: DateText, nature: Figure.shape.nature }).nullable(),
  })
  .meta({ id: 'FigureInPlace' });
export type FigureInPlace = z.infer<typeof FigureInPlace>;

const ReturnRow = z
  .strictObject({
    task: TaskReference,
    directive: DirectiveName.nullable(),
    number: z.string().nullable(),
    title: z.string(),
    status: TaskStatus,
    lead: UnitName.nullable(),
    owedAs: OwedAs,
    obligation: z.strictObject({
      id: Id,
      kind: z.string(),
      state: z.string(),
      opensAt: InstantText,
      dueAt: InstantText,
    }),
    /** The report or sub-report that is owed. */
    member: Id,
    kind: z.enum(['report', 'subReport']),
    period: z.string(),
    state: z.string(),
    /** Of the report: what `expectedVersion` of a command on it means. */
    version: z.int(),
    /** Whether the head signs it before it is handed in. */
    signing: z.enum(['head', 'skipped']),
    submittedAt: InstantText.nullable(),
    mark: z.string().nullable(),
    /** Why it last came back. */
    reason: ReasonView.nullable(),
    /** What has been written of it. */
    content: ReportContent.nullable(),
    erased: z.boolean(),
    /** How often in succession, with this one, the unit has said that there is nothing new. */
    unchanged: z.int(),
    previous: PreviousReport.nullable(),
    figures: z.array(FigureInPlace),
    /** What the post may do about the report now. */
    commands: z.array(CommandName),
  })
  .meta({ id: 'ReturnRow' });
export type ReturnRow = z.infer<typeof ReturnRow>;

const ReturnView = z
  .strictObject({
    unit: UnitName,
    dueOn: DateText,
    /** Business time. */
    now: InstantText,
    /** What the unit owes as lead, then the rest; each in the order of the directives. */
    rows: z.array(ReturnRow),
  })
  .meta({ id: 'Return' });
export type ReturnView = z.infer<typeof ReturnView>;

/** What can be filled of a row: of the report, and of each of its figures. */
const returnFields = ['summary', 'unchanged', 'reason', 'problems', 'nextStep', 'value', 'asOf', 'nature'] as const;

/** One cell that the table says otherwise than the sheet. */
const CellDifference = z
  .strictObject({
    field: z.enum(returnFields),
    /** Of a cell of a figure: its place among the figures of the row. */
    figure: z.int().nullable(),
    /** Heading of the column. */
    column: z.string(),
    before: z.string(),
    after: z.string(),
  })
  .meta({ id: 'CellDifference' });

/** What a filled table would change: nothing is changed yet. */
const ReturnDifference = z
  .strictObject({
    /** How many rows of the table say what the sheet says. */
    same: z.int(),
    changed: z.array(
      z.strictObject({
        member: Id,
        number: z.string().nullable(),
        title: z.string(),
        /** Row of the table, as the program that made it counts. */
        line: z.int(),
        cells: z.array(CellDifference),
      }),
    ),
    /** What cannot be taken, row by row, and what to do about it. */
    faults: z.array(z.strictObject({ line: z.int(), column: z.string().nullable(), message: z.string() })),
  })
  .meta({ id: 'ReturnDifference' });
export type ReturnDifference = z.infer<typeof ReturnDifference>;

const params = z.strictObject({ dueOn: DateText });
const example = { params: { dueOn: '2023-06-25' }, as: 'unitLiaison' } as const;

export const returnsOperations = [
  operation({
    id: 'returns.list',
    method: 'GET',
    path: '/api/v1/returns',
    tag,
    summary: 'The sheets of the unit that asks: one for each day on which it reports, the newest 200, by day.',
    answer: z.strictObject({ now: InstantText, rows: z.array(ReturnSheetRow) }),
    example: { as: 'unitLiaison' },
  }),
  operation({
    id: 'return.read',
    method: 'GET',
    path: '/api/v1/returns/{dueOn}',
    tag,
    summary:
      'One sheet: every report, sub-report and supplement that the unit owes that day, with what it said of the period before.',
    params,
    answer: ReturnView,
    example,
  }),
  operation({
    id: 'return.download',
    method: 'GET',
    path: '/api/v1/returns/{dueOn}/workbook',
    tag,
    summary: 'The sheet as .xlsx, to be filled off line.',
    params,
    gives: 'file',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    example,
  }),
  operation({
    id: 'return.compare',
    method: 'POST',
    path: '/api/v1/returns/{dueOn}/workbook',
    tag,
    summary: 'What a filled .xlsx says otherwise than the sheet, cell by cell. Nothing is changed by it.',
    params,
    body: z.strictObject({ file: z.file() }).meta({ id: 'ReturnWorkbook' }),
    takes: 'form',
    answer: ReturnDifference,
    problems: ['bad-body', 'upload-broken'],
    example: { ...example, body: { file: 'no table' } },
  }),
] as const;
