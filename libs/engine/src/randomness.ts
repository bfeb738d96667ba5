import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** Where ids and salts come from: chance in real life, a seed in rehearsals. `scope` says what the value is for. */
export interface Randomness {
  id(scope: string): string;
  salt(scope: string): Uint8Array;
}

export const chance: Randomness = { id: () => randomUUID(), salt: () => randomBytes(16) };

/** The same scope gives the same value: the order in which things happen has no say. */
export function seeded(seed: string): Randomness {
  return {
    id: (scope) => derivedId(`${seed}/${scope}`),
    salt: (scope) => createHash('sha256').update(`${seed}/salt/${scope}`).digest().subarray(0, 16),
  };
}

/** An id that follows from a name: version 8 (custom) of RFC 9562, over SHA-256. */
export function derivedId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
