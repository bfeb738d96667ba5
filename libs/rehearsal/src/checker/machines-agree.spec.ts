import {
  allowedEvents,
  evolveTask,
  nextWake,
  type NewMember,
  slipFor,
  type TaskEvent,
  type TaskState,
  wakeEvent,
} from '@duban/lifecycle';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Said } from './chain.check.js';
import { beginChanges, checkChanges } from './change.check.js';
import { checkFiring } from './firing.check.js';
import { checkOrder } from './order.check.js';
import { checkOutcome } from './outcome.check.js';
import type { StoredEvent } from './record.js';
import { beginStory } from './story.js';
import { tell } from './telling.js';
import { checkSlips } from './slip.check.js';
import { createFindings } from './violation.js';

/** Days counted from 1 January in months of 28 days: rules know no calendar. */
const dayOf = (day: number) => {
  const two = (number: number) => String(number).padStart(2, '0');
  return `2023-${two(Math.floor((day - 1) / 28) + 1)}-${two(((day - 1) % 28) + 1)}`;
};
const on = (day: number, hour = 0) => `${dayOf(day)}T${String(hour).padStart(2, '0')}:00:00.000Z`;

const due = (day: number, opens: number, provisional = false) => ({
  opensAt: on(opens),
  dueOn: dayOf(day),
  dueAt: on(day + 1),
  provisional,
  reminders: [on(day - 1, 9), on(day, 9)].filter((moment) => moment > on(opens)),
  rungs: [2, 4].map((after, index) => ({ rung: index + 1, at: on(day + after, 9) })),
});

function owes(id: string, kind: 'report', subject: string | null, day: number, opens: number, rest: object = {}) {
  const lead = { owedAs: 'lead', unit: 'L' };
  const ladder = [
    { rung: 1, level: 'blue', to: ['head'], issue: 'automatic', by: null },
    { rung: 2, level: 'red', to: ['head'], issue: 'onApproval', by: 'supervisor', reply: 2 },
  ];
  const schedule = due(day, opens);
  const context = { kind, ...lead, subject, period: null, basis: 'dated', schedule, laterReportCures: true, ladder };
  return { id, kind: 'obligation', context: { ...context, ...rest } } as NewMember;
}

function members(): NewMember[] {
  const peer = { owedAs: 'coordinating', unit: 'C' };
  const reports = [1, 2, 3].flatMap((month): NewMember[] => [
    { id: `report-${month}`, kind: 'report', context: { unit: 'L', period: `${month}`, signing: 'skipped' } },
    owes(`o-report-${month}`, 'report', `report-${month}`, month * 28, month * 28 - 20, { period: `${month}` }),
    { id: `sub-${month}`, kind: 'subReport', context: { unit: 'C', period: `${month}` } },
    owes(`o-sub-${month}`, 'report', `sub-${month}`, month * 28 - 3, month * 28 - 20, { ...peer, kind: 'subReport' }),
  ]);
  return [
    owes('ack', 'report', null, 3, 1, { kind: 'acknowledgement' }),
    owes('milestone', 'report', null, 40, 1, { kind: 'milestone' }),
    owes('some-day', 'report', null, 30, 1, { kind: 'milestone', schedule: due(30, 1, true) }),
    { id: 'plan', kind: 'plan', context: { unit: 'L', approvals: ['supervisor'] } },
    owes('o-plan', 'report', 'plan', 12, 1, { kind: 'plan' }),
    { id: 'part', kind: 'planPart', context: { unit: 'C' } },
    owes('o-part', 'report', 'part', 8, 1, { ...peer, kind: 'planPart' }),
    ...reports,
  ];
}

const SELDOM = new Set<string>([
  'task.replanned',
  'task.handedOver',
  'adjustment.proposed',
  'adjustment.approved',
  'task.withdrawn',
  'task.suspended',
  'obligation.waived',
  'closeOut.confirmed',
]);

/** What comes seldom; and the engine takes one of a kind at a time, which the machine of the task does not ask. */
const isLeftOut = ({ members }: TaskState, type: string, pick: number): boolean =>
  (SELDOM.has(type) && pick % 97 > 15) ||
  (['adjustment.proposed', 'objection.raised'].includes(type) &&
    [...members.values()].some(({ kind, value }) => `${kind}.${String(value)}` === type));

