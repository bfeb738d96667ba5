/** One line of the report. */
export interface Figure {
  what: string;
  figure: string;
  /** What bounds it, measured in the same run; empty where there is none. */
  limit: string;
  goal: string;
  /** Null: not measured, and `figure` says why. */
  reached: boolean | null;
}

/** A figure that could not be taken here, with the reason. */
export const notMeasured = (what: string, goal: string, reason: string): Figure => ({
  what,
  figure: `not measured: ${reason}`,
  limit: '',
  goal,
  reached: null,
});

/** The middle value; of an even number of values the lower one of the two. */
export const median = (values: readonly number[]): number => percentile(values, 50);

/** The smallest value that `percent` of the values do not exceed. Throws when there is none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)];
  if (value === undefined) throw new RangeError('No values were measured.');
  return value;
}

export const milliseconds = (value: number): string =>
  value >= 1_000 ? `${(value / 1_000).toFixed(2)} s` : `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export const perSecond = (value: number): string => `${Math.round(value).toLocaleString('en')}/s`;

/** The report as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, figure, limit, goal, reached }) => [
    what,
    figure,
    limit,
    goal,
    reached === null ? '–' : reached ? 'yes' : 'NO',
  ]);
  const all = [['what', 'figure', 'limit beside it', 'goal', 'reached'], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [line(all[0] ?? []), rule, ...rows.map(line)].join('\n');
}

/** Progress goes to stderr: stdout is the report. */
export const say = (text: string): void => void process.stderr.write(`bench: ${text}\n`);
