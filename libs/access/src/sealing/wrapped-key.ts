import { randomBytes } from 'node:crypto';
import argon2 from 'argon2';
import { decrypt, encrypt, type KeyPair, newKeyPair } from './box.js';

const SALT = 16;

/** Of argon2id: dearer than a password's, since who has the database may try as often as they like. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1, hashLength: 32, raw: true } as const;

/** A key pair as it is kept: the private half can be read with its owner's passphrase alone. */
export interface WrappedKey {
  readonly publicKey: Buffer;
  readonly wrapped: Buffer;
}

/** A new pair for a person, wrapped under a passphrase. */
export async function newWrappedKey(passphrase: string, person: string): Promise<WrappedKey> {
  return wrap(newKeyPair(), passphrase, person);
}

/** The pair, by the passphrase of its owner. Throws {@link SealBroken} where it is another. */
export async function unwrap({ publicKey, wrapped }: WrappedKey, passphrase: string, person: string): Promise<KeyPair> {
  const key = await keyFrom(passphrase, wrapped.subarray(0, SALT));
  return { publicKey, privateKey: decrypt(key, wrapped.subarray(SALT), placeOf(person, publicKey)) };
}

/** The same pair under another passphrase: what was sealed for it stays as it is. Throws {@link SealBroken}. */
export async function rewrap(
  key: WrappedKey,
  { current, next }: { current: string; next: string },
  person: string,
): Promise<WrappedKey> {
  return wrap(await unwrap(key, current, person), next, person);
}

async function wrap({ publicKey, privateKey }: KeyPair, passphrase: string, person: string): Promise<WrappedKey> {
  const salt = randomBytes(SALT);
  const key = await keyFrom(passphrase, salt);
  return { publicKey, wrapped: Buffer.concat([salt, encrypt(key, privateKey, placeOf(person, publicKey))]) };
}

const keyFrom = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  argon2.hash(passphrase.normalize('NFC'), { ...COST, salt });

const placeOf = (person: string, publicKey: Buffer): string => `key/${person}/${publicKey.toString('hex')}`;