/** An event that is allowed now, with details that make sense; null: none this time. */
function choose(state: TaskState, pick: number, day: number, name: string): object | null {
  const options = [null, ...state.members.keys()].flatMap((id) =>
    allowedEvents(state, id).map((type) => ({ id, type })),
  );
  const types = [...new Set(options.map(({ type }) => type))];
  const type = types[pick % types.length];
  if (type === undefined || isLeftOut(state, type, pick)) return null;
  const matching = options.filter((option) => option.type === type);
  const member = matching[Math.floor(pick / 101) % matching.length]?.id ?? '';
  const at = on(day, 10);
  const text = { type, ...(member && { member }), reason: 'r', content: 'c', basis: 'b', ground: 'forceMajeure' };
  const period = state.members.get(member)?.context;
  const supplement = owes(name, 'report', member, day + 3, day, {
    kind: 'supplement',
    period: period && 'period' in period ? period.period : null,
  });
  const extension = {
    id: name,
    kind: 'extension',
    context: { obligation: member, newDueOn: dayOf(day + 9), requestedAt: at },
  };
  const objection = {
    id: name,
    kind: 'objection',
    context: { obligation: member, unit: 'L', raisedAt: at, content: 'c' },
  };
  const disagreement = {
    id: name,
    kind: 'disagreement',
    context: { about: member, partOf: 'C', unit: 'L', raisedAt: at, content: 'c' },
  };
  const late = [...state.members.values()].flatMap((each) =>
    each.kind === 'obligation' && each.value === 'held' && each.context.schedule.dueAt <= at ? [each] : [],
  );
  const pending = [...state.members.values()].flatMap((each) =>
    each.kind === 'obligation' && each.value === 'pending' ? [each] : [],
  );
  const given = state.members.get(member);
  const rest = given?.kind === 'instruction' ? given.context.obligations : [];
  const details: Record<string, object> = {
    'task.replanned': {
      dropped: pending.filter((_, index) => index % 3 === 0).map(({ id }) => id),
      moved: pending
        .filter((_, index) => index % 3 === 1)
        .map(({ id, context: { ladder } }) => ({
          member: id,
          schedule: due(day + 6, day),
          ladder,
          laterReportCures: true,
        })),
      made: [owes(name, 'report', null, day + 9, day + 2, { kind: 'milestone' })],
    },
    'adjustment.proposed': {
      adjustment: {
        id: name,
        kind: 'adjustment',
        context: { assignment: null, content: 'c', proposedAt: at, post: 'q', unit: null },
      },
    },
    'adjustment.approved': reassigned(state, name, day),
    'task.handedOver': { unit: 'L', successor: 'N', ...reassigned(state, name, day) },
    'instruction.given': {
      instruction: {
        id: name,
        kind: 'instruction',
        context: { units: ['L', 'C'], content: 'c', dueOn: dayOf(day + 4), by: 'p', role: 'headOfGovernment' },
      },
      replies: [
        owes(`${name}-L`, 'report', name, day + 4, day, { kind: 'reply' }),
        owes(`${name}-C`, 'report', name, day + 4, day, { kind: 'reply', owedAs: 'coordinating', unit: 'C' }),
      ],
    },
    'instruction.withdrawn': {
      cancelled: rest.filter((id) => ['pending', 'open', 'held'].includes(state.members.get(id)?.value ?? '')),
    },
    'task.resumed': {
      cancelled: late.filter((_, index) => index % 3 === 0).map(({ id }) => id),
      moved: late.filter((_, index) => index % 3 === 1).map(({ id }) => ({ member: id, schedule: due(day + 3, 1) })),
    },
    'task.reopened': { members: [owes(name, 'report', null, day + 9, day, { kind: 'milestone' })] },
    'extension.requested': { member: name, extension },
    'objection.raised': { member: name, objection },
    'objection.refused': { schedule: due(day + 5, 1) },
    'slip.announced': { replyOn: dayOf(day + 2), replyBefore: on(day + 3) },
    'planPart.disputed': { disagreement },
    'subReport.disputed': { disagreement },
    'closeOut.claimed': { closeOut: { id: name, kind: 'closeOut', context: { content: 'c' } } },
    'plan.filed': { milestones: [] },
    'plan.approved': { milestones: [owes(name, 'report', null, day + 12, day + 2, { kind: 'milestone' })] },
    'plan.returned': { supplement },
    'report.returned': { supplement },
    'obligation.rescheduled': { schedule: due(day + 5, day - 2) },
    'extension.granted': { schedule: due(day + 5, 1) },
  };
  return { ...text, ...details[type] };
}

/** Another unit leads: what is open goes over, what is missed is owed anew, some is dropped. */
function reassigned({ context, members }: TaskState, name: string, day: number) {
  const lead = context.lead === 'L' ? 'N' : 'L';
  const owed = [...members.values()].flatMap((each) => (each.kind === 'obligation' ? [each] : []));
  const ofLead = owed.filter((each) => each.context.owedAs === 'lead');
  const missed = ofLead.filter(({ value }) => value === 'missed');
  const open = ofLead.filter(({ value }) => ['pending', 'open', 'held'].includes(value));
  const dropped = open.filter((_, index) => index % 4 === 3);
  const reports = [...members.values()].filter(({ kind }) => kind === 'report');
  return {
    assignment: { lead, jointLeads: [], coordinating: context.coordinating, told: [] },
    made: missed.map(({ context: { kind, subject } }, index) =>
      owes(`${name}-${index}`, 'report', null, day + 4, day, { kind, subject, unit: lead }),
    ),
    handed: [
      ...open.filter((each) => !dropped.includes(each)).map(({ id }) => ({ member: id, unit: lead, owedAs: 'lead' })),
      ...reports.map(({ id }) => ({ member: id, unit: lead })),
    ],
    kept: missed.map(({ id }) => id),
    dropped: dropped.map(({ id }) => id),
  };
}

