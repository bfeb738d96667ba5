import type { Instant, LocalDate, ObligationKind, Schedule } from '@duban/calendar';
import { evolveTask } from './evolve-task.js';
import type { Member, NewMember, NewMemberOf, ObligationMember, OwedAs, Rung } from './member.js';
import type { Refused, Step } from './refusal.js';
import { namedMembers, type TaskEvent } from './task-event.js';
import { memberOf, type TaskState } from './task-state.js';
import { isLive } from './member.js';
import { nextWake, slipFor, wakeEvent } from './wakes.js';

/** Days of a year with months of 28 days: enough for rules that know no calendar. */
function dateOf(day: number): LocalDate {
  const two = (number: number) => String(number).padStart(2, '0');
  return `2023-${two(Math.floor((day - 1) / 28) + 1)}-${two(((day - 1) % 28) + 1)}`;
}

export function on(day: number, hour = 0): Instant {
  return `${dateOf(day)}T${String(hour).padStart(2, '0')}:00:00.000Z`;
}

/** Due at the end of a day, reminded two days before and on the day, rungs two, four and six days after. */
export function due(day: number, opens = 1, provisional = false): Schedule {
  return {
    opensAt: on(opens),
    dueOn: dateOf(day),
    dueAt: on(day + 1),
    provisional,
    reminders: [on(day - 2, 9), on(day, 9)].filter((moment) => moment >= on(opens)),
    rungs: [2, 4, 6].map((after, index) => ({ rung: index + 1, at: on(day + after, 9) })),
  };
}

const ladder: Rung[] = [
  { rung: 1, level: 'blue', to: ['liaison', 'head'], issue: 'automatic', by: null },
  { rung: 2, level: 'yellow', to: ['head', 'leaderInCharge'], issue: 'onApproval', by: 'supervisor' },
  { rung: 3, level: 'red', to: ['head', 'headOfGovernment'], issue: 'onApproval', by: 'chiefSupervisor', reply: 2 },
];

export function newObligation(
  id: string,
  kind: ObligationKind,
  subject: string | null,
  schedule: Schedule,
  owedAs: OwedAs = 'lead',
  period: string | null = null,
): NewMemberOf<'obligation'> {
  const unit = owedAs === 'lead' ? 'L' : 'C';
  const basis = kind === 'report' || kind === 'subReport' || kind === 'milestone' ? 'dated' : 'days';
  return {
    id,
    kind: 'obligation',
    context: { kind, unit, owedAs, subject, period, basis, schedule, laterReportCures: true, ladder },
  };
}

/** One lead, one coordinating unit; acknowledgements due on day 3, the plan on 12, its part on 8, reports on 28, 56 and 84. */
export function membersOfTask(periods = 3): NewMember[] {
  const members: NewMember[] = [
    newObligation('ack-L', 'acknowledgement', null, due(3)),
    newObligation('ack-C', 'acknowledgement', null, due(3), 'coordinating'),
    { id: 'plan', kind: 'plan', context: { unit: 'L', approvals: ['supervisor'] } },
    newObligation('o-plan', 'plan', 'plan', due(12)),
    { id: 'part', kind: 'planPart', context: { unit: 'C' } },
    newObligation('o-part', 'planPart', 'part', due(8), 'coordinating'),
  ];
  for (let index = 1; index <= periods; index += 1) {
    const [period, day, opens] = [`2023-0${index}`, index * 28, index * 28 - 14];
    members.push(
      { id: `report-${index}`, kind: 'report', context: { unit: 'L', period, signing: 'head' } },
      newObligation(`o-report-${index}`, 'report', `report-${index}`, due(day, opens), 'lead', period),
      { id: `sub-${index}`, kind: 'subReport', context: { unit: 'C', period } },
      newObligation(`o-sub-${index}`, 'subReport', `sub-${index}`, due(day - 3, opens), 'coordinating', period),
    );
  }
  return members;
}

/** What a test says of an event: the stamp is added. */
export type Told = TaskEvent extends infer E
  ? E extends TaskEvent
    ? Omit<E, 'at' | 'by' | 'definition'>
    : never
  : never;

/** A task driven as the engine drives it: wakes that are due come before the command, each at its own instant. */
export class TaskRun {
  state: TaskState;
  readonly events: TaskEvent[] = [];
  readonly steps: Step<TaskState>[] = [];

  constructor(members: readonly NewMember[] = membersOfTask(), at = on(1, 8), directive: string | null = 'd') {
    const issued: Told = {
      type: 'task.issued',
      directive,
      lead: 'L',
      jointLeads: [],
      coordinating: ['C'],
      told: ['M'],
      members,
    };
    const event = stamped(issued, at);
    const step = evolveTask(null, event);
    if (!step.ok) throw new Error(step.message);
    this.state = step.state;
    this.record(event, step);
  }

