import type { LocalDate } from '@duban/calendar';
import type { RegimeDifferenceView } from '@duban/contracts';
import type { Replan } from '@duban/engine';
import type { Member, ObligationMember } from '@duban/lifecycle';

type UnitView = RegimeDifferenceView['units'][number];
type Outcome = 'made' | 'moved' | 'dropped' | 'untouched';

/** One report or sub-report that a unit owes, before and after; null where there is none. */
interface Owed {
  unit: string;
  outcome: Outcome;
  from: LocalDate | null;
  to: LocalDate | null;
}

/** What changed rules make of the reports of each unit, and how many sheets a month it fills in then. */
export class UnitTotals {
  readonly #units = new Map<string, Owed[]>();

  /** Counts a task as it would be replanned. */
  add(replan: Replan, members: ReadonlyMap<string, Member>): void {
    for (const owed of owedIn(replan, members)) {
      const known = this.#units.get(owed.unit);
      if (known) known.push(owed);
      else this.#units.set(owed.unit, [owed]);
    }
  }

  /** The most touched first. */
  views(): UnitView[] {
    return [...this.#units]
      .map(([unit, owed]) => ({ unit, ...totalsOf(owed), months: monthsOf(owed) }))
      .toSorted((a, b) => touched(b) - touched(a) || (a.unit < b.unit ? -1 : 1));
  }
}

const touched = ({ made, moved, dropped }: Record<Outcome, number>): number => made + moved + dropped;

function owedIn({ made, moved, dropped }: Replan, members: ReadonlyMap<string, Member>): Owed[] {
  const movedTo = new Map(moved.map(({ member, schedule }) => [member, schedule.dueOn]));
  const gone = new Set(dropped);
  const standing = [...members.values()].filter(isReportThatStands).map(({ id, context }): Owed => {
    const { unit, schedule } = context;
    const from = schedule.dueOn;
    if (gone.has(id)) return { unit, outcome: 'dropped', from, to: null };
    const to = movedTo.get(id);
    return to === undefined ? { unit, outcome: 'untouched', from, to: from } : { unit, outcome: 'moved', from, to };
  });
  const fresh = made.flatMap((member): Owed[] =>
    member.kind === 'obligation'
      ? [{ unit: member.context.unit, outcome: 'made', from: null, to: member.context.schedule.dueOn }]
      : [],
  );
  return [...standing, ...fresh];
}

const isReportThatStands = (member: Member): member is ObligationMember =>
  member.kind === 'obligation' &&
  member.value !== 'cancelled' &&
  (member.context.kind === 'report' || member.context.kind === 'subReport');

function totalsOf(owed: readonly Owed[]): Record<Outcome, number> {
  const count = (outcome: Outcome): number => owed.filter((each) => each.outcome === outcome).length;
  return { made: count('made'), moved: count('moved'), dropped: count('dropped'), untouched: count('untouched') };
}

function monthsOf(owed: readonly Owed[]): UnitView['months'] {
  const before = formsByMonth(owed.flatMap(({ from }) => from ?? []));
  const after = formsByMonth(owed.flatMap(({ to }) => to ?? []));
  return [...new Set([...before.keys(), ...after.keys()])].toSorted().map((month) => ({
    month,
    before: before.get(month) ?? { sheets: 0, lines: 0 },
    after: after.get(month) ?? { sheets: 0, lines: 0 },
  }));
}

function formsByMonth(days: readonly LocalDate[]): Map<string, { sheets: number; lines: number }> {
  const months = [...new Set(days.map(monthOf))];
  return new Map(
    months.map((month) => {
      const due = days.filter((day) => monthOf(day) === month);
      return [month, { sheets: new Set(due).size, lines: due.length }];
    }),
  );
}

const monthOf = (day: LocalDate): string => day.slice(0, 7);
