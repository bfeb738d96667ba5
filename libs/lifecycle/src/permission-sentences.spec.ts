import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Role } from './effect.js';
import { decidePermission, Permissions, type Relation, scopeOf } from './permission.js';

/**
 * Who may do what, said in words and held against config/permissions.yaml. Nothing here is taken from the table: where
 * the two disagree, one of them is wrong.
 */
const table = Permissions.parse(
  parse(readFileSync(new URL('../../../config/permissions.yaml', import.meta.url), 'utf8')),
);

type Expected = 'may' | 'own-work' | 'head-signs' | 'not-permitted' | 'not-found';
type Sentence = [sentence: string, role: Role, relation: Relation, command: string, expected: Expected];

const ofCommands: Sentence[] = [
  ['A unit cannot accept its own report', 'unitHead', 'leads', 'report.accept', 'not-permitted'],
  ['A liaison cannot accept the report of their unit', 'unitLiaison', 'leads', 'report.accept', 'not-permitted'],
  ['A supervisor accepts a report of a unit', 'supervisor', 'stranger', 'report.accept', 'may'],
  ['A supervisor does not accept what their own office delivered', 'supervisor', 'leads', 'report.accept', 'own-work'],
  ['The chief neither, not even as a contributor', 'chiefSupervisor', 'coordinates', 'report.accept', 'own-work'],
  ['An administrator cannot submit a report', 'administrator', 'leads', 'report.submit', 'not-permitted'],
  ['An administrator cannot accept a report', 'administrator', 'stranger', 'report.accept', 'not-permitted'],
  ['An administrator issues no task', 'administrator', 'stranger', 'task.issue', 'not-permitted'],
  ['An issuing clerk issues the tasks of a directive', 'issuingClerk', 'stranger', 'task.issue', 'may'],
  ['An issuing clerk imports a document', 'issuingClerk', 'stranger', 'directive.import', 'may'],
  ['An issuing clerk judges no report', 'issuingClerk', 'stranger', 'report.return', 'not-permitted'],
  ['A supervisor issues no task', 'supervisor', 'stranger', 'task.issue', 'not-permitted'],
  ['A supervisor suspends a task', 'supervisor', 'stranger', 'task.suspend', 'may'],
  ['A unit does not suspend the task that it leads', 'unitHead', 'leads', 'task.suspend', 'not-permitted'],
  ['A mayor suspends no task by the system', 'headOfGovernment', 'stranger', 'task.suspend', 'not-permitted'],
  ['A liaison acknowledges for the lead unit', 'unitLiaison', 'leads', 'acknowledgement.give', 'may'],
  ['A coordinating unit acknowledges for itself', 'unitLiaison', 'coordinates', 'acknowledgement.give', 'may'],
  ['A stranger learns nothing from a refusal', 'unitLiaison', 'stranger', 'acknowledgement.give', 'not-found'],
  ['Nor does the head of another unit', 'unitHead', 'stranger', 'report.submit', 'not-found'],
  [
    'Nor anybody of another government, whatever their role',
    'chiefSupervisor',
    'otherTenant',
    'report.accept',
    'not-found',
  ],
  ['A liaison drafts the plan of the lead unit', 'unitLiaison', 'leads', 'plan.draft', 'may'],
  ['Only the head signs the plan', 'unitLiaison', 'leads', 'plan.sign', 'head-signs'],
  ['The head of the lead unit signs the plan', 'unitHead', 'leads', 'plan.sign', 'may'],
  ['The head of a coordinating unit does not sign it', 'unitHead', 'coordinates', 'plan.sign', 'not-permitted'],
  ['A coordinating unit gives its part of the plan', 'unitLiaison', 'coordinates', 'planPart.submit', 'may'],
  ['It does not take up its own part', 'unitHead', 'coordinates', 'planPart.approve', 'not-permitted'],
  ['The lead unit takes up the parts of the others', 'unitLiaison', 'leads', 'planPart.approve', 'may'],
  ['The inspectorate does not do it in its place', 'supervisor', 'stranger', 'planPart.approve', 'not-permitted'],
  ['A unit does not approve its own plan', 'unitHead', 'leads', 'plan.approve', 'not-permitted'],
  ['Only the head signs the report', 'unitLiaison', 'leads', 'report.sign', 'head-signs'],
  ['A contributor sends its sub-report', 'unitLiaison', 'coordinates', 'subReport.submit', 'may'],
  ['A contributor does not send back that of a peer', 'unitHead', 'coordinates', 'subReport.sendBack', 'not-permitted'],
  ['A unit asks for more time', 'unitLiaison', 'leads', 'extension.request', 'may'],
  ['A unit does not grant itself more time', 'unitHead', 'leads', 'extension.grant', 'not-permitted'],
  ['Nor where their own office is only told', 'supervisor', 'member', 'obligation.waive', 'own-work'],
  ['A supervisor does not grant their own office more time', 'supervisor', 'leads', 'extension.grant', 'own-work'],
  ['The inspectorate asks for no extension', 'supervisor', 'stranger', 'extension.request', 'not-permitted'],
  ['A leader decides about more time', 'leaderInCharge', 'stranger', 'extension.grant', 'may'],
  ['A unit objects to what it is given', 'unitLiaison', 'coordinates', 'objection.raise', 'may'],
  ['It takes its objection back', 'unitHead', 'leads', 'objection.withdraw', 'may'],
  ['It does not uphold it itself', 'unitHead', 'leads', 'objection.uphold', 'not-permitted'],
  ['A supervisor refuses an objection', 'supervisor', 'stranger', 'objection.refuse', 'may'],
  ['Not that of their own office', 'supervisor', 'leads', 'objection.uphold', 'own-work'],
  ['The lead unit claims that a task is done', 'unitLiaison', 'leads', 'closeOut.claim', 'may'],
  ['It does not confirm so itself', 'unitHead', 'leads', 'closeOut.confirm', 'not-permitted'],
  ['A contributor does not claim it', 'unitHead', 'coordinates', 'closeOut.claim', 'not-permitted'],
  ['A unit waives nothing that it owes', 'unitHead', 'leads', 'obligation.waive', 'not-permitted'],
  ['The chief supervisor exempts a miss', 'chiefSupervisor', 'stranger', 'obligation.exempt', 'may'],
  ['A supervisor exempts nothing', 'supervisor', 'stranger', 'obligation.exempt', 'not-permitted'],
  ['A unit does not exempt itself', 'unitHead', 'leads', 'obligation.exempt', 'not-permitted'],
  ['The chief exempts nothing of their own office', 'chiefSupervisor', 'coordinates', 'obligation.exempt', 'own-work'],
  ['The chief supervisor revokes an exemption', 'chiefSupervisor', 'stranger', 'obligation.revokeExemption', 'may'],
  ['A supervisor does not', 'supervisor', 'stranger', 'obligation.revokeExemption', 'not-permitted'],
  ['A unit announces no slip', 'unitHead', 'leads', 'slip.announce', 'not-permitted'],
  ['A supervisor announces a slip', 'supervisor', 'stranger', 'slip.announce', 'may'],
  ['A unit replies to the slip that names it', 'unitLiaison', 'coordinates', 'slip.reply', 'may'],
  ['A supervisor does not reply for it', 'supervisor', 'stranger', 'slip.reply', 'not-permitted'],
  ['A unit issues no slip', 'unitHead', 'leads', 'slip.issue', 'not-permitted'],
  ['A supervisor issues a slip', 'supervisor', 'stranger', 'slip.issue', 'may'],
  ['A supervisor enters a clue', 'supervisor', 'stranger', 'clue.enter', 'may'],
  ['A supervisor links a clue', 'supervisor', 'stranger', 'clue.link', 'may'],
  ['A supervisor takes a link away', 'supervisor', 'stranger', 'clue.unlink', 'may'],
  ['A chief supervisor names the handler of a clue', 'chiefSupervisor', 'stranger', 'clue.assign', 'may'],
  ['The handler of a clue checks it', 'supervisor', 'leads', 'clue.check', 'may'],
  ['Another supervisor does not', 'supervisor', 'stranger', 'clue.conclude', 'not-permitted'],
  ['A supervisor closes a clue', 'supervisor', 'stranger', 'clue.close', 'may'],
  ['A supervisor takes a clue up again', 'supervisor', 'stranger', 'clue.reopen', 'may'],
  ['The handler opens who reported a clue', 'supervisor', 'leads', 'clue.open', 'may'],
  ['The chief supervisor does not, unless it is theirs', 'chiefSupervisor', 'stranger', 'clue.open', 'not-permitted'],
  ['An administrator opens no identity', 'administrator', 'leads', 'clue.open', 'not-permitted'],
  ['A supervisor asks to hand a clue over', 'supervisor', 'stranger', 'clue.askHandOver', 'may'],
  ['A mayor gives a half of the key on', 'headOfGovernment', 'stranger', 'clue.approveHandOver', 'may'],
  ['An administrator hands nothing over', 'administrator', 'stranger', 'clue.approveHandOver', 'not-permitted'],
  ['A keeper refuses a hand-over', 'leaderInCharge', 'stranger', 'clue.refuseHandOver', 'may'],
  ['A chief supervisor erases an identity', 'chiefSupervisor', 'stranger', 'clue.eraseIdentity', 'may'],
  ['A supervisor does not', 'supervisor', 'leads', 'clue.eraseIdentity', 'not-permitted'],
  ['A supervisor calls a meeting', 'supervisor', 'stranger', 'meeting.call', 'may'],
  ['A unit calls none', 'unitHead', 'leads', 'meeting.call', 'not-permitted'],
  [
    'A mayor leaves the agenda to the inspectorate',
    'headOfGovernment',
    'stranger',
    'meeting.changeAgenda',
    'not-permitted',
  ],
  ['A supervisor moves a meeting', 'supervisor', 'stranger', 'meeting.reschedule', 'may'],
  ['A unit whose task is on its agenda does not', 'unitHead', 'leads', 'meeting.reschedule', 'not-permitted'],
  ['A chief supervisor writes the minutes', 'chiefSupervisor', 'stranger', 'meeting.hold', 'may'],
  ['A supervisor records what a meeting decided', 'supervisor', 'stranger', 'meeting.decide', 'may'],
  ['A supervisor gives no order of their own', 'supervisor', 'stranger', 'instruction.give', 'not-permitted'],
  ['A leader in charge scores on a field day', 'leaderInCharge', 'stranger', 'meeting.score', 'may'],
  ['The unit that is seen there does not', 'unitHead', 'leads', 'meeting.score', 'not-permitted'],
  ['A viewer neither', 'viewer', 'stranger', 'meeting.score', 'not-permitted'],
  ['A supervisor closes a meeting', 'supervisor', 'stranger', 'meeting.close', 'may'],
  ['A leader in charge cancels none', 'leaderInCharge', 'stranger', 'meeting.cancel', 'not-permitted'],
  ['The lead unit proposes other units', 'unitLiaison', 'leads', 'adjustment.propose', 'may'],
  ['A contributor does not', 'unitHead', 'coordinates', 'adjustment.propose', 'not-permitted'],
  ['The lead approves no adjustment itself', 'unitHead', 'leads', 'adjustment.approve', 'not-permitted'],
  ['A supervisor does not approve it either', 'supervisor', 'stranger', 'adjustment.approve', 'not-permitted'],
  ['The chief supervisor approves it', 'chiefSupervisor', 'stranger', 'adjustment.approve', 'may'],
  ['The chief does not where their own office leads', 'chiefSupervisor', 'leads', 'adjustment.approve', 'own-work'],
  ['A leader in charge refuses other targets', 'leaderInCharge', 'stranger', 'adjustment.refuse', 'may'],
  ['An administrator hands over the work of an ended unit', 'administrator', 'stranger', 'task.handOver', 'may'],
  ['A unit takes over no work by itself', 'unitHead', 'coordinates', 'task.handOver', 'not-permitted'],
  ['A viewer changes nothing, and is told so', 'viewer', 'stranger', 'report.submit', 'not-permitted'],
];

