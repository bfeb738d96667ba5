import type { ClientBase } from 'pg';
import { checkLink, type Said } from './chain.check.js';
import { beginChanges, checkChanges, type ChangeStory } from './change.check.js';
import { type CheckOptions, dayKinds } from './check-options.js';
import { checkClue } from './clue.check.js';
import { checkFiring } from './firing.check.js';
import { checkInspection } from './inspection.check.js';
import { checkOrder } from './order.check.js';
import { type AggregateRow, checkOutcome, type ObligationRow } from './outcome.check.js';
import { readRecord, type StoredEvent } from './record.js';
import { lifecycleOf } from './rule.js';
import { checkSlips } from './slip.check.js';
import { beginStory, type Story } from './story.js';
import { tell } from './telling.js';
import type { Findings } from './violation.js';

/** Reads the record once from end to end and asks of each event, and at the end of each chain, what must hold. */
export async function checkRecord(client: ClientBase, options: CheckOptions, findings: Findings): Promise<void> {
  const rows = await readRows(client);
  const dayKind = options.holidays ? dayKinds(options.holidays) : null;
  let story: Story | undefined;
  let changes: ChangeStory = beginChanges();
  let former: StoredEvent | undefined;
  for await (const event of readRecord(client, options.zone ?? 'Asia/Shanghai')) {
    if (!story || !former || former.aggregate !== event.aggregate || former.year !== event.year) {
      finish(story, former, rows, findings);
      story = beginStory(event.aggregate);
      changes = beginChanges();
      former = undefined;
    }
    const said = checkLink(former, event, findings);
    if (said) follow(story, said, { event, changes, rows, options, dayKind }, findings);
    former = event;
  }
  finish(story, former, rows, findings);
  for (const { id, kind } of rows.aggregates.values())
    findings.add({ invariant: 4, code: 'chain-missing', aggregate: id, message: `The ${kind} ${id} has no event.` });
}

interface Reading {
  readonly event: StoredEvent;
  readonly changes: ChangeStory;
  readonly rows: Rows;
  readonly options: CheckOptions;
  readonly dayKind: ReturnType<typeof dayKinds> | null;
}

/** Asks everything of one event, then carries the story on. Bytes altered by hand may have any shape. */
function follow(story: Story, said: Said, reading: Reading, findings: Findings): void {
  const { event, changes, rows, options, dayKind } = reading;
  if (!options.allowErased) checkTexts(said, event, rows.texts, findings);
  try {
    checkOrder(story, said, event.seq, findings);
    checkFiring(story, said, event, dayKind, findings);
    story.inspection = checkInspection(story.inspection, said, event, findings);
    story.clue = checkClue(story.clue, said, event, findings);
    checkChanges(changes, said, event, findings);
    checkSlips(story.slips, said, event, dayKind, findings);
    tell(story, said);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = `Event ${event.seq} of ${event.aggregate} (${said.type}) lacks what such an event must say: ${error.message}.`;
    findings.add({ invariant: 3, code: 'event-misshapen', aggregate: event.aggregate, message });
  }
}

interface Rows {
  /** By year and id; a row is taken out when its chain has been read. */
  readonly aggregates: Map<string, AggregateRow>;
  readonly obligations: ReadonlyMap<string, readonly ObligationRow[]>;
  /** Addresses of the texts that are there. */
  readonly texts: ReadonlySet<string>;
}

const keyOf = ({ year }: { year: number }, id: string): string => `${year}/${id}`;

function finish(story: Story | undefined, last: StoredEvent | undefined, rows: Rows, findings: Findings): void {
  if (!story || !last) return;
  const aggregate = story.aggregate;
  const row = rows.aggregates.get(keyOf(last, aggregate));
  const wrong = (code: string, message: string): void => findings.add({ invariant: 4, code, aggregate, message });
  if (!row) return wrong('aggregate-missing', `A chain of ${last.seq} events is there for ${aggregate}, which is not.`);
  rows.aggregates.delete(keyOf(last, aggregate));
  if (row.seq !== last.seq)
    wrong('seq-differs', `The row of ${aggregate} is at event ${row.seq}, its chain at ${last.seq}.`);
  if (!row.head.equals(last.hash))
    wrong('head-differs', `The row of ${aggregate} does not hold the hash of its last event.`);
  checkOutcome(story, row, rows.obligations.get(keyOf(last, aggregate)) ?? [], findings);
}

/** Every text that the event refers to is there, unless texts may have been erased. */
function checkTexts(said: Said, event: StoredEvent, texts: ReadonlySet<string>, findings: Findings): void {
  for (const address of new Set(event.bytes.toString('utf8').match(ADDRESSES))) {
    // the digest of a sealed identity looks like an address and is none
    if (texts.has(address) || address === said['seal']) continue;
    findings.add({
      invariant: 'references',
      code: 'content-missing',
      aggregate: event.aggregate,
      message: `Event ${event.seq} of ${event.aggregate} (${said.type}) refers to the text ${address}, which is not there.`,
    });
  }
}

/** Addresses are SHA-256 in hexadecimal and stand as whole strings. */
const ADDRESSES = /(?<=")[0-9a-f]{64}(?=")/g;

async function readRows(client: ClientBase): Promise<Rows> {
  const aggregates = await client.query<AggregateRow>(
    `SELECT id::text, year, kind, seq, head, value, ${lifecycleOf('a')} AS lifecycle, a.value->>'activity' AS activity FROM aggregate a ORDER BY year, id`,
  );
  const obligations = await client.query<ObligationRow & { year: number }>(
    `SELECT id::text, year, aggregate_id::text AS aggregate, value, context->>'deliveredAt' AS "deliveredAt",
            to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "dueAt"
       FROM obligation ORDER BY year, aggregate_id, id`,
  );
  const texts = await client.query<{ address: string }>(`SELECT encode(hash, 'hex') AS address FROM content`);
  const grouped = new Map<string, ObligationRow[]>();
  for (const row of obligations.rows) {
    const key = keyOf(row, row.aggregate);
    const group = grouped.get(key);
    if (group) group.push(row);
    else grouped.set(key, [row]);
  }
  return {
    aggregates: new Map(aggregates.rows.map((row) => [keyOf(row, row.id), row])),
    obligations: grouped,
    texts: new Set(texts.rows.map(({ address }) => address)),
  };
}