/** A task driven as the engine drives it, and everything it took. */
function drive(moves: readonly { wait: number; pick: number; deaf: boolean }[]): {
  state: TaskState;
  events: TaskEvent[];
} {
  const events: TaskEvent[] = [];
  let state: TaskState | null = null;
  const take = (event: object, at: string, by: object | null): boolean => {
    const stamped = JSON.parse(JSON.stringify({ definition: 1, ...event, at, by })) as TaskEvent;
    const step = evolveTask(state, stamped);
    if (!step.ok) return false;
    state = step.state;
    events.push(stamped);
    return true;
  };
  const people = { directive: 'd', lead: 'L', jointLeads: [], coordinating: ['C'], told: [] };
  take({ type: 'task.issued', ...people, members: members() }, on(1, 8), { post: 'p' });
  let day = 1;
  for (const { wait, pick, deaf } of moves) {
    day = Math.min(day + wait, 300);
    for (
      let wake = firstWake(state, on(day, 10), deaf, events.length);
      wake;
      wake = firstWake(state, on(day, 10), deaf, events.length)
    )
      if (!take(wake, wake.at, null)) throw new Error(`refused: ${JSON.stringify(wake)}`);
    const event = state && choose(state, pick, day, `new-${events.length}`);
    if (event) take(event, on(day, 10), { post: 'p' });
  }
  if (!state) throw new Error('no task');
  return { state, events };
}

function firstWake(state: TaskState | null, until: string, deaf: boolean, number: number): TaskEvent | null {
  const due = [...(state?.members.values() ?? [])].flatMap((member) => {
    const wake = state && member.kind === 'obligation' ? nextWake(member, state) : null;
    return member.kind === 'obligation' && wake && wake.at <= until ? [{ member, at: wake.at }] : [];
  });
  const [first] = due.toSorted((a, b) => (`${a.at}${a.member.id}` < `${b.at}${b.member.id}` ? -1 : 1));
  const event = state && first ? wakeEvent(first.member, state, deaf ? until : first.at) : null;
  if (event?.type !== 'obligation.escalated' || event.skipped || !first) return event;
  const slip = slipFor(first.member, event.rung, `slip-${number}`);
  return slip ? { ...event, slip } : event;
}

const moves = fc.array(
  fc.record({
    wait: fc.oneof({ weight: 5, arbitrary: fc.nat(2) }, { weight: 1, arbitrary: fc.nat(25) }),
    pick: fc.nat(),
    deaf: fc.nat(9).map((chance) => chance === 0),
  }),
  { minLength: 20, maxLength: 80, size: 'max' },
);

test('the checker finds nothing wrong with whatever the machines do', () => {
  const taken = new Set<string>();
  fc.assert(
    fc.property(moves, (sequence) => {
      const { state, events } = drive(sequence);
      const findings = createFindings();
      const story = beginStory('task');
      const changes = beginChanges();
      events.forEach((event, index) => {
        const said = event as unknown as Said;
        checkOrder(story, said, index + 1, findings);
        checkChanges(changes, said, { aggregate: 'task', seq: index + 1 }, findings);
        checkSlips(
          story.slips,
          said,
          { aggregate: 'task', seq: index + 1, day: event.at.slice(0, 10) },
          null,
          findings,
        );
        checkFiring(story, said, { seq: index + 1 } as StoredEvent, null, findings);
        tell(story, said);
        taken.add(event.type);
      });
      const { value } = state;
      const { lifecycle, activity } = value;
      const row = { value, id: 'task', year: 2023, kind: 'task', seq: events.length, head: Buffer.alloc(0), activity };
      const rows = [...state.members.values()].flatMap(({ id, kind, value, context }) =>
        kind === 'obligation'
          ? [{ id, aggregate: 'task', value, dueAt: context.schedule.dueAt, deliveredAt: context.deliveredAt }]
          : [],
      );
      checkOutcome(
        story,
        { ...row, lifecycle: typeof lifecycle === 'string' ? lifecycle : 'reporting' },
        rows,
        findings,
      );
      expect(findings.found).toEqual([]);
    }),
    { numRuns: 150, seed: 7 },
  );
  expect(taken.size).toBeGreaterThan(35);
}, 300_000);
