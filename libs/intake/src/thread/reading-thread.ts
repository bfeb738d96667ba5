import { parentPort, workerData } from 'node:worker_threads';
import { DocumentRefused, type RefusalCode } from '../document-refused.js';
import type { IntakeDocument } from '../intake-document.js';
import type { IntakeLimits } from '../intake-limits.js';
import { readHere } from '../read-here.js';

/** What the thread is given. */
export interface ReadingOrder {
  readonly bytes: Uint8Array;
  readonly limits: IntakeLimits;
}

/** What the thread tells: how far it is, from 0 to 1, and in the end what it read or why it did not. */
export type ReadingNews =
  | { readonly told: 'progress'; readonly share: number }
  | { readonly told: 'document'; readonly document: IntakeDocument }
  | { readonly told: 'refused'; readonly code: RefusalCode; readonly reason: string };

/** The program of the thread in which a file is read: whatever the file does, it does to this thread alone. */
const { bytes, limits } = workerData as ReadingOrder;
const tell = (news: ReadingNews): void => parentPort?.postMessage(news);

let last = 0;
try {
  const document = await readHere(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits, (share) => {
    if (share - last < 0.01) return;
    last = share;
    tell({ told: 'progress', share: Math.min(share, 1) });
  });
  tell({ told: 'document', document });
} catch (error) {
  const code = error instanceof DocumentRefused ? error.code : 'broken';
  tell({ told: 'refused', code, reason: String((error instanceof DocumentRefused && error.cause) || error) });
}
