import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import type { StoredEvent } from './record.js';
import type { Findings } from './violation.js';

/** What an event says, as far as everything that follows relies on it. */
export interface Said {
  readonly type: string;
  readonly [name: string]: unknown;
}

/** Invariant 4: one link after the other. `former` is the row before it in the same chain. Returns what the bytes say. */
export function checkLink(former: StoredEvent | undefined, event: StoredEvent, findings: Findings): Said | null {
  const wrong: Wrong = (code, fact) =>
    findings.add({
      invariant: 4,
      code,
      aggregate: event.aggregate,
      message: `Event ${event.seq} of ${event.aggregate} ${fact}.`,
    });
  const expected = (former?.seq ?? 0) + 1;
  if (event.seq !== expected) wrong('gap-in-chain', `stands where event ${expected} is expected`);
  const previous = event.previous ?? EMPTY;
  if (!previous.equals(former?.hash ?? EMPTY))
    wrong('previous-differs', 'does not name the hash of the event before it');
  if (!linkHash(event).equals(event.hash)) wrong('hash-differs', 'does not have the hash of its bytes');
  if (former) checkAfter(former, event, wrong);
  return checkBytes(event, wrong);
}

type Wrong = (code: string, fact: string) => void;

function checkAfter(former: StoredEvent, event: StoredEvent, wrong: Wrong): void {
  if (event.recordedAt < former.recordedAt)
    wrong('recorded-backwards', `was recorded at ${event.recordedAt}, the event before it at ${former.recordedAt}`);
  if (event.definition < former.definition)
    wrong('definition-backwards', `was made by definition ${event.definition}, the one before by ${former.definition}`);
}

function checkBytes(event: StoredEvent, wrong: Wrong): Said | null {
  const said = read(event.bytes);
  if (!said) {
    wrong('bytes-unreadable', 'holds bytes that are no JSON object with a type');
    return null;
  }
  if (!Buffer.from(canonicalJson(said), 'utf8').equals(event.bytes))
    wrong('bytes-not-canonical', 'is not in RFC 8785 form');
  const told = [said.type, instantOf(said['at']), said['definition']];
  const columns = [event.type, event.at, event.definition];
  columns.forEach((column, index) => {
    if (column !== told[index])
      wrong('columns-differ', `has ${String(column)} in its column and ${String(told[index])} in its bytes`);
  });
  return said;
}

const EMPTY = Buffer.alloc(0);

/** Version of the way in which links are hashed, hashed with them. */
const CHAIN_VERSION = 1;

/** SHA-256 over version (1 byte) ‖ tenant (16) ‖ aggregate (16) ‖ seq (8, big-endian) ‖ previous hash ‖ bytes. */
export function linkHash({ tenant, aggregate, seq, previous, bytes }: Link): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(seq));
  return createHash('sha256')
    .update(Buffer.of(CHAIN_VERSION))
    .update(Buffer.from(tenant.replaceAll('-', ''), 'hex'))
    .update(Buffer.from(aggregate.replaceAll('-', ''), 'hex'))
    .update(number)
    .update(previous ?? EMPTY)
    .update(bytes)
    .digest();
}

type Link = Pick<StoredEvent, 'tenant' | 'aggregate' | 'seq' | 'previous' | 'bytes'>;

function read(bytes: Buffer): Said | null {
  try {
    const said: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof said !== 'object' || said === null || !('type' in said) || typeof said.type !== 'string') return null;
    return said as Said;
  } catch {
    return null;
  }
}

/** An instant of the record (milliseconds) as the columns are read (microseconds). */
const instantOf = (at: unknown): string => (typeof at === 'string' ? at.replace(/Z$/, '000Z') : String(at));
