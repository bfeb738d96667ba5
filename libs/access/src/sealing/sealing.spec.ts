import { describe, expect, it } from 'vitest';
import { newKeyPair, SealBroken } from './box.js';
import { digestOf, handOn, openCase, sealCase, type SealedShare } from './case-key.js';
import { newWrappedKey, rewrap, unwrap } from './wrapped-key.js';

const place = 'tenant/2023/clue';
const text = JSON.stringify({ name: '某人', phone: '000-0000' });

function scene() {
  const [handler, chief, second, next] = [newKeyPair(), newKeyPair(), newKeyPair(), newKeyPair()];
  const sealed = sealCase(
    text,
    [
      { person: 'handler', publicKey: handler.publicKey, share: 'key' },
      { person: 'chief', publicKey: chief.publicKey, share: 'chief' },
      { person: 'second', publicKey: second.publicKey, share: 'second' },
    ],
    place,
  );
  const of = (person: string): SealedShare[] => sealed.shares.filter((each) => each.person === person);
  return { handler, chief, second, next, of, ...sealed };
}

describe('a sealed case', () => {
  it('is opened by its handler and holds no word in clear', () => {
    const { sealed, of, handler, shares } = scene();
    expect(openCase(sealed, of('handler'), handler, place)).toBe(text);
    for (const bytes of [sealed, ...shares.map((each) => each.sealed)]) {
      expect(bytes.includes('某人')).toBe(false);
      expect(bytes.includes('000-0000')).toBe(false);
    }
  });

  it('is as long for one name as for another, and never sealed twice alike', () => {
    const [one, other] = [sealCase('甲', [], place), sealCase('乙'.repeat(100), [], place)];
    expect(one.sealed.length).toBe(other.sealed.length);
    expect(digestOf(sealCase('甲', [], place).sealed)).not.toBe(digestOf(one.sealed));
  });

  it('is opened by nobody else: neither with another key nor with one half', () => {
    const { sealed, of, chief, second, next } = scene();
    expect(() => openCase(sealed, of('handler'), next, place)).toThrow(SealBroken);
    expect(() => openCase(sealed, of('chief'), chief, place)).toThrow(SealBroken);
    expect(() => openCase(sealed, of('second'), second, place)).toThrow(SealBroken);
  });

  it('shows every bit that was changed, and what was moved from another case', () => {
    const { sealed, of, handler } = scene();
    for (let index = 0; index < sealed.length; index += 37) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => openCase(changed, of('handler'), handler, place)).toThrow(SealBroken);
    }
    const share = of('handler')[0] as SealedShare;
    for (let index = 0; index < share.sealed.length; index += 1) {
      const changed = Buffer.from(share.sealed);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => openCase(sealed, [{ ...share, sealed: changed }], handler, place)).toThrow(SealBroken);
    }
    expect(() => openCase(sealed, of('handler'), handler, 'tenant/2023/another')).toThrow(SealBroken);
    expect(() => openCase(sealed, [{ ...share, sealed: Buffer.alloc(10) }], handler, place)).toThrow(SealBroken);
  });

  it('changes hands by two people, of whom neither sees what is in it', () => {
    const { sealed, of, chief, second, next } = scene();
    const to = [{ person: 'next', publicKey: next.publicKey }];
    const one = handOn({ mine: of('chief')[0] as SealedShare, keys: chief, to }, place);
    const other = handOn({ mine: of('second')[0] as SealedShare, keys: second, to }, place);
    expect(() => openCase(sealed, one, next, place)).toThrow(SealBroken);
    expect(() => openCase(sealed, other, next, place)).toThrow(SealBroken);
    expect(openCase(sealed, [...one, ...other], next, place)).toBe(text);
    expect(() => openCase(sealed, [...one, ...other], chief, place)).toThrow(SealBroken);
  });
});

describe('a wrapped key', () => {
  it('opens by its passphrase alone, however that was typed, and for its person alone', async () => {
    const key = await newWrappedKey('café au lait', 'p');
    const { publicKey } = await unwrap(key, 'cafe\u0301 au lait', 'p');
    expect(publicKey).toEqual(key.publicKey);
    await expect(unwrap(key, 'another phrase', 'p')).rejects.toThrow(SealBroken);
    await expect(unwrap(key, 'café au lait', 'q')).rejects.toThrow(SealBroken);
  });

  it('stays the same key under another passphrase', async () => {
    const key = await newWrappedKey('the first phrase', 'p');
    const again = await rewrap(key, { current: 'the first phrase', next: 'the second phrase' }, 'p');
    expect(await unwrap(again, 'the second phrase', 'p')).toEqual(await unwrap(key, 'the first phrase', 'p'));
    await expect(unwrap(again, 'the first phrase', 'p')).rejects.toThrow(SealBroken);
    await expect(rewrap(key, { current: 'no such phrase', next: 'x' }, 'p')).rejects.toThrow(SealBroken);
  });
});
