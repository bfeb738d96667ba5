import { randomInt } from 'node:crypto';
import argon2 from 'argon2';

/** Of argon2id: about 50 ms of one core and 19 MiB; the parameters stand in the hash, so that they may grow. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const SHORTEST = 10;
const LONGEST = 200;
const FEWEST_DIFFERENT = 4;

/** The hash of a password, in Unicode form NFC: however it was typed. */
export const hashPassword = (password: string): Promise<string> => argon2.hash(password.normalize('NFC'), COST);

/** Whether a password is the one of a hash. Without a hash it is not, which takes as long to find out. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  nobodys ??= hashPassword('of nobody at all');
  const isRight = await argon2.verify(hash ?? (await nobodys), password.normalize('NFC'));
  return isRight && hash !== null;
}

let nobodys: Promise<string> | undefined;

/** Why a password may not be taken for an account of this name, as an English clause; null where it may. */
export function passwordFault(password: string, name: string): string | null {
  const characters = Array.from(password.normalize('NFC'));
  if (characters.length < SHORTEST) return `is shorter than ${SHORTEST} characters`;
  if (characters.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (accountName(password).includes(accountName(name))) return 'contains the name of the account';
  if (new Set(characters).size < FEWEST_DIFFERENT) return `has fewer than ${FEWEST_DIFFERENT} different characters`;
  return null;
}

/** A password for one use, of 59 bits: `k7mp-3xqa-wz9t`, without characters that are taken for others. */
export function oneTimePassword(): string {
  const characters = Array.from({ length: 12 }, () => LEGIBLE[randomInt(LEGIBLE.length)]).join('');
  return characters.replaceAll(/(.{4})(?=.)/g, '$1-');
}

const LEGIBLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Names of accounts are compared without regard to capitals and to the width of characters. */
export const accountName = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
