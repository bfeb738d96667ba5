import { expect, test } from 'vitest';
import { fromTransition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { evolveTask } from './evolve-task.js';
import { expectStatusFollowsLead } from './invariants.fixture.js';
import { due, membersOfTask, newObligation, on, stamped, type Told } from './task.fixture.js';
import { type TaskEvent, taskEventTypes } from './task-event.js';
import { replayTask } from './replay.js';
import { snapshotOf, type TaskState } from './task-state.js';
import { nextWake } from './wakes.js';

/**
 * A bounded model walked to its end: two units, three obligations (the lead's acknowledgement and report, the other
 * unit's sub-report), all events at one of three moments: before, between and after the due moments.
 */
test('every state that a small task can come to keeps what always holds', () => {
  const model = fromTransition(
    (state: Reached, event: TaskEvent): Reached => {
      const step = evolveTask(state.task, event);
      return step.ok ? { task: step.state, at: event.at } : state;
    },
    { task: issued(), at: on(1) },
  );
  const paths = getShortestPaths(model, {
    events: (snapshot) => eventsAt(snapshot.context),
    serializeState: (snapshot) => identity((snapshot as unknown as { context: Reached }).context),
    limit: 60_000,
  });
  expect(paths.length).toBeGreaterThan(300);
  const statuses = new Set<string>();
  for (const { state } of paths) {
    const { task } = state.context;
    expectStatusFollowsLead(task);
    statuses.add(JSON.stringify(task.value));
    for (const member of task.members.values())
      if (
        member.kind === 'obligation' &&
        member.value !== 'missed' &&
        member.value !== 'open' &&
        member.value !== 'pending'
      )
        expect(nextWake(member, task)).toBe(null);
  }
  // assigned, working and verifying, each active or suspended, late or not; completed and withdrawn, active or suspended
  expect(statuses.size).toBe(16);
  const [longest] = paths.toSorted((a, b) => b.steps.length - a.steps.length);
  const events = longest!.steps.map(({ event }) => event).filter(({ type }) => taskEventTypes.includes(type));
  expect(identity({ task: replayTask([birth, ...events]), at: longest!.state.context.at })).toBe(
    identity(longest!.state.context),
  );
}, 60_000);

interface Reached {
  readonly task: TaskState;
  readonly at: string;
}

const birth = stamped(
  {
    type: 'task.issued',
    directive: 'd',
    lead: 'L',
    jointLeads: [],
    coordinating: ['C'],
    told: [],
    members: [
      newObligation('ack', 'acknowledgement', null, due(3)),
      ...membersOfTask(1).filter(({ id }) => /report|sub/.test(id)),
    ],
  },
  on(1),
);

function issued(): TaskState {
  const step = evolveTask(null, birth);
  if (!step.ok) throw new Error(step.message);
  return step.state;
}

/** What is done, in either order, at the moment reached or at one of the later ones. */
function eventsAt({ task, at }: Reached): TaskEvent[] {
  const told: Told[] = [
    { type: 'acknowledgement.given', member: 'ack' },
    { type: 'obligation.fellDue', member: 'ack' },
    { type: 'obligation.opened', member: 'o-report-1' },
    { type: 'obligation.fellDue', member: 'o-report-1' },
    { type: 'obligation.waived', member: 'o-report-1', basis: 'b' },
    { type: 'obligation.opened', member: 'o-sub-1' },
    { type: 'obligation.fellDue', member: 'o-sub-1' },
    { type: 'subReport.submitted', member: 'sub-1', content: 'c' },
    { type: 'task.suspended', reason: 'r' },
    { type: 'task.resumed', cancelled: [], moved: [] },
    { type: 'task.withdrawn', reason: 'r' },
    { type: 'task.reopened', reason: 'r', members: [] },
    ...claimEvents(task),
  ];
  return [on(1), on(15), on(40)]
    .filter((moment) => moment >= at)
    .flatMap((moment) => told.map((each) => stamped(each, moment)));
}

function claimEvents({ members }: TaskState): Told[] {
  const member = 'claim';
  if (!members.has(member))
    return [
      { type: 'closeOut.claimed', content: 'c', closeOut: { id: member, kind: 'closeOut', context: { content: 'c' } } },
    ];
  return [
    { type: 'closeOut.signed', member },
    { type: 'closeOut.verifying', member },
    { type: 'closeOut.confirmed', member },
  ];
}

function identity({ task, at }: Reached): string {
  const { value, members } = snapshotOf(task);
  return JSON.stringify([at, value, members.map((member) => [member.id, member.value])]);
}
