import type { Instant, LocalDate, ObligationKind } from '@duban/calendar';
import { evolveTask } from './evolve-task.js';
import type { Level, ObligationMember } from './member.js';
import type { TaskEvent } from './task-event.js';
import { hasEnded, type TaskState } from './task-state.js';

/** A rung of a ladder at the moment at which it would be reached. */
export interface RungMoment {
  readonly rung: number;
  readonly level: Level;
  readonly at: Instant;
}

/** A stretch of lateness: what is reached after `from`, and at `until` at the latest, is escalated. */
interface LateSpan {
  readonly from: Instant;
  /** Null: it is late still. */
  readonly until: Instant | null;
  /** Met late, or another reason why nothing fires any more: waived, exempted, dropped, suspended, the task ended. */
  readonly ended: 'cured' | 'excused' | null;
}

/** That a unit missed one due moment, and for how long, as it really ran. */
export interface Lateness {
  readonly obligation: string;
  readonly unit: string;
  readonly kind: ObligationKind;
  readonly dueOn: LocalDate;
  readonly dueAt: Instant;
  /** The ladder that it was under. */
  readonly ladder: readonly RungMoment[];
  readonly spans: readonly LateSpan[];
  /** The rungs that the record has as reached. */
  readonly fired: readonly number[];
}

/**
 * What was missed of a task, by replaying its whole record: the machines themselves say when each lateness began, paused
 * and ended. A due moment that was moved and missed again counts anew, as its rungs do.
 *
 * @throws Error when an event is refused: then it is not the record of a task.
 */
export function latenessesOf(events: readonly TaskEvent[]): Lateness[] {
  const course = new Course();
  let state: TaskState | null = null;
  for (const event of events) {
    const step = evolveTask(state, event);
    if (!step.ok) throw new Error(`the record does not replay at ${event.at}: ${step.message}`);
    course.take(event, state, step.state, step.changed);
    ({ state } = step);
  }
  return course.latenesses();
}

interface Run {
  readonly member: ObligationMember;
  readonly spans: LateSpan[];
  readonly fired: number[];
}

class Course {
  readonly #runs = new Map<string, Run>();

  take(event: TaskEvent, before: TaskState | null, after: TaskState, changed: Iterable<string>): void {
    const turned = before !== null && standsStill(before) !== standsStill(after);
    for (const id of turned ? after.members.keys() : changed) {
      const member = after.members.get(id);
      if (member?.kind === 'obligation' && hasMissed(member)) this.#note(member, after, event);
    }
  }

  latenesses(): Lateness[] {
    return [...this.#runs.values()].map(({ member, spans, fired }) => {
      const { unit, kind, schedule, ladder } = member.context;
      const levels = new Map(ladder.map(({ rung, level }) => [rung, level]));
      return {
        obligation: member.id,
        unit,
        kind,
        dueOn: schedule.dueOn,
        dueAt: schedule.dueAt,
        ladder: schedule.rungs.flatMap(({ rung, at }) => {
          const level = levels.get(rung);
          return level === undefined ? [] : [{ rung, level, at }];
        }),
        spans,
        fired,
      };
    });
  }

  #note(member: ObligationMember, task: TaskState, event: TaskEvent): void {
    const run = this.#runOf(member);
    if (event.type === 'obligation.escalated' && event.member === member.id && !event.skipped)
      run.fired.push(event.rung);
    const isLate = member.value === 'missed' && !member.context.exemption && !standsStill(task);
    noteSpan(run.spans, isLate, member.value === 'metLate' ? 'cured' : 'excused', event.at);
  }

  #runOf(member: ObligationMember): Run {
    const key = `${member.id} ${member.context.schedule.dueAt}`;
    const known = this.#runs.get(key);
    if (known) return known;
    const run: Run = { member, spans: [], fired: [] };
    this.#runs.set(key, run);
    return run;
  }
}

/** Begins or ends a stretch; what is delivered late in the very event that finds it late has one without length. */
function noteSpan(spans: LateSpan[], isLate: boolean, ended: 'cured' | 'excused', at: Instant): void {
  const last = spans.at(-1);
  const wasLate = last !== undefined && last.until === null;
  if (isLate && !wasLate) spans.push({ from: at, until: null, ended: null });
  if (!isLate && wasLate) spans[spans.length - 1] = { from: last.from, until: at, ended };
  if (!isLate && last === undefined) spans.push({ from: at, until: at, ended });
}

/** Nothing fires on a task that is suspended or has ended. */
const standsStill = ({ value }: TaskState): boolean => value.activity === 'suspended' || hasEnded(value);

/** Of its present due moment: what was missed before it was moved is another lateness. */
const hasMissed = ({ context }: ObligationMember): boolean => context.missedAt === context.schedule.dueAt;
