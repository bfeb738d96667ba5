import type { Instant, LocalDate, WorkCalendar } from '@duban/calendar';
import type { Command, CommandOf, DraftPreview } from '@duban/contracts';
import {
  type IssueTerms,
  itemsOfDraft,
  issueDirective,
  milestonesNotAsked,
  notAskedAtIssue,
  type PreviewedObligation,
  previewTask,
} from '@duban/engine';
import { Fault } from '../http/fault.js';
import type { ChosenRegime, DraftOnDesk } from './draft.desk.js';

/** What issuing would make, in full. Throws a fault where it is not known yet under which rules, of which year. */
export function previewDraft(
  desk: DraftOnDesk,
  { at, calendar, withTasks }: { at: Instant; calendar: WorkCalendar; withTasks: boolean },
): DraftPreview {
  const terms = { ...termsOf(desk), at, calendar };
  const kept = desk.resolved.filter(({ item }) => item.dropped === null);
  const assignments = assignmentsOf(desk, terms);
  const placeOf = ({ position, number }: { position: number; number: string | null }) => ({
    item: kept[position]?.item.id ?? '',
    number,
  });
  const previewed = assignments.map((assignment) => ({
    ...placeOf(assignment),
    title: assignment.title,
    lead: assignment.lead,
    obligations: previewTask(assignment, terms),
  }));
  const all = previewed.flatMap(({ obligations }) => obligations);
  const { year, effectiveOn, regime } = terms;
  return {
    year,
    at,
    effectiveOn,
    regime,
    total: all.length,
    provisional: all.filter(({ provisional }) => provisional).length,
    byKind: countsBy(all, ({ kind }) => kind).map(([kind, { length }]) => ({ kind, count: length })),
    byDay: daysOf(all, calendar),
    byUnit: unitsOf(all, new Map(desk.directory.units.map(({ id, name }) => [id, name]))),
    ...(withTasks ? { tasks: previewed } : {}),
    notAsked: notAskedAtIssue(terms),
    milestonesNotAsked: assignments.flatMap((assignment) =>
      milestonesNotAsked(assignment, terms).map((dueOn) => ({ ...placeOf(assignment), dueOn })),
    ),
    issues: desk.issues,
  };
}

/** Year, day and rules of the issue. Throws a fault that says what is missing. */
export function termsOf({
  year,
  effectiveOn,
  regime,
  issues,
}: DraftOnDesk): Pick<IssueTerms, 'year' | 'effectiveOn' | 'regime'> & { chosen: ChosenRegime } {
  if (!regime) throw new Fault('regime-invalid', messageOf(issues, 'regime-invalid'));
  if (year === null) throw new Fault('not-in-state', messageOf(issues, 'no-year'));
  if (effectiveOn === null) throw new Fault('not-in-state', messageOf(issues, 'no-effective-day'));
  return { year, effectiveOn, regime: regime.rules, chosen: regime };
}

const messageOf = (issues: DraftOnDesk['issues'], code: string): string =>
  issues.find((issue) => issue.code === code)?.message ?? 'Something is missing.';

function assignmentsOf(
  { resolved, draft }: DraftOnDesk,
  terms: { year: number; effectiveOn: LocalDate; regime: IssueTerms['regime'] },
) {
  const directive = { kind: 'directive' as const, year: terms.year, id: draft.id };
  const plan = issueDirective(
    directive,
    itemsOfDraft(resolved),
    { ...terms, leads: new Map() },
    draft.post,
    () => draft.id,
  );
  return plan.commands.filter(isTask).map(({ assignment }) => assignment);
}

const isTask = (command: Command): command is CommandOf<'task.issue'> => command.type === 'task.issue';

function countsBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): [key: never, rows: Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)) as [never, Row[]][];
}

const daysOf = (all: readonly PreviewedObligation[], calendar: WorkCalendar): DraftPreview['byDay'] =>
  countsBy(all, ({ dueOn, kind }) => `${dueOn} ${kind}`).flatMap(([, rows]) => {
    const [first] = rows;
    if (!first) return [];
    const { dueOn, kind } = first;
    const provisional = rows.some((row) => row.provisional);
    return [{ dueOn, dayOff: !calendar.isWorkingDay(dueOn), kind, count: rows.length, provisional }];
  });

/** The units that owe most first. */
const unitsOf = (all: readonly PreviewedObligation[], names: ReadonlyMap<string, string>): DraftPreview['byUnit'] =>
  countsBy(all, ({ unit }) => unit)
    .map(([unit, rows]) => ({
      unit,
      name: names.get(unit) ?? '',
      count: rows.length,
      months: countsBy(rows, ({ dueOn }) => dueOn.slice(0, 7)).map(([month, { length }]) => ({ month, count: length })),
    }))
    .toSorted((a, b) => b.count - a.count);
