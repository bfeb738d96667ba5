import type { Figure, PlanContent } from '@duban/contracts';

export interface Point {
  /** A day. */
  on: string;
  value: number;
}

/** One figure over the year, against the line that the plan draws through its time nodes. */
export interface Trajectory {
  name: string;
  unit: string;
  actual: Point[];
  forecast: Point[];
  /** Empty where the time nodes say nothing of this figure. */
  planned: Point[];
}

/** The figures of some reports by name, in the order in which they first appear; a day reported twice counts as last said. */
export function trajectoriesOf(figures: readonly Figure[], plan: PlanContent | null): Trajectory[] {
  const byName = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = `${figure.name} ${figure.unit}`;
    byName.set(key, [...(byName.get(key) ?? []), figure]);
  }
  return [...byName.values()].map((said) => {
    const [{ name, unit } = { name: '', unit: '' }] = said;
    return {
      name,
      unit,
      actual: pointsOf(said.filter(({ nature }) => nature === 'actual')),
      forecast: pointsOf(said.filter(({ nature }) => nature === 'forecast')),
      planned: plan ? plannedLine(plan.milestones, unit) : [],
    };
  });
}

function pointsOf(figures: readonly Figure[]): Point[] {
  const byDay = new Map(figures.map(({ asOf, value }) => [asOf, { on: asOf, value: Number(value) }]));
  return [...byDay.values()].toSorted(byOn);
}

const byOn = (a: { on: string }, b: { on: string }): number => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);

/**
 * The values that the time nodes name in a unit, such as 60 of `完成60公里`. A share that no node names follows the count of
 * nodes: three of four are 75 %.
 */
export function plannedLine(milestones: PlanContent['milestones'], unit: string): Point[] {
  const nodes = milestones.map(({ name, dueOn }) => ({ on: dueOn, name })).toSorted(byOn);
  const named = nodes.flatMap(({ on, name }) => {
    const value = quantityOf(name, unit);
    return value === undefined ? [] : [{ on, value }];
  });
  if (named.length > 0 || unit !== '%') return named;
  return nodes.map(({ on }, index) => ({ on, value: ((index + 1) / nodes.length) * 100 }));
}

function quantityOf(text: string, unit: string): number | undefined {
  const written = text.normalize('NFKC');
  const wanted = unit.normalize('NFKC');
  for (const { 0: whole, 1: digits = '', index } of written.matchAll(/(\d+(?:\.\d+)?)\s*/g))
    if (wanted !== '' && written.startsWith(wanted, index + whole.length)) return Number(digits);
  return undefined;
}

/** What the line says of a day: nothing before its first point save the way from zero at the start of the year. */
export function plannedOn(planned: readonly Point[], on: string): number | undefined {
  const [first] = planned;
  if (!first) return undefined;
  const line = [{ on: `${first.on.slice(0, 4)}-01-01`, value: 0 }, ...planned];
  const after = line.findIndex((point) => point.on >= on);
  if (after < 0) return line.at(-1)?.value;
  const next = line[after];
  const last = line[after - 1];
  if (!next || !last || next.on === last.on) return next?.value;
  const share = (dayNumber(on) - dayNumber(last.on)) / (dayNumber(next.on) - dayNumber(last.on));
  return last.value + share * (next.value - last.value);
}

/** Days on a scale of their own, for places on a line. */
export function dayNumber(date: string): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return year * 372 + month * 31 + day;
}
