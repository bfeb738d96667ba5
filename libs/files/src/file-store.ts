import type { Readable } from 'node:stream';
import type { Spooled } from './spool.js';

export interface StoredBlob {
  /** SHA-256 of the bytes. */
  readonly hash: Buffer;
  /** In bytes. */
  readonly size: number;
}

/** A stretch of bytes; both ends belong to it. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Where bytes are kept, each sequence once per tenant, under its SHA-256. */
export interface FileStore {
  /** Keeps what was received. What is kept already is kept on, not again; nothing stays of what fails. */
  put(tenant: string, received: Spooled): Promise<StoredBlob>;
  /** The bytes, or a stretch of them, read as fast as they are taken. The stream fails where nothing is kept. */
  get(tenant: string, hash: Buffer, range?: ByteRange): Readable;
  has(tenant: string, hash: Buffer): Promise<boolean>;
}
