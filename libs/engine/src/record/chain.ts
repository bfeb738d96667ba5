import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Version of the way a link is hashed, hashed with it. */
const CHAIN_VERSION = 1;

/** The exact bytes of an event that are stored and hashed (RFC 8785). */
export function eventBytes(event: object): Buffer {
  const text = (canonicalize as unknown as (value: object) => string)(event);
  return Buffer.from(text, 'utf8');
}

/** SHA-256 over version ‖ tenant ‖ aggregate ‖ seq ‖ previous hash ‖ bytes. The first link has no previous hash. */
export function linkHash(
  tenant: string,
  aggregate: string,
  seq: number,
  previous: Uint8Array | null,
  bytes: Uint8Array,
): Buffer {
  const prefix = Buffer.allocUnsafe(41);
  prefix.writeUInt8(CHAIN_VERSION, 0);
  prefix.write(tenant.replaceAll('-', ''), 1, 16, 'hex');
  prefix.write(aggregate.replaceAll('-', ''), 17, 16, 'hex');
  prefix.writeBigUInt64BE(BigInt(seq), 33);
  const hash = createHash('sha256').update(prefix);
  if (previous) hash.update(previous);
  return hash.update(bytes).digest();
}

/** The address of a text: salted, so that erasing the row with its salt leaves nothing to guess by. */
export function contentHash(salt: Uint8Array, body: string): Buffer {
  return createHash('sha256').update(salt).update(body, 'utf8').digest();
}
