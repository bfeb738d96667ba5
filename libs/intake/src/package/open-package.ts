import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { DocumentRefused } from '../document-refused.js';

/** The parts of an Office file, each read as it is unpacked. */
export interface Package {
  has(name: string): boolean;
  /** Names of all parts. */
  readonly names: readonly string[];
  /** Unpacked bytes of a part as the file states them: what progress is measured by. */
  sizeOf(name: string): number;
  /** The bytes of a part. Throws `DocumentRefused` as soon as it unpacks to more than is allowed, or is damaged. */
  read(name: string): AsyncIterable<Buffer>;
}

/** The most parts: each is a picture, a sheet or a chart. */
const MOST_PARTS = 10_000;
/** Up to this size a part may be packed as tightly as it can be. */
const UNSUSPECTED_BYTES = 8 * 1024 * 1024;
/** The XML of a text in which much is repeated is packed some fifty times. */
const MOST_RATIO = 200;

/** Opens a zip archive. All that is read from it counts towards `limit` in bytes. Throws `DocumentRefused`. */
export async function openPackage(bytes: Uint8Array, limit: number): Promise<Package> {
  const { zip, entries } = await directoryOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  let unpacked = 0;
  const count = (size: number): void => {
    unpacked += size;
    if (unpacked > limit) throw new DocumentRefused('zip-bomb');
  };
  return {
    has: (name) => entries.has(name),
    names: [...entries.keys()],
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    async *read(name) {
      const entry = entries.get(name);
      if (!entry) throw new DocumentRefused('broken');
      if (entry.isEncrypted()) throw new DocumentRefused('encrypted');
      let size = 0;
      try {
        for await (const piece of (await streamOf(zip, entry)) as AsyncIterable<Buffer>) {
          size += piece.length;
          if (size > UNSUSPECTED_BYTES && size > entry.compressedSize * MOST_RATIO)
            throw new DocumentRefused('zip-bomb');
          count(piece.length);
          yield piece;
        }
      } catch (error) {
        throw error instanceof DocumentRefused ? error : new DocumentRefused('broken', { cause: error });
      }
    },
  };
}

/** The list of parts at the end of an archive; an archive that breaks off has none. */
function directoryOf(bytes: Buffer): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error): void => reject(new DocumentRefused('broken', { cause: error }));
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return refuse(error);
      const entries = new Map<string, Entry>();
      zip.on('error', refuse);
      zip.on('end', () => resolve({ zip, entries }));
      zip.on('entry', (entry: Entry) => {
        entries.set(entry.fileName, entry);
        if (entries.size > MOST_PARTS) reject(new DocumentRefused('zip-bomb'));
        else zip.readEntry();
      });
      zip.readEntry();
    });
  });
}

function streamOf(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
