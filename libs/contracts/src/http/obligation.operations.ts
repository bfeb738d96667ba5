import { z } from 'zod';
import { DateText, Id, InstantText, TaskReference } from '../reference.contract.js';
import { operation } from './operation.js';
import { fieldsOf, flag, pageOf, pageQuery, severalOf, YearText } from './page.contract.js';
import { DirectiveName, ObligationView, TaskStatus } from './task.operations.js';

const ObligationState = z.enum(['pending', 'open', 'held', 'missed', 'met', 'metLate', 'waived', 'cancelled']);
const Kind = z.string().regex(/^[a-zA-Z]{1,40}$/, 'write the name of a kind');

/** An obligation with its task. */
export const ObligationRow = ObligationView.omit({ allowed: true, reason: true, inheritedFrom: true })
  .extend({
    task: TaskReference,
    directive: DirectiveName.nullable(),
    number: z.string().nullable(),
    title: z.string(),
    /** Of the task: what is left of an ended one is urged no more. */
    status: TaskStatus,
    /** When its unit was last urged by somebody. */
    urgedAt: InstantText.nullable(),
  })
  .meta({ id: 'ObligationRow' });
export type ObligationRow = z.infer<typeof ObligationRow>;

export const obligationOperations = [
  operation({
    id: 'obligations.list',
    method: 'GET',
    path: '/api/v1/obligations',
    tag: 'Tasks',
    summary: 'What is owed, across all directives, in the order of the due days by which screens group it.',
    query: z.strictObject({
      ...pageQuery,
      unit: Id.optional(),
      /** What the unit of the caller's post owes. */
      mine: flag.optional(),
      directive: Id.optional(),
      /** Of the directive. */
      year: YearText.optional(),
      /** Of these tasks, at most fifty. */
      task: severalOf(Id).optional(),
      kind: severalOf(Kind).optional(),
      /** Under way unless told: open, held, missed. Other states go with a unit, a directive, a year with both days, or a post that sees its own tasks only. */
      state: severalOf(ObligationState).optional(),
      /** Whether their miss is exempted. */
      exempted: flag.optional(),
      dueFrom: DateText.optional(),
      dueTo: DateText.optional(),
      sort: z.enum(['dueAt', '-dueAt']).default('dueAt'),
      fields: fieldsOf(ObligationRow),
    }),
    answer: pageOf(ObligationRow),
    problems: ['bad-query'],
    example: { query: { state: 'open,missed', dueTo: '2023-12-31' }, as: 'unitLiaison' },
  }),
] as const;