  /** Works off all wakes up to a moment in order of moment and id, each heard when it comes. */
  until(now: Instant): this {
    return this.work(now, (wake) => wake);
  }

  /** The same after downtime: all of them are heard at the end. */
  wakeUpAt(now: Instant): this {
    return this.work(now, () => now);
  }

  private work(until: Instant, heardAt: (wake: Instant) => Instant): this {
    for (let next = this.nextWake(until, heardAt); next; next = this.nextWake(until, heardAt)) {
      const step = evolveTask(this.state, next);
      if (!step.ok) throw new Error(step.message);
      this.record(next, step);
    }
    return this;
  }

  /** Tells the task something at a moment; a refusal fails the test. */
  tell(at: Instant, told: Told): Step<TaskState> {
    const step = this.try(at, told);
    if (!step.ok) throw new Error(step.message);
    return step;
  }

  try(at: Instant, told: Told): Step<TaskState> | Refused {
    this.until(at);
    const event = stamped(told, at);
    const step = evolveTask(this.state, event);
    if (step.ok) this.record(event, step);
    return step;
  }

  /** Tells it something as if the clock had not been heard. */
  tellUnheard(at: Instant, told: Told): void {
    const event = stamped(told, at);
    const step = evolveTask(this.state, event);
    if (!step.ok) throw new Error(step.message);
    this.record(event, step);
  }

  value(id: string): string | undefined {
    return this.state.members.get(id)?.value;
  }

  obligation(id: string): ObligationMember {
    return memberOf(this.state, id, 'obligation');
  }

  get effects() {
    return this.steps.flatMap(({ effects }) => effects);
  }

  get arrows() {
    return this.steps.flatMap(({ arrows }) => arrows);
  }

  private nextWake(until: Instant, heardAt: (wake: Instant) => Instant): TaskEvent | null {
    let first: TaskEvent | null = null;
    for (const member of this.state.members.values()) {
      const wake = member.kind === 'obligation' ? nextWake(member, this.state) : null;
      if (member.kind !== 'obligation' || !wake || wake.at > until) continue;
      const event = wakeEvent(member, this.state, heardAt(wake.at));
      if (event && (!first || `${event.at} ${member.id}` < `${first.at} ${idIn(first)}`)) first = event;
    }
    return first?.type === 'obligation.escalated' ? this.withSlip(first) : first;
  }

  private withSlip(event: Extract<TaskEvent, { type: 'obligation.escalated' }>): TaskEvent {
    const slip = slipFor(this.obligation(event.member), event.rung, `slip-${this.events.length}`);
    return event.skipped || !slip ? event : { ...event, slip };
  }

  private record(event: TaskEvent, step: Step<TaskState>) {
    this.state = step.state;
    this.events.push(event);
    this.steps.push(step);
  }
}

export function stamped(told: Told, at: Instant): TaskEvent {
  return { ...told, at, by: { post: 'p' }, definition: 1 } as TaskEvent;
}

/** A report drafted, signed and submitted at one moment. */
export function submitReport(run: TaskRun, at: Instant, member: string): void {
  run.tell(at, { type: 'report.drafted', member, content: 'text' });
  run.tell(at, { type: 'report.signed', member });
  run.tell(at, { type: 'report.submitted', member });
}

/** The task with only what the engine must load for an event. */
export function partFor(state: TaskState, event: TaskEvent): TaskState {
  const { ids, extent } = namedMembers(event);
  if (extent === 'all') return state;
  const waits = (member: Member) => isMissed(member) || (member.kind === 'slip' && isLive(member));
  const wanted = extent === 'live' ? isLive : waits;
  const missed = extent === 'live' ? [...state.members.values()].filter(isMissed) : [];
  const named = [...ids, ...missed.map(({ id }) => id)];
  const members = [...state.members].filter(([, member]) => wanted(member) || isNamed(state, member, named));
  return { ...state, members: new Map(members) };
}

const isMissed = ({ kind, value }: Member): boolean => kind === 'obligation' && value === 'missed';

/** A task as plain data, its members in order of id. */
export function plain(state: TaskState) {
  return { ...state, members: [...state.members.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

function isNamed(state: TaskState, member: Member, ids: readonly string[]): boolean {
  const isSubject = ids.some((id) => {
    const named = state.members.get(id);
    return named?.kind === 'obligation' && named.context.subject === member.id;
  });
  const isAbout =
    member.kind === 'obligation' && member.context.subject !== null && ids.includes(member.context.subject);
  return ids.includes(member.id) || isSubject || isAbout;
}

function idIn(event: TaskEvent): string {
  return 'member' in event ? event.member : '';
}
