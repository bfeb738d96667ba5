import type { Command, CommandOf, CommandType, Refusal } from '@duban/contracts';
import { namedMembers, type TaskEvent } from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import {
  approveAdjustment,
  handOverTask,
  proposeAdjustment,
  refuseAdjustment,
  withdrawAdjustment,
} from './adjustment.deciders.js';
import { claimCloseOut, confirmCloseOut, confirmPartly, reopenTask } from './close-out.deciders.js';
import { raiseDisagreement } from './disagreement.deciders.js';
import { exemptObligation, revokeExemption } from './exemption.deciders.js';
import { grantExtension, refuseExtension, requestExtension } from './extension.deciders.js';
import type { TaskDecision } from './decision.js';
import { giveInstruction, giveReply, urgeObligation, withdrawInstruction } from './instruction.deciders.js';
import { raiseObjection, refuseObjection } from './objection.deciders.js';
import { approvePlan, filePlan, returnPlan } from './plan.deciders.js';
import { replanTask } from './replan.js';
import { draftReport, returnReport, submitSubReport } from './report.deciders.js';
import { announceSlip, issueSlip } from './slip.deciders.js';
import { resumeTask, suspendTask } from './suspension.deciders.js';

/** Commands about a task that exists. */
export type TaskCommandType = Exclude<
  CommandType,
  `directive.${string}` | `inspection.${string}` | `clue.${string}` | `meeting.${string}` | 'task.issue'
>;
export type TaskCommand = CommandOf<TaskCommandType>;

type Decider<Type extends TaskCommandType> = (
  command: CommandOf<Type>,
  decision: TaskDecision,
) => NewTaskEvent | Refusal;

/** What each command means as an event: a command without a decider does not compile. */
const deciders: { [Type in TaskCommandType]: Decider<Type> } = {
  'task.suspend': suspendTask,
  'task.resume': resumeTask,
  'task.withdraw': ({ reason, carriedTo }, { keep }) => ({
    type: 'task.withdrawn',
    reason: keep(reason),
    ...(carriedTo ? { carriedTo } : {}),
  }),
  'task.reopen': reopenTask,
  'task.replan': replanTask,

  'acknowledgement.give': ({ member }) => ({ type: 'acknowledgement.given', member }),
  'milestone.deliver': ({ member, content }, { keep }) => ({
    type: 'milestone.delivered',
    member,
    ...(content ? { content: keep(content) } : {}),
  }),
  'obligation.urge': urgeObligation,
  'obligation.waive': ({ member, basis }, { keep }) => ({ type: 'obligation.waived', member, basis: keep(basis) }),
  'obligation.exempt': exemptObligation,
  'obligation.revokeExemption': revokeExemption,

  'planPart.submit': ({ member, content }, { keep }) => ({
    type: 'planPart.submitted',
    member,
    content: keep(JSON.stringify(content)),
  }),
  'planPart.withdraw': ({ member }) => ({ type: 'planPart.withdrawn', member }),
  'planPart.approve': ({ member }) => ({ type: 'planPart.approved', member }),
  'planPart.sendBack': ({ member, reason }, { keep }) => ({ type: 'planPart.sentBack', member, reason: keep(reason) }),

  'plan.draft': ({ member, content }, { keep }) => ({
    type: 'plan.drafted',
    member,
    content: keep(JSON.stringify(content)),
  }),
  'plan.sign': ({ member }) => ({ type: 'plan.signed', member }),
  'plan.file': filePlan,
  'plan.approve': approvePlan,
  'plan.return': returnPlan,
  'plan.revise': ({ member }) => ({ type: 'plan.revised', member }),

  'report.draft': draftReport,
  'report.sign': ({ member }) => ({ type: 'report.signed', member }),
  'report.submit': ({ member }) => ({ type: 'report.submitted', member }),
  'report.withdraw': ({ member }) => ({ type: 'report.withdrawn', member }),
  'report.accept': ({ member, mark, reason }, { keep }) => ({
    type: 'report.accepted',
    member,
    ...(mark ? { mark } : {}),
    ...(reason ? { reason: keep(reason) } : {}),
  }),
  'report.return': returnReport,
  'report.empty': ({ member, reason }, { keep }) => ({ type: 'report.emptied', member, reason: keep(reason) }),

  'subReport.submit': submitSubReport,
  'subReport.withdraw': ({ member }) => ({ type: 'subReport.withdrawn', member }),
  'subReport.approve': ({ member }) => ({ type: 'subReport.approved', member }),
  'subReport.sendBack': ({ member, reason }, { keep }) => ({
    type: 'subReport.sentBack',
    member,
    reason: keep(reason),
  }),

  'extension.request': requestExtension,
  'extension.grant': grantExtension,
  'extension.refuse': refuseExtension,
  'extension.withdraw': ({ member }) => ({ type: 'extension.withdrawn', member }),

  'disagreement.raise': raiseDisagreement,
  'disagreement.settle': ({ member, text }, { keep }) => ({
    type: 'disagreement.settled',
    member,
    reason: keep(text),
  }),
  'disagreement.withdraw': ({ member }) => ({ type: 'disagreement.withdrawn', member }),

  'objection.raise': raiseObjection,
  'objection.uphold': ({ member, reason }, { keep }) => ({ type: 'objection.upheld', member, reason: keep(reason) }),
  'objection.refuse': refuseObjection,
  'objection.withdraw': ({ member }) => ({ type: 'objection.withdrawn', member }),
  'adjustment.propose': proposeAdjustment,
  'adjustment.approve': approveAdjustment,
  'adjustment.refuse': refuseAdjustment,
  'adjustment.withdraw': withdrawAdjustment,
  'task.handOver': handOverTask,

  'closeOut.claim': claimCloseOut,
  'closeOut.sign': ({ member }) => ({ type: 'closeOut.signed', member }),
  'closeOut.verify': ({ member, manner }) => ({ type: 'closeOut.verifying', member, manner }),
  'closeOut.confirm': confirmCloseOut,
  'closeOut.confirmPartly': confirmPartly,
  'closeOut.reject': ({ member, reason }, { keep }) => ({ type: 'closeOut.rejected', member, reason: keep(reason) }),

  'instruction.give': giveInstruction,
  'instruction.withdraw': withdrawInstruction,
  'reply.give': giveReply,

  'slip.announce': announceSlip,
  'slip.reply': ({ member, text }, { keep }) => ({ type: 'slip.replied', member, content: keep(text) }),
  'slip.issue': issueSlip,
  'slip.discard': ({ member, reason }, { keep }) => ({ type: 'slip.discarded', member, reason: keep(reason) }),
};

