import { planYear, type Instant, type LocalDate, type Regime, type WorkCalendar } from '@duban/calendar';
import type { Command, CommandOf, DirectiveReference, Refusal, TaskReference } from '@duban/contracts';
import type {
  MovedObligation,
  NewMember,
  NewMemberOf,
  ObligationContext,
  ObligationMember,
  TaskContext,
  TaskState,
} from '@duban/lifecycle';
import type { NewTaskEvent } from '../batch/aggregate.js';
import { refusal } from '../batch/refusal.js';
import type { TaskDecision } from './decision.js';
import { type Owing, reportsFrom } from './members.js';

/** What changed rules do to the reports of a task: every report and sub-report that is owed is in exactly one list. */
export interface Replan {
  /** Parts and obligations that are newly owed, each part before its obligation. */
  made: NewMember[];
  moved: MovedObligation[];
  /** Ids of obligations that are no longer owed. */
  dropped: string[];
  /** Ids of those that stay: open, past, held, moved by an extension, or as the rules want them already. */
  untouched: string[];
}

/** The rules that are to hold, and the moment from which. */
export interface ReplanTerms {
  regime: Regime;
  /** The directive's. */
  year: number;
  effectiveOn: LocalDate;
  calendar: WorkCalendar;
  at: Instant;
  /** Ids of what is made; for a preview they may be anything. */
  newId: () => string;
}

/**
 * What a regime asks of a task from now on, held against what is owed. Only what has not opened is moved or dropped, and
 * nothing is made or moved to a due moment that has passed. It does not matter under which rules something was made, so
 * that applying the former regime again puts back what has not opened meanwhile. Null: nobody leads the task, or it is of
 * no directive and owes no reports.
 * @throws RangeError when regime and calendar are of different zones
 */
export function replanOf(
  { context, members }: Pick<TaskState, 'context' | 'members'>,
  terms: ReplanTerms,
): Replan | null {
  const owing = owingOf(context);
  if (owing === null) return null;
  const { at, effectiveOn, regime, year, calendar } = terms;
  const wanted = byKey(reportsFrom(owing, at, effectiveOn, terms));
  const { notAsked } = planYear(regime, year, calendar, { effectiveOn, issuedAt: at });
  const past = new Set(notAsked.map(({ period }) => period.label));
  const extended = extendedIn(members);
  const result: Replan = { made: [], moved: [], dropped: [], untouched: [] };
  for (const owed of standingReports(members)) {
    const key = keyOf(owed.context);
    const changed = wanted.get(key)?.obligation;
    wanted.delete(key);
    const stays = owed.value !== 'pending' || extended.has(owed.id) || past.has(owed.context.period ?? '');
    if (stays || (changed && isSame(owed.context, changed.context))) result.untouched.push(owed.id);
    else if (changed) result.moved.push(moved(owed.id, changed));
    else result.dropped.push(owed.id);
  }
  for (const { part, obligation } of wanted.values()) result.made.push(part, obligation);
  return result;
}

/** The task follows the rules of its directive as they are now, and the calendar as it is known now. */
export function replanTask(_command: CommandOf<'task.replan'>, decision: TaskDecision): NewTaskEvent | Refusal {
  const { state, year, at, regime, calendar, newId } = decision;
  if (state.context.directive === null)
    return refusal('not-in-state', 'A task of no directive has no calendar of reports.', { allowed: [] });
  const { effectiveOn } = decision;
  const replan = replanOf(state, { regime, year, effectiveOn, calendar, at, newId });
  if (replan === null) return refusal('missing-lead', 'The task has no lead unit.');
  const { made, moved, dropped } = replan;
  return { type: 'task.replanned', made, moved, dropped };
}

/** The commands that put a directive and its open tasks under a regime: one group, done as a whole or not at all. */
export function applyRegimeCommands(
  directive: DirectiveReference,
  tasks: readonly TaskReference[],
  regime: Regime,
  post: string,
): Command[] {
  const group = `regime ${directive.id}`;
  return [
    { type: 'directive.applyRegime', target: directive, post, group, regime },
    ...tasks.map((target) => ({ type: 'task.replan' as const, target, post, group })),
  ];
}

function owingOf({ directive, lead, jointLeads, coordinating, told }: TaskContext): Owing | null {
  return directive === null || lead === null ? null : { lead, jointLeads, coordinating, told };
}

interface WantedReport {
  part: NewMember;
  obligation: NewMemberOf<'obligation'>;
}

/** Parts come each before the obligation about it. */
function byKey(members: readonly NewMember[]): Map<string, WantedReport> {
  const wanted = new Map<string, WantedReport>();
  members.forEach((obligation, index) => {
    const part = members[index - 1];
    if (obligation.kind === 'obligation' && part) wanted.set(keyOf(obligation.context), { part, obligation });
  });
  return wanted;
}

const keyOf = ({ kind, unit, period }: Pick<ObligationContext, 'kind' | 'unit' | 'period'>): string =>
  `${kind} ${unit} ${period}`;

function standingReports(members: TaskState['members']): ObligationMember[] {
  return [...members.values()].filter(
    (member): member is ObligationMember =>
      member.kind === 'obligation' &&
      member.value !== 'cancelled' &&
      (member.context.kind === 'report' || member.context.kind === 'subReport'),
  );
}

/** Obligations of which a unit has asked for another day, and not been refused. */
function extendedIn(members: TaskState['members']): Set<string> {
  return new Set(
    [...members.values()].flatMap((member) =>
      member.kind === 'extension' && (member.value === 'requested' || member.value === 'granted')
        ? [member.context.obligation]
        : [],
    ),
  );
}

function moved(member: string, { context }: NewMemberOf<'obligation'>): MovedObligation {
  const { schedule, ladder, laterReportCures } = context;
  return { member, schedule, ladder, laterReportCures };
}

type Rules = Pick<ObligationContext, 'schedule' | 'ladder' | 'laterReportCures'>;

const isSame = (a: Rules, b: Rules): boolean => written(a) === written(b);

/** In an order of fields of its own: what comes from the database has another. */
function written({ schedule, ladder, laterReportCures }: Rules): string {
  const { opensAt, dueOn, dueAt, provisional, reminders, rungs } = schedule;
  return JSON.stringify([
    [opensAt, dueOn, dueAt, provisional, reminders, rungs.map(({ rung, at }) => [rung, at])],
    ladder.map(({ rung, level, to, issue, by, reply }) => [rung, level, to, issue, by, reply ?? 0]),
    laterReportCures,
  ]);
}
