import type { Instant } from '@duban/calendar';
import { handedTo, keptByFormer, type Reassigned } from './reassigned.js';
import type { TaskDefinition } from './definitions.js';
import type { Effect } from './effect.js';
import { isLive, type Member, type MemberKind, type NewMember } from './member.js';
import type { MachineEvent, Taken } from './machine-definition.js';
import { createMember } from './new-member.js';
import { MemberNotLoaded, refuse, type Refused, type Step } from './refusal.js';
import { type Creation, type Notice, type Signal, type Telling, unitPosts } from './signal.js';
import type { TaskEventOf } from './task-event.js';
import { memberOf, regionsOf, type TaskState } from './task-state.js';

type Addressee = 'task' | Member;

/**
 * One step of a task, while it is being taken: the event moves one machine, what that tells moves others, until nobody
 * has anything to tell. The state given is never changed; members are copied when they move.
 */
export class TaskStep {
  private readonly members: Map<string, Member>;
  private readonly changed = new Set<string>();
  private readonly effects: Effect[] = [];
  private readonly arrows: string[] = [];
  private readonly queue: { from: string; signal: Signal }[] = [];
  private task: Pick<TaskState, 'value' | 'context'>;

  constructor(
    private readonly definition: TaskDefinition,
    private readonly before: TaskState,
    private readonly at: Instant,
  ) {
    this.task = before;
    this.members = new Map(before.members);
  }

  /** Gives the event from outside to its machine. False when that does not take it. */
  begin(addressee: Addressee, event: MachineEvent): boolean {
    const filed = event.type === 'plan.filed' ? { missingParts: this.missingParts() } : {};
    return this.give(addressee, { ...event, ...filed });
  }

  /** Makes the members of a new task and tells the units of it. */
  issue({ directive, members, lead, jointLeads, coordinating, told }: TaskEventOf<'task.issued'>): void {
    // of a task without directive the instruction tells them that it is born of
    for (const unit of directive === null ? [] : [lead, ...jointLeads, ...coordinating, ...told])
      if (unit !== null) this.effects.push({ type: 'notify', kind: 'assigned', unit, roles: unitPosts });
    this.create({ members });
  }

  /** Carries what was told until all is quiet. */
  finish(): Step<TaskState> | Refused {
    // the queue grows while it is walked
    for (const { from, signal } of this.queue) {
      const told = { ...signal.event, at: this.at, from, suspended: this.task.value.activity === 'suspended' };
      for (const addressee of this.resolve(signal, from))
        if (!this.give(addressee, told) && signal.must) return this.refuse(addressee, told);
    }
    const { definition } = this.before;
    const { value, context } = this.task;
    return {
      ok: true,
      state: { definition, value, context, members: this.members },
      changed: [...this.changed],
      effects: this.effects,
      arrows: this.arrows,
    };
  }

  /** What the command asks for in passing is not possible: the whole command falls. */
  private refuse(addressee: Addressee, { type: event }: MachineEvent): Refused {
    const machine = addressee === 'task' ? 'task' : addressee.kind;
    const state = addressee === 'task' ? JSON.stringify(this.task.value.lifecycle) : addressee.value;
    return refuse({ code: 'not-in-state', machine, state, event, allowed: [] });
  }

  private give(addressee: Addressee, event: MachineEvent): boolean {
    if (addressee === 'task') {
      const taken = this.definition.task.take(this.task.value, this.task.context, event);
      if (!taken) return false;
      this.task = { value: regionsOf(taken.value), context: taken.context as TaskState['context'] };
      this.carryOut(taken, '', null, event);
      return true;
    }
    const { id, kind, value, context } = addressee;
    const taken = this.definition.members[kind].take(value, context, event);
    if (!taken) return false;
    this.put({ ...addressee, value: taken.value, context: taken.context } as Member);
    this.carryOut(taken, id, kind, event);
    return true;
  }

  private carryOut({ actions, arrow }: Taken, id: string, kind: MemberKind | null, event: MachineEvent): void {
    this.arrows.push(arrow);
    for (const { type, params } of actions)
      if (type === 'tell') for (const signal of params as Signal[]) this.queue.push({ from: id, signal });
      else if (type === 'notify') for (const notice of params as Notice[]) this.notify(notice, id, kind);
      else if (type === 'create') this.create(params as Creation);
      else if (type === 'handOver') this.handOver(params as Reassigned);
      else if (type === 'again') this.give(this.members.get(id)!, event);
  }

