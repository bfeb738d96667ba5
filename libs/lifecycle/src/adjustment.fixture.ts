import type { NewMember, ObligationMember } from './member.js';
import type { Reassigned } from './reassigned.js';
import { due, newObligation, on, submitReport, TaskRun } from './task.fixture.js';
import type { TaskState } from './task-state.js';

const OPEN = ['pending', 'open', 'held'];

/**
 * What an engine would work out when another unit takes over the lead: what is open goes over, what is missed stays with
 * who missed it and is owed anew, some of the others' is dropped.
 */
export function reassignment(state: TaskState, day: number, newId: () => string): Reassigned {
  const lead = state.context.lead === 'L' ? 'N' : 'L';
  const owed = [...state.members.values()].filter((member): member is ObligationMember => member.kind === 'obligation');
  const ofLead = owed.filter(({ context }) => context.owedAs === 'lead');
  const missed = ofLead.filter(({ value }) => value === 'missed');
  const open = ofLead.filter(({ value }) => OPEN.includes(value));
  const parts = [...state.members.values()].filter(({ kind }) => kind === 'plan' || kind === 'report');
  return {
    assignment: { lead, jointLeads: [], coordinating: ['C'], told: day % 2 === 0 ? ['M'] : [] },
    made: missed.map(({ id, context }): NewMember => {
      const { kind, subject, period, unit } = context;
      const born = newObligation(newId(), kind, subject, due(day + 4, day), 'lead', period);
      return { ...born, context: { ...born.context, unit: lead, inheritedFrom: { unit, obligation: id } } };
    }),
    handed: [
      ...open.map(({ id }) => ({ member: id, unit: lead, owedAs: 'lead' as const })),
      ...parts.map(({ id }) => ({ member: id, unit: lead })),
    ],
    kept: missed.map(({ id }) => id),
    dropped: owed
      .filter(({ value, context }) => context.owedAs === 'coordinating' && OPEN.includes(value))
      .filter((_, index) => index % 3 === 0)
      .map(({ id }) => id),
  };
}

/** A task that is planned, and goes to another unit: once by an approved adjustment, once as the unit ends. */
export function handedOverWhilePlanned(): TaskRun {
  const run = new TaskRun();
  let born = 0;
  const newId = () => `heir-${(born += 1)}`;
  run.tell(on(5), { type: 'plan.drafted', member: 'plan', content: 'c' });
  run.tell(on(5), { type: 'plan.signed', member: 'plan' });
  run.tell(on(5), { type: 'plan.filed', member: 'plan', milestones: [] });
  run.tell(on(5), { type: 'plan.approved', member: 'plan', milestones: [] });
  const context = { assignment: null, content: 'c', proposedAt: on(6), post: 'p', unit: 'L' };
  const adjustment = { id: 'a', kind: 'adjustment', context } as const;
  run.tell(on(6), { type: 'adjustment.proposed', adjustment, reason: 'r' });
  run.tell(on(7), { type: 'adjustment.approved', member: 'a', ...reassignment(run.state, 7, newId) });
  const takeover = reassignment(run.state, 8, newId);
  run.tell(on(8), { type: 'task.handedOver', unit: 'N', successor: 'L', basis: 'b', ...takeover });
  submitReport(run, on(20), 'report-1');
  run.tell(on(21), { type: 'report.withdrawn', member: 'report-1' });
  return run;
}

/** A task that goes to another unit before anything is planned, and while its close-out is verified. */
export function adjustedEarlyAndLate(): TaskRun[] {
  const context = { assignment: null, content: 'c', proposedAt: on(2), post: 'p', unit: 'L' };
  const adjustment = { id: 'a', kind: 'adjustment', context } as const;
  const early = new TaskRun();
  early.tell(on(2), { type: 'adjustment.proposed', adjustment, reason: 'r' });
  const late = new TaskRun().until(on(20));
  const closeOut = { id: 'claim', kind: 'closeOut', context: { content: 'c' } } as const;
  late.tell(on(20), { type: 'closeOut.claimed', closeOut, content: 'c' });
  late.tell(on(20), { type: 'closeOut.signed', member: 'claim' });
  late.tell(on(20), { type: 'closeOut.verifying', member: 'claim' });
  late.tell(on(20), { type: 'adjustment.proposed', adjustment, reason: 'r' });
  for (const [run, day] of [
    [early, 2],
    [late, 20],
  ] as const) {
    let born = 0;
    const changes = reassignment(run.state, day, () => `heir-${(born += 1)}`);
    run.tell(on(day), { type: 'adjustment.approved', member: 'a', ...changes });
  }
  return [early, late];
}