/** The event that a command asks for, or why it cannot be asked. The machine still has its say. */
export function decideTask(command: TaskCommand, decision: TaskDecision): NewTaskEvent | Refusal {
  const decide = deciders[command.type] as Decider<TaskCommandType>;
  return decide(command as never, decision);
}

/** Commands that need all parts and obligations of the task, not only those that are under way. */
const WHOLE = new Set<CommandType>([
  'task.suspend',
  'task.resume',
  'task.withdraw',
  'task.reopen',
  'task.replan',
  'plan.file',
  'plan.approve',
  // its targets, its plan and what was adjusted
  'closeOut.claim',
  'closeOut.confirm',
  // the last day of the task is that of all it owes
  'extension.request',
  'adjustment.approve',
  'task.handOver',
]);

export const needsWholeTask = (type: CommandType): boolean => WHOLE.has(type);

/** Whether a command draws on what was reported before: that the task's other reports are not under way is no matter. */
export const looksBack = (command: Command): boolean =>
  (command.type === 'report.draft' || command.type === 'subReport.submit') && command.content.unchanged !== undefined;

/**
 * Commands that concern one part, its obligations and what they tell, and nothing else that is under way. What they may
 * find missed, due, or waiting as a slip is read with them. The machines say what their events need: see `requireRead`.
 */
const ONLY_NAMED = new Set<CommandType>([
  'acknowledgement.give',
  'milestone.deliver',
  'obligation.urge',
  'instruction.give',
  'instruction.withdraw',
  'reply.give',
  'planPart.submit',
  'planPart.withdraw',
  'planPart.approve',
  'planPart.sendBack',
  'plan.draft',
  'plan.sign',
  'report.draft',
  'report.sign',
  'report.submit',
  'report.withdraw',
  'subReport.submit',
  'subReport.withdraw',
  'subReport.approve',
  'subReport.sendBack',
]);

export const needsOnlyNamed = (type: CommandType): boolean => ONLY_NAMED.has(type);

/** Throws when an event needs more of the task than was read for its command: the lists above are wrong then. */
export function requireRead(type: CommandType, event: NewTaskEvent): void {
  const { extent } = namedMembers(event as TaskEvent);
  const enough = needsWholeTask(type) || extent === 'named' || (extent === 'live' && !needsOnlyNamed(type));
  if (!enough) throw new Error(`${event.type} needs more of its task than is read for ${type}.`);
}
