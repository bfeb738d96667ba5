import {
  arrowsOf,
  evolvePlain,
  evolveTask,
  machineNames,
  statusOf,
  type PlainEvent,
  type PlainKind,
  type PlainState,
  type Refused,
  type Step,
  type TaskEvent,
  type TaskState,
  type TaskStatus,
} from '@duban/lifecycle';
import type { PoolClient } from 'pg';

/** What is read out of the record by replaying it. */
export interface ReplayedYear {
  /** How often each arrow of each machine was taken; an arrow that was not taken has 0. */
  arrows: Record<string, number>;
  /** Tasks by status at the end of each month (`2023-02` → status → tasks). */
  months: Record<string, Partial<Record<TaskStatus, number>>>;
}

/** Replays every chain of the tenant the transaction has entered. `months`: their labels and the instants they end at. */
export async function replayYear(
  client: PoolClient,
  months: readonly { label: string; end: string }[],
): Promise<ReplayedYear> {
  const arrows = Object.fromEntries(machineNames.flatMap(arrowsOf).map((arrow) => [arrow, 0]));
  const counts: ReplayedYear['months'] = Object.fromEntries(months.map(({ label }) => [label, {}]));
  const { rows: aggregates } = await client.query<{ year: number; id: string; kind: string }>(
    'SELECT year, id, kind FROM aggregate ORDER BY year, id',
  );
  for (const { year, id, kind } of aggregates) {
    const events = await readEvents(client, year, id);
    if (kind === 'task') countMonths(replayTask(events as TaskEvent[], arrows), months, counts);
    else replayPlain(kind as PlainKind, events as PlainEvent[], arrows);
  }
  return { arrows, months: counts };
}

async function readEvents(client: PoolClient, year: number, id: string): Promise<unknown[]> {
  const { rows } = await client.query<{ bytes: Buffer }>({
    name: 'replay-chain',
    text: 'SELECT bytes FROM event WHERE year = $1 AND aggregate_id = $2 ORDER BY seq',
    values: [year, id],
  });
  return rows.map(({ bytes }) => JSON.parse(bytes.toString('utf8')) as unknown);
}

function replayTask(events: TaskEvent[], arrows: Record<string, number>): { at: string; status: TaskStatus }[] {
  let state: TaskState | null = null;
  return events.map((event) => {
    const step = evolveTask(state, event);
    if (!step.ok) throw new Error(step.message);
    state = step.state;
    for (const arrow of step.arrows) arrows[arrow] = (arrows[arrow] ?? 0) + 1;
    return { at: event.at, status: statusOf(state) };
  });
}

function replayPlain(kind: PlainKind, events: PlainEvent[], arrows: Record<string, number>): void {
  let state: PlainState | null = null;
  for (const event of events) {
    const step: Step<PlainState> | Refused = evolvePlain(kind, state, event);
    if (!step.ok) throw new Error(step.message);
    state = step.state;
    for (const arrow of step.arrows) arrows[arrow] = (arrows[arrow] ?? 0) + 1;
  }
}

function countMonths(
  story: { at: string; status: TaskStatus }[],
  months: readonly { label: string; end: string }[],
  counts: ReplayedYear['months'],
): void {
  for (const { label, end } of months) {
    const status = story.findLast(({ at }) => at < end)?.status;
    const month = counts[label];
    if (status && month) month[status] = (month[status] ?? 0) + 1;
  }
}
