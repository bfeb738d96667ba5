import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

const NONCE = 12;
const TAG = 16;
const KEY = 32;

/** The form of what is sealed: another one gets another first byte, and the old stays readable. */
const FORM = 1;

/** What was sealed is not what it was, or was sealed for another key or another place. */
export class SealBroken extends Error {}

/**
 * AES-256-GCM under a key of 32 bytes: nonce, tag, ciphertext. `place` says where it belongs and is sealed with it, so
 * that what is moved elsewhere opens no more.
 */
export function encrypt(key: Buffer, plain: Buffer, place: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place, 'utf8'));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), text]);
}

/** The reverse of {@link encrypt}. Throws {@link SealBroken}. */
export function decrypt(key: Buffer, sealed: Buffer, place: string): Buffer {
  if (sealed.length < 1 + NONCE + TAG || sealed[0] !== FORM)
    throw new SealBroken('This is not sealed as it should be.');
  const [nonce, tag, text] = [
    sealed.subarray(1, 1 + NONCE),
    sealed.subarray(1 + NONCE, 1 + NONCE + TAG),
    sealed.subarray(1 + NONCE + TAG),
  ];
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
    cipher.setAAD(Buffer.from(place, 'utf8')).setAuthTag(tag);
    return Buffer.concat([cipher.update(text), cipher.final()]);
  } catch (cause) {
    throw new SealBroken('The seal is broken, or of another key.', { cause });
  }
}

/** A pair of X25519 keys, 32 bytes each. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(-KEY),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-KEY),
  };
}

/** Seals for whoever holds the private half of a key; nobody else opens it, not even who sealed it. */
export function sealFor(publicKey: Buffer, plain: Buffer, place: string): Buffer {
  const once = newKeyPair();
  const key = sharedKey(once.privateKey, publicKey, [once.publicKey, publicKey]);
  return Buffer.concat([once.publicKey, encrypt(key, plain, place)]);
}

/** The reverse of {@link sealFor}. Throws {@link SealBroken}. */
export function openWith({ publicKey, privateKey }: KeyPair, sealed: Buffer, place: string): Buffer {
  if (sealed.length <= KEY) throw new SealBroken('This is not sealed as it should be.');
  const once = sealed.subarray(0, KEY);
  return decrypt(sharedKey(privateKey, once, [once, publicKey]), sealed.subarray(KEY), place);
}

/** HKDF-SHA256 over what both ends agree on, bound to both public halves. */
function sharedKey(privateKey: Buffer, publicKey: Buffer, both: readonly [Buffer, Buffer]): Buffer {
  try {
    const secret = diffieHellman({ privateKey: privateOf(privateKey), publicKey: publicOf(publicKey) });
    return Buffer.from(hkdfSync('sha256', secret, Buffer.concat(both), 'duban seal 1', KEY));
  } catch (cause) {
    throw new SealBroken('This is not sealed as it should be.', { cause });
  }
}

/** What stands before the 32 bytes of an X25519 key in DER (RFC 8410). */
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');

const publicOf = (raw: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: 'der', type: 'spki' });
const privateOf = (raw: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, raw]), format: 'der', type: 'pkcs8' });
