import { z } from 'zod';
import { DateText, Id, InstantText, TaskReference } from '../reference.contract.js';
import { DeskRow } from './desk.operations.js';
import { operation } from './operation.js';
import { CommandName, TextView, UnitName } from './task.operations.js';

/** What a lead says that it needs: the matter, and of which unit. */
const AskedFor = z
  .strictObject({ matter: z.string(), of: UnitName.nullable(), note: z.string().nullable() })
  .meta({ id: 'AskedFor' });

/** A unit that owes and says nothing. */
const SilentUnit = z
  .strictObject({
    unit: UnitName,
    /** Obligations missed; of them those that it owes as the lead. */
    missed: z.int(),
    missedAsLead: z.int(),
    /** Of all that it missed, how many are exempted. */
    exempted: z.int(),
    tasks: z.int(),
    /** The earliest day of what is missed. */
    since: DateText,
  })
  .meta({ id: 'SilentUnit' });

/** 批示: an order, and who has replied to it. */
const GivenInstruction = z
  .strictObject({
    task: TaskReference,
    number: z.string().nullable(),
    title: z.string(),
    /** It stands by itself, on no task of a directive. */
    free: z.boolean(),
    member: Id,
    /** Title of the post that gave it. */
    by: z.string().nullable(),
    text: TextView.nullable(),
    dueOn: DateText,
    replies: z.array(
      z.strictObject({
        unit: UnitName,
        obligation: Id,
        state: z.string(),
        repliedAt: InstantText.nullable(),
        text: TextView.nullable(),
      }),
    ),
    allowed: z.array(CommandName),
  })
  .meta({ id: 'GivenInstruction' });

const counted = <Row extends z.ZodType>(row: Row) =>
  /** `total`: how many there are; 1,000 stands for as many or more. */
  z.strictObject({ total: z.int(), rows: z.array(row) });

export const LeaderView = z
  .strictObject({
    /** Business time. */
    now: InstantText,
    /** Reports that ask for coordination, with what they ask for; the latest first. */
    coordination: counted(DeskRow.extend({ asks: z.array(AskedFor) }).meta({ id: 'CoordinationRow' })),
    /** Tasks that are overdue, then those whose lead owes something shortly. */
    slipping: counted(DeskRow),
    /** Who has missed the most first. */
    silent: counted(SilentUnit),
    /** Instructions under way: of the post that speaks, for the head of the government of all leaders. */
    instructions: counted(GivenInstruction),
    /** Units that may be given an order of its own. */
    units: z.array(UnitName),
    /** Tasks of which every unit may be given an order; of the others those among `units`. */
    tasks: z.array(Id),
  })
  .meta({ id: 'Leader' });
export type LeaderView = z.infer<typeof LeaderView>;

export const leaderOperations = [
  operation({
    id: 'leader.read',
    method: 'GET',
    path: '/api/v1/leader',
    tag: 'Desk',
    summary:
      'The page of a leader: what asks for coordination, what slips, which units are silent, and the orders given with who has not replied.',
    query: z.strictObject({
      /** The most rows of each part. */
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    answer: LeaderView,
    problems: ['bad-query'],
    example: { as: 'leaderInCharge' },
  }),
] as const;
