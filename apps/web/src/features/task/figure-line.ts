import type { ReportRow } from '@duban/contracts';
import { daysBetween } from '../../time/days.js';
import { grouped } from './grouped.js';

interface Milestone {
  name: string;
  dueOn: string;
}
type Figure = NonNullable<ReportRow['content']>['figures'][number];

export interface Point {
  /** Day: `2023-06-25`. */
  on: string;
  value: number;
}

/** One figure of a task held against what its plan promises. */
export interface FigureLine {
  name: string;
  unit: string;
  actual: Point[];
  forecast: Point[];
  /** Through the plan's time nodes; empty where they say nothing that this figure can be held against. */
  planned: Point[];
  /** The time nodes name no values, and each stands for an equal share of the whole. */
  isShared: boolean;
  /** What the plan's line says on the day of the latest actual value; null where there is no line. */
  expected: number | null;
}

/**
 * The figures of the reports, each by day, with the line through the plan's time nodes from `start` on. A node that
 * names a value with the figure's unit (`完成投资30亿元`) is a point of the line; of a percentage whose nodes name none,
 * each node is an equal share of 100 %.
 */
export function figureLines(figures: readonly Figure[], milestones: readonly Milestone[], start: string): FigureLine[] {
  const byName = grouped(figures, ({ name, unit }) => JSON.stringify([name, unit]));
  return [...byName.values()].flatMap((own) => {
    const [first] = own;
    return first ? [lineOf(first, own, milestones, start)] : [];
  });
}

function lineOf(
  { name, unit }: Figure,
  own: readonly Figure[],
  milestones: readonly Milestone[],
  start: string,
): FigureLine {
  const of = (nature: Figure['nature']): Point[] => latestByDay(own.filter((figure) => figure.nature === nature));
  const actual = of('actual');
  const { planned, isShared } = plannedOf(unit, milestones, start);
  const last = actual.at(-1);
  return {
    name,
    unit,
    actual,
    forecast: of('forecast'),
    planned,
    isShared,
    expected: last ? valueOn(planned, last.on) : null,
  };
}

/** One value for each day: the one that was reported last. */
function latestByDay(figures: readonly Figure[]): Point[] {
  const days = new Map(figures.map(({ asOf, value }) => [asOf, Number(value)]));
  return [...days].map(([on, value]) => ({ on, value })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

function plannedOf(
  unit: string,
  milestones: readonly Milestone[],
  start: string,
): { planned: Point[]; isShared: boolean } {
  const nodes = milestones.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const named = nodes.flatMap(({ name, dueOn }) => {
    const value = valueIn(name, unit);
    return value === null ? [] : [{ on: dueOn, value }];
  });
  const origin = { on: start, value: 0 };
  if (named.length > 0) return { planned: [origin, ...named], isShared: false };
  if (unit !== '%' || nodes.length === 0) return { planned: [], isShared: false };
  const share = (index: number): number => Math.round((1_000 * (index + 1)) / nodes.length) / 10;
  return {
    planned: [origin, ...nodes.map(({ dueOn }, index) => ({ on: dueOn, value: share(index) }))],
    isShared: true,
  };
}

/** The number that stands right before the unit; null where there is none. */
export function valueIn(name: string, unit: string): number | null {
  const at = name.search(new RegExp(String.raw`\d[\d,]*(?:\.\d+)?\s*${escaped(unit)}`, 'u'));
  const found = at < 0 ? null : /^\d[\d,]*(?:\.\d+)?/u.exec(name.slice(at));
  return found ? Number(found[0].replaceAll(',', '')) : null;
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** The line's value on a day; before its start the first, behind its end the last. Null where there is no line. */
export function valueOn(line: readonly Point[], on: string): number | null {
  const next = line.findIndex((point) => point.on >= on);
  if (line.length === 0) return null;
  const [before, after] = [line[(next < 0 ? line.length : next) - 1], line[next]];
  if (!before || !after) return (before ?? after)?.value ?? null;
  const whole = daysBetween(before.on, after.on);
  const share = whole === 0 ? 1 : daysBetween(before.on, on) / whole;
  return Math.round((before.value + (after.value - before.value) * share) * 10) / 10;
}