test.each(ofCommands)('%s', (_, role, relation, command, expected) => {
  expect(table).toHaveProperty([command]);
  const permit = decidePermission(table, { role, relation }, command);
  if (expected === 'may') return expect(permit).toEqual({ allow: true });
  expect(permit).toEqual({ allow: false, status: expected === 'not-found' ? 404 : 403, code: expected });
});

type Reaches = 'everything' | 'own tasks' | 'nothing';

const ofOperations: [sentence: string, role: Role | null, operation: string, expected: Reaches][] = [
  ['Nobody sees the ledger without signing in', null, 'tasks.list', 'nothing'],
  ['Anybody may see how the interface is described', null, 'api.describe', 'everything'],
  ['A viewer sees the whole ledger', 'viewer', 'tasks.list', 'everything'],
  ['A mayor sees every task', 'headOfGovernment', 'task.read', 'everything'],
  ['A liaison sees the tasks of the own unit', 'unitLiaison', 'tasks.list', 'own tasks'],
  ['The head of a unit sees no other task', 'unitHead', 'task.read', 'own tasks'],
  ['Changes reach a liaison for the own tasks alone', 'unitLiaison', 'changes.stream', 'own tasks'],
  ['A viewer brings no file', 'viewer', 'file.upload', 'nothing'],
  ['Who was invited to inspect brings what was photographed', 'inspectionMember', 'file.upload', 'everything'],
  ['A liaison fetches files of the own tasks', 'unitLiaison', 'file.download', 'own tasks'],
  ['A unit does not draft a directive', 'unitHead', 'draft.create', 'nothing'],
  ['An administrator settles dead work', 'administrator', 'deadWork.settle', 'everything'],
  ['A supervisor does not', 'supervisor', 'deadWork.settle', 'nothing'],
  ['A mayor reads of all meetings', 'headOfGovernment', 'meetings.list', 'everything'],
  ['A unit reads of those that deal with its tasks', 'unitHead', 'meeting.read', 'own tasks'],
  ['A viewer reads of none', 'viewer', 'meeting.read', 'nothing'],
  ['Whoever plays in a demonstration moves its clock', 'viewer', 'demo.moveClock', 'everything'],
];

test.each(ofOperations)('%s', (_, role, operation, expected) => {
  expect(table).toHaveProperty([operation]);
  const scope = scopeOf(table, operation, role);
  const reaches: Reaches = !scope.ok ? 'nothing' : scope.all ? 'everything' : 'own tasks';
  expect(reaches).toBe(expected);
});

test('there are forty sentences at least', () => {
  expect(new Set([...ofCommands, ...ofOperations].map(([sentence]) => sentence)).size).toBeGreaterThanOrEqual(40);
});
