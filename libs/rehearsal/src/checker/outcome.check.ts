import { checkInspectionOutcome } from './inspection.check.js';
import type { Owed, Story } from './story.js';
import type { Findings } from './violation.js';

/** An aggregate's row, and the facts of its obligations' rows. Instants as the record writes them. */
export interface AggregateRow {
  readonly id: string;
  readonly year: number;
  readonly kind: string;
  readonly seq: number;
  readonly head: Buffer;
  readonly value: unknown;
  readonly lifecycle: string | null;
  readonly activity: string | null;
}

export interface ObligationRow {
  readonly id: string;
  readonly aggregate: string;
  readonly value: string;
  readonly dueAt: string;
  readonly deliveredAt: string | null;
}

/** Invariants 4 and 5: what the events led to, against what the rows say. To be asked after the last event of a chain. */
export function checkOutcome(
  story: Story,
  row: AggregateRow,
  rows: readonly ObligationRow[],
  findings: Findings,
): void {
  if (row.kind === 'task') checkTask(story, row, findings);
  if (story.inspection) checkInspectionOutcome(story.inspection, row, findings);
  const stored = new Map(rows.map((each) => [each.id, each]));
  for (const owed of story.owed.values()) {
    const kept = stored.get(owed.id);
    if (kept) checkOwed(story, owed, kept, findings);
    else
      findings.add({
        invariant: 5,
        code: 'obligation-lost',
        aggregate: story.aggregate,
        member: owed.id,
        message: `Obligation ${owed.id} was made by an event of task ${story.aggregate} and has no row.`,
      });
  }
  for (const { id } of rows) {
    if (story.owed.has(id)) continue;
    findings.add({
      invariant: 5,
      code: 'obligation-unborn',
      aggregate: story.aggregate,
      member: id,
      message: `Obligation ${id} of task ${story.aggregate} has a row and no event that made it.`,
    });
  }
}

function checkTask(story: Story, { lifecycle, activity }: AggregateRow, findings: Findings): void {
  const ended = lifecycle === 'completed' || lifecycle === 'withdrawn' ? lifecycle : null;
  const told = `${story.ended ?? 'under way'}${story.suspended ? ', suspended' : ''}`;
  const stored = `${ended ?? 'under way'}${activity === 'suspended' ? ', suspended' : ''}`;
  if (told === stored) return;
  findings.add({
    invariant: 4,
    code: 'snapshot-differs-from-record',
    aggregate: story.aggregate,
    message: `Task ${story.aggregate} is ${told} by its events and ${stored} in its snapshot.`,
  });
}

function checkOwed(story: Story, owed: Owed, row: ObligationRow, findings: Findings): void {
  const wrong = (code: string, fact: string): void =>
    findings.add({
      invariant: 4,
      code,
      aggregate: story.aggregate,
      member: owed.id,
      message: `Obligation ${owed.id} of task ${story.aggregate} ${fact}.`,
    });
  const value = UNSETTLED.has(row.value) ? 'unsettled' : row.value;
  if (value !== owed.state)
    wrong('obligation-differs-from-record', `is ${owed.state} by its events and ${row.value} in its row`);
  if (row.dueAt !== owed.schedule.dueAt)
    wrong(
      'due-date-differs-from-record',
      `is due at ${owed.schedule.dueAt} by its events and at ${row.dueAt} in its row`,
    );
  if (DELIVERED.has(value) && row.deliveredAt !== owed.deliveredAt)
    wrong(
      'delivery-differs-from-record',
      `was delivered at ${owed.deliveredAt ?? 'no time'} by its events and at ${row.deliveredAt ?? 'no time'} in its row`,
    );
}

const UNSETTLED: ReadonlySet<string> = new Set(['pending', 'open', 'held']);
const DELIVERED: ReadonlySet<string> = new Set(['met', 'metLate']);
