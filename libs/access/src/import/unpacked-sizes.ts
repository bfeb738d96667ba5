const END_OF_DIRECTORY = Buffer.from('504b0506', 'hex');
const ENTRY = 0x02014b50;

/** How large each file in a zip says to be when unpacked, in bytes; null where the zip has no readable directory. */
export function unpackedSizes(zip: Buffer): number[] | null {
  const end = zip.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end + 22 > zip.length) return null;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  const sizes: number[] = [];
  for (let each = 0; each < count; each++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) return null;
    sizes.push(zip.readUInt32LE(at + 24));
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return sizes;
}
