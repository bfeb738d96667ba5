import { z } from 'zod';
import { DateText, Id, InstantText, TaskReference } from '../reference.contract.js';
import { operation } from './operation.js';
import { CommandName, DirectiveName, OwedAs, SlipReply, TextView, UnitName } from './task.operations.js';

/** 督办单: one that waits for its announcement, for a reply or for its issue, with the facts that it rests on. */
export const SlipView = z
  .strictObject({
    id: Id,
    state: z.enum(['drafted', 'announced', 'replied']),
    level: z.string(),
    /** Of the ladder. */
    rung: z.int(),
    /** Role that issues it; null where any of the inspectorate may. */
    by: z.string().nullable(),
    /** Addressees, as the ladder names them. */
    to: z.array(z.string()),
    /** When its rung was reached. */
    draftedAt: InstantText.nullable(),
    task: TaskReference,
    directive: DirectiveName.nullable(),
    number: z.string().nullable(),
    title: z.string(),
    unit: UnitName,
    /** What is late. */
    obligation: z.strictObject({
      id: Id,
      kind: z.string(),
      period: z.string().nullable(),
      owedAs: OwedAs,
      dueOn: DateText,
      missedAt: InstantText.nullable(),
    }),
    /** Where its unit is to be heard before it is issued. */
    reply: SlipReply.nullable(),
    /** What the unit replied. */
    replied: TextView.nullable(),
    /** What it will say. */
    text: z.strictObject({ subject: z.string(), body: z.string() }),
    /** What the caller's post may do with it. */
    allowed: z.array(CommandName),
  })
  .meta({ id: 'Slip' });
export type SlipView = z.infer<typeof SlipView>;

export const slipOperations = [
  operation({
    id: 'slips.list',
    method: 'GET',
    path: '/api/v1/slips',
    tag: 'Desk',
    summary:
      'The slips that the post that speaks issues, the longest late first; also those about which their units are heard.',
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(200) }),
    answer: z.strictObject({
      /** How many there are; 1,000 stands for as many or more. */
      total: z.int(),
      rows: z.array(SlipView),
    }),
    problems: ['bad-query'],
    example: { as: 'supervisor' },
  }),
] as const;
