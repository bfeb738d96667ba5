import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FileRefused } from './file-refused.js';

/** The largest file, in bytes. */
export const FILE_LIMIT = 50 * 1024 * 1024;

/** Bytes that are read at once. */
const PIECE = 256 * 1024;

/** Bytes that were received whole, on the disk of this machine. */
export interface Spooled {
  readonly hash: Buffer;
  readonly size: number;
  /** All bytes from the start, as often as they are asked for. */
  read(): Readable;
  /** Forgets the bytes. */
  discard(): Promise<void>;
}

/**
 * Receives a stream on disk, as slowly as it comes: no transaction and no memory is held meanwhile. The file has no name
 * from its first moment, so that nothing is left of it however this process ends. Throws `FileRefused` at the first byte
 * above `limit`, and what the stream fails with.
 */
export async function spool(stream: AsyncIterable<Buffer>, limit = FILE_LIMIT): Promise<Spooled> {
  const handle = await openNameless();
  try {
    const { hash, size } = await receive(stream, handle, limit);
    return {
      hash,
      size,
      read: () => Readable.from(piecesOf(handle, size), { objectMode: false }),
      discard: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Read by hand: a stream over a handle closes it when it is given up early. */
async function* piecesOf(handle: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let position = 0; position < size;) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, size - position));
    const { bytesRead } = await handle.read(piece, 0, piece.length, position);
    if (bytesRead === 0) throw new Error('What was received is gone.');
    yield piece.subarray(0, bytesRead);
    position += bytesRead;
  }
}

async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `duban-upload-${randomUUID()}`);
  const handle = await open(path, 'wx+', 0o600);
  await unlink(path);
  return handle;
}

async function receive(
  stream: AsyncIterable<Buffer>,
  handle: FileHandle,
  limit: number,
): Promise<{ hash: Buffer; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const bytes of stream) {
    if (size + bytes.length > limit)
      throw new FileRefused('too-large', `A file has at most ${limit / (1024 * 1024)} MB.`);
    hash.update(bytes);
    await writeAt(handle, bytes, size);
    size += bytes.length;
  }
  return { hash: hash.digest(), size };
}

/** A write may take only a part of what it is given. */
async function writeAt(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, position + written);
    written += bytesWritten;
  }
}
