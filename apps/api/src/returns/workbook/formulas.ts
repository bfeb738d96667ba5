import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = Buffer.from('504b0506', 'hex');
const ENTRY = 0x02014b50;
const STORED = 0;
/** The most bytes of one sheet that are looked at; larger ones are refused before. */
const SHEET_LIMIT = 16 * 1024 * 1024;

/** Whether any sheet of an .xlsx has a formula. What cannot be unpacked has none that could be seen. */
export function hasFormulas(zip: Buffer): boolean {
  const end = zip.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0) return false;
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) return false;
    const lengthOfName = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + lengthOfName);
    if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name) && /<f[\s/>]/.test(textAt(zip, at))) return true;
    at += 46 + lengthOfName + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return false;
}

/** The text of the file whose entry in the directory stands at `entry`. */
function textAt(zip: Buffer, entry: number): string {
  const [method, size, local] = [
    zip.readUInt16LE(entry + 10),
    zip.readUInt32LE(entry + 20),
    zip.readUInt32LE(entry + 42),
  ];
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(from, from + size);
  return (method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: SHEET_LIMIT })).toString('utf8');
}
