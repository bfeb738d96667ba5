import { createHash, randomBytes } from 'node:crypto';
import { decrypt, encrypt, type KeyPair, openWith, SealBroken, sealFor } from './box.js';

/** What is sealed for somebody: the case key, or one half of it, which is worth nothing without the other. */
export type ShareKind = 'key' | 'chief' | 'second' | 'handedChief' | 'handedSecond';

/** Somebody who holds a key, and what they are given. */
export interface Recipient {
  readonly person: string;
  readonly publicKey: Buffer;
  readonly share: ShareKind;
}

export interface SealedShare {
  readonly person: string;
  readonly share: ShareKind;
  readonly sealed: Buffer;
}

export interface SealedCase {
  readonly sealed: Buffer;
  readonly shares: readonly SealedShare[];
}

/**
 * Seals a text under a new case key of 32 bytes. Who gets `key` opens it alone; `chief` and `second` are halves (the key
 * is their exclusive or), of which either alone says nothing about the key. `place` names the case.
 */
export function sealCase(text: string, recipients: readonly Recipient[], place: string): SealedCase {
  const key = randomBytes(KEY);
  const chief = randomBytes(KEY);
  const parts = { key, chief, second: xor(key, chief) };
  const shares = recipients.map(({ person, publicKey, share }) => {
    if (share !== 'key' && share !== 'chief' && share !== 'second') throw new Error(`Nobody begins with ${share}.`);
    return { person, share, sealed: sealFor(publicKey, parts[share], placeOf(place, person, share)) };
  });
  return { sealed: encrypt(key, padded(text), place), shares };
}

/** Gives a half on to somebody else: opened and sealed anew, without the other half. Throws {@link SealBroken}. */
export function handOn(
  { mine, keys, to }: { mine: SealedShare; keys: KeyPair; to: readonly { person: string; publicKey: Buffer }[] },
  place: string,
): SealedShare[] {
  const half = openWith(keys, mine.sealed, placeOf(place, mine.person, mine.share));
  const share = mine.share === 'chief' ? ('handedChief' as const) : ('handedSecond' as const);
  return to.map(({ person, publicKey }) => ({
    person,
    share,
    sealed: sealFor(publicKey, half, placeOf(place, person, share)),
  }));
}

/** Opens a case with what one person was given: the key, or both halves that were handed to them. Throws {@link SealBroken}. */
export function openCase(sealed: Buffer, shares: readonly SealedShare[], keys: KeyPair, place: string): string {
  const part = (kind: ShareKind): Buffer | undefined => {
    const found = shares.find(({ share }) => share === kind);
    return found && openWith(keys, found.sealed, placeOf(place, found.person, kind));
  };
  const key = part('key') ?? together(part('handedChief'), part('handedSecond'));
  if (!key) throw new SealBroken('There is no key for this person.');
  return unpadded(decrypt(key, sealed, place));
}

/** What the record keeps of a sealed case: SHA-256 in hexadecimal. */
export const digestOf = (sealed: Buffer): string => createHash('sha256').update(sealed).digest('hex');

const KEY = 32;
/** Every text is as long as a multiple of this, so that its length says nothing of who it is about. */
const BLOCK = 512;

const placeOf = (place: string, person: string, share: ShareKind): string => `${place}/${person}/${share}`;

const together = (one: Buffer | undefined, other: Buffer | undefined): Buffer | undefined =>
  one && other && xor(one, other);

function xor(one: Buffer, other: Buffer): Buffer {
  if (one.length !== KEY || other.length !== KEY) throw new SealBroken('A half of a key has another length.');
  return Buffer.from(one.map((byte, index) => byte ^ (other[index] ?? 0)));
}

/** Length in four bytes, the text, zeros. */
function padded(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const whole = Buffer.alloc(Math.ceil((bytes.length + 4) / BLOCK) * BLOCK);
  whole.writeUInt32BE(bytes.length);
  bytes.copy(whole, 4);
  return whole;
}

const unpadded = (whole: Buffer): string => whole.subarray(4, 4 + whole.readUInt32BE()).toString('utf8');
