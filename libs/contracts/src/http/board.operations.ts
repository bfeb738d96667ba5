import { z } from 'zod';
import { DateText, Id, InstantText, TaskReference } from '../reference.contract.js';
import { operation } from './operation.js';
import { CommandName, DirectiveName, ReasonView, TaskRelation, TaskStatus, UnitName } from './task.operations.js';

/** What one unit owes to a task that another leads: the obligation, the part that delivers it, and when it was last urged. */
export const BoardCell = z
  .strictObject({
    unit: Id,
    kind: z.string(),
    period: z.string().nullable(),
    obligation: z.strictObject({
      id: Id,
      state: z.string(),
      opensAt: InstantText,
      dueOn: DateText,
      dueAt: InstantText,
      deliveredAt: InstantText.nullable(),
      allowed: z.array(CommandName),
    }),
    part: z
      .strictObject({
        id: Id,
        kind: z.string(),
        state: z.string(),
        version: z.int(),
        submissions: z.int(),
        submittedAt: InstantText.nullable(),
        /** Why it last came back. */
        reason: ReasonView.nullable(),
        allowed: z.array(CommandName),
      })
      .nullable(),
    /** When somebody last asked the unit to hurry with it. */
    urgedAt: InstantText.nullable(),
  })
  .meta({ id: 'BoardCell' });
export type BoardCell = z.infer<typeof BoardCell>;

/** One task that the unit leads, with all that its units owe now. */
export const BoardTask = z
  .strictObject({
    task: TaskReference,
    directive: DirectiveName.nullable(),
    number: z.string().nullable(),
    title: z.string(),
    status: TaskStatus,
    level: z.int(),
    /** The lead first, then joint leads, coordinating units, members. */
    units: z.array(UnitName.extend({ relation: TaskRelation })),
    cells: z.array(BoardCell),
  })
  .meta({ id: 'BoardTask' });
export type BoardTask = z.infer<typeof BoardTask>;

export const boardOperations = [
  operation({
    id: 'board.read',
    method: 'GET',
    path: '/api/v1/board',
    tag: 'Desk',
    summary:
      'The board of a lead unit: its tasks that go on, and of each unit what it owes from five weeks back to five weeks ahead, and whatever still waits.',
    answer: z.strictObject({ now: InstantText, tasks: z.array(BoardTask) }),
    example: { as: 'unitLiaison' },
  }),
] as const;
