import type { RehearsalSummary } from '@duban/rehearsal';
import { Failure } from '../failure.js';
import type { CommonOptions } from '../options.js';
import { printJson, say } from '../terminal.js';

/** As JSON on stdout, or for people on stderr. */
export function tellSummary(summary: RehearsalSummary, { json }: CommonOptions): void {
  if (json) printJson(summary);
  else for (const line of summaryLines(summary)) say(line);
}

/** @throws Failure when something did not hold */
export function requireNoViolation({ violations }: RehearsalSummary): void {
  if (violations.length > 0) throw new Failure(`${violations.length} violations of what must always hold.`);
}

/** A summary for people, a line each. */
function summaryLines(summary: RehearsalSummary): string[] {
  const { directive, year, seed, tasks, units, commands, events, decidedByRehearsal: decided } = summary;
  return [
    `${directive}, ${year}, seed ${seed}: ${tasks} tasks of ${units} units; ${commands} commands, ${events} events.`,
    '',
    ...section(
      'Obligations',
      Object.entries(summary.obligations).map(([kind, outcomes]) => [kind, counts(outcomes)]),
    ),
    ...section(
      'Notices',
      Object.entries(summary.notices).map(([kind, { messages, items }]) => [
        kind,
        `${messages} messages, ${items} items`,
      ]),
    ),
    ...section(
      'Slips',
      Object.entries(summary.slips).map(([level, states]) => [level, counts(states)]),
    ),
    ...section(
      'Tasks by status at the end of each month',
      Object.entries(summary.statusByMonth).map(([month, statuses]) => [month, counts(statuses)]),
    ),
    ...section(
      'Commands refused',
      Object.entries(summary.refusals).map(([what, count]) => [what, String(count)]),
    ),
    `Arrows of the statecharts taken: ${Object.keys(summary.arrows).length}, not taken: ${summary.arrowsNotTaken.length}.`,
    ...decidedLines(decided),
    ...violationLines(summary),
    `Hash over the heads of all chains: ${summary.recordHash}`,
  ];
}

function section(title: string, rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length), 0);
  return rows.length === 0 ? [] : [title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), ''];
}

const counts = (of: Readonly<Record<string, number | undefined>>): string =>
  Object.entries(of)
    .map(([name, count]) => `${name} ${count ?? 0}`)
    .join(', ');

function decidedLines({ leads, groupsWithoutMembers }: RehearsalSummary['decidedByRehearsal']): string[] {
  return [
    ...(leads.length > 0
      ? [`Leads decided by the rehearsal: ${leads.map(({ number, unit }) => `${number} ${unit}`).join('、')}`]
      : []),
    ...(groupsWithoutMembers.length > 0
      ? [`Groups without members, which owe nothing: ${groupsWithoutMembers.join('、')}`]
      : []),
  ];
}

function violationLines({ violations }: RehearsalSummary): string[] {
  if (violations.length === 0) return ['Every invariant holds.'];
  return [
    `${violations.length} violations of what must always hold:`,
    ...violations.slice(0, 20).map(({ invariant, code, message }) => `  ${invariant} ${code}: ${message}`),
  ];
}