  private notify({ kind, unit, roles }: Notice, id: string, about: MemberKind | null): void {
    const recipient = typeof unit === 'object' && unit !== null ? this.task.context.lead : unit;
    if (recipient === null && unit !== null) return;
    const member = this.members.get(id);
    const concerns = member && 'obligation' in member.context ? { obligation: member.context.obligation } : {};
    const subject = about === null ? {} : about === 'obligation' ? { obligation: id } : { ...concerns, member: id };
    this.effects.push({ type: 'notify', kind, unit: recipient, roles, ...subject });
  }

  private create({ members, reason = null }: Creation): void {
    const unitOf = (id: string) => memberOf({ members: this.members }, id, 'obligation').context.unit;
    for (const born of members) {
      if (this.members.has(born.id)) throw new Error(`a member ${born.id} exists already`);
      this.put(createMember(born, this.definition.members[born.kind], { unitOf, reason }));
    }
    for (const born of members) if (born.kind === 'obligation') this.begetObligation(born);
  }

  /** Nobody's state changes: the same thing is another unit's, or stays with the one that missed it. */
  private handOver({ handed, kept }: Reassigned): void {
    for (const each of handed) this.put(handedTo(this.loaded(each.member), each));
    for (const id of kept) {
      const obligation = memberOf({ members: this.members }, id, 'obligation');
      this.put({ ...obligation, context: keptByFormer(obligation.context) });
      this.queue.push({ from: id, signal: { to: 'slips', event: { type: 'obligation.settled' } } });
    }
  }

  private loaded(id: string): Member {
    const member = this.members.get(id);
    if (!member) throw new MemberNotLoaded(id, 'member');
    return member;
  }

  /** Makes a new obligation known to its subject, and puts it where it stands at this moment. */
  private begetObligation({ id, context }: Extract<NewMember, { kind: 'obligation' }>): void {
    if (context.subject !== null) this.linkToSubject(context.subject, id, context.schedule.dueOn);
    const suspended = this.task.value.activity === 'suspended';
    const event: Telling = suspended ? { type: 'suspension.began' } : { type: 'window.reached' };
    this.queue.push({ from: id, signal: { to: { member: id, loaded: 'must' }, event } });
  }

  private linkToSubject(subject: string, obligation: string, dueOn: string): void {
    const member = this.members.get(subject);
    if (!member || !('obligations' in member.context)) throw new MemberNotLoaded(subject, 'subject');
    const context = { ...member.context, obligations: [...member.context.obligations, obligation] };
    const ordered = 'dueOn' in context && context.dueOn === null ? { ...context, dueOn } : context;
    this.put({ ...member, context: ordered } as Member);
  }

  /** Filing never waits for a part: a missing one is named. */
  private missingParts(): string[] {
    const { jointLeads, coordinating } = this.task.context;
    const helpers = new Set([...jointLeads, ...coordinating]);
    return [...this.members.values()]
      .filter(({ kind, value, context }) => kind === 'planPart' && value === 'open' && helpers.has(unitIn(context)))
      .map(({ id }) => id)
      .toSorted();
  }

  private put(member: Member): void {
    this.members.set(member.id, member);
    this.changed.add(member.id);
  }

  private resolve({ to }: Signal, from: string): Addressee[] {
    if (to === 'task') return ['task'];
    if (typeof to === 'object') {
      const member = this.members.get(to.member);
      if (!member && to.loaded === 'must') throw new MemberNotLoaded(to.member, 'member');
      return member ? [member] : [];
    }
    const all = [...this.members.values()];
    if (to === 'obligations') return all.filter(({ kind }) => kind === 'obligation');
    if (to === 'slips') return all.filter((member) => isDraftAbout(member, from));
    return this.reportsBefore(from);
  }

  /** (d) What a report cures: what the same unit missed of the reports that fell due before it, supplements included. */
  private reportsBefore(id: string): Member[] {
    const { unit, dueOn } = memberOf({ members: this.members }, id, 'report').context;
    if (dueOn === null) return [];
    return [...this.members.values()].filter((member) => {
      if (member.kind !== 'obligation' || member.value !== 'missed' || member.context.unit !== unit) return false;
      const { kind, subject, period } = member.context;
      if (subject === null || period === null || (kind !== 'report' && kind !== 'supplement')) return false;
      const earlier = memberOf({ members: this.members }, subject, 'report').context.dueOn;
      return earlier !== null && earlier < dueOn;
    });
  }
}

function isDraftAbout(member: Member, obligation: string): boolean {
  return member.kind === 'slip' && isLive(member) && member.context.obligation === obligation;
}

const unitIn = (context: Member['context']): string => ('unit' in context ? (context.unit ?? '') : '');
