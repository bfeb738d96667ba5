import type { Instant, LocalDate, Regime, WorkCalendar } from '@duban/calendar';
import type { RegimeDifferenceView } from '@duban/contracts';
import { type Replan, replanOf } from '@duban/engine';
import type { Member, ObligationMember } from '@duban/lifecycle';
import type { PlannedTask, RuledDirective } from './directive.read.js';
import { UnitTotals } from './unit-totals.js';

/** What putting a directive under a regime now would do: worked out by the rules that the engine itself applies. */
export function differenceOf(
  { reference, regime: before, effectiveOn }: RuledDirective,
  tasks: readonly PlannedTask[],
  { regime, calendar, at }: { regime: Regime; calendar: WorkCalendar; at: Instant },
): Omit<RegimeDifferenceView, 'last'> {
  const changes = new Map<string, Change>();
  const units = new UnitTotals();
  const { year } = reference;
  const perTask = tasks.flatMap(({ reference: task, number, title, ...state }) => {
    const replan = replanOf(state, { regime, year, effectiveOn, calendar, at, newId: () => '' });
    if (!replan) return [];
    for (const change of changesOf(replan, state.members)) count(changes, change);
    units.add(replan, state.members);
    return [{ task, number, title, ...totalsOf(replan) }];
  });
  return {
    directive: reference,
    from: { code: before.code, title: before.title },
    to: { code: regime.code, title: regime.title },
    at,
    totals: {
      made: sum(perTask, 'made'),
      moved: sum(perTask, 'moved'),
      dropped: sum(perTask, 'dropped'),
      untouched: sum(perTask, 'untouched'),
    },
    changes: [...changes.values()].toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1)),
    tasks: perTask,
    units: units.views(),
  };
}

type Change = RegimeDifferenceView['changes'][number];
type Totals = RegimeDifferenceView['totals'];

const totalsOf = ({ made, moved, dropped, untouched }: Replan): Totals => ({
  made: made.filter(({ kind }) => kind === 'obligation').length,
  moved: moved.length,
  dropped: dropped.length,
  untouched: untouched.length,
});

const sum = (rows: readonly Totals[], name: keyof Totals): number => rows.reduce((all, row) => all + row[name], 0);

const dayOf = ({ from, to }: Change): LocalDate => to ?? from ?? '';

function changesOf({ made, moved, dropped }: Replan, members: ReadonlyMap<string, Member>): Change[] {
  const owed = (id: string) => members.get(id) as ObligationMember;
  return [
    ...made.flatMap((member): Change[] =>
      member.kind === 'obligation' ? [changeOf('made', member.context, null, member.context.schedule.dueOn)] : [],
    ),
    ...moved.map(({ member, schedule }) => {
      const { context } = owed(member);
      return changeOf('moved', context, context.schedule.dueOn, schedule.dueOn);
    }),
    ...dropped.map((member) => {
      const { context } = owed(member);
      return changeOf('dropped', context, context.schedule.dueOn, null);
    }),
  ];
}

const changeOf = (
  change: Change['change'],
  { kind, period }: Pick<ObligationMember['context'], 'kind' | 'period'>,
  from: LocalDate | null,
  to: LocalDate | null,
): Change => ({ change, kind: kind === 'subReport' ? kind : 'report', period: period ?? '', from, to, count: 1 });

function count(changes: Map<string, Change>, change: Change): void {
  const key = JSON.stringify(change);
  const found = changes.get(key);
  changes.set(key, found ? { ...found, count: found.count + 1 } : change);
}
