import type { Readable } from 'node:stream';

/** Whether some bytes occur in a stream, across its pieces too. */
export async function mentions(stream: Readable, wanted: Buffer): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    const stretch = Buffer.concat([tail, bytes]);
    if (stretch.includes(wanted)) return true;
    tail = stretch.subarray(Math.max(0, stretch.length - wanted.length + 1));
  }
  return false;
}

/** Whether a stream is text in UTF-8 or GB18030, without control characters but tab and line breaks. */
export async function isText(stream: Readable): Promise<boolean> {
  let encodings = [strictly('utf-8'), strictly('gb18030')];
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    if (hasControls(bytes)) return false;
    encodings = encodings.filter((reads) => reads(bytes));
    if (encodings.length === 0) return false;
  }
  return encodings.some((reads) => reads());
}

/** Reads on in one encoding and says whether all was well so far; without bytes: whether it ends well. */
function strictly(encoding: string): (bytes?: Buffer) => boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes) => {
    try {
      decoder.decode(bytes, { stream: bytes !== undefined });
      return true;
    } catch {
      return false;
    }
  };
}

/** Bytes below 0x20 are themselves in both encodings. */
const hasControls = (bytes: Buffer): boolean =>
  bytes.some((byte) => (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)) || byte === 0x7f);
