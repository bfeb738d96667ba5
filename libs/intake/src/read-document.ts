import type { Worker } from 'node:worker_threads';
import { DocumentRefused } from './document-refused.js';
import type { IntakeDocument } from './intake-document.js';
import { DEFAULT_LIMITS, type IntakeLimits } from './intake-limits.js';
import { readIfPlain } from './read-here.js';
import type { ReadingNews } from './thread/reading-thread.js';
import { startThread } from './thread/start-thread.js';

export interface ReadingOptions {
  /** Where they differ from the usual ones. */
  readonly limits?: Partial<IntakeLimits>;
  /** Ends the reading; `readDocument` then fails with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Told now and then how far the reading is, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/**
 * Reads a file as text for the parser: .txt, .md, .html, .docx, .xlsx, or .pdf with a text layer. What it is, its content
 * tells. All but plain text is read in a thread of its own, which is ended when its time or memory is used up. Throws
 * `DocumentRefused`, whose code and sentence say why and what to do.
 */
export async function readDocument(bytes: Uint8Array, options: ReadingOptions = {}): Promise<IntakeDocument> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  options.signal?.throwIfAborted();
  if (bytes.byteLength > limits.bytes) throw new DocumentRefused('too-large');
  const plain = readIfPlain(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits);
  if (plain) return plain;
  const thread = startThread({ bytes, limits });
  try {
    return await answerOf(thread, limits.milliseconds, options);
  } finally {
    await thread.terminate();
  }
}

/** What a thread answers. It is told by whoever is first: the thread, its end, the clock or the signal. */
async function answerOf(
  thread: Worker,
  milliseconds: number,
  { signal, onProgress }: ReadingOptions,
): Promise<IntakeDocument> {
  let timer: NodeJS.Timeout | undefined;
  let giveUp = (): void => {};
  try {
    return await new Promise<IntakeDocument>((resolve, reject) => {
      timer = setTimeout(() => reject(new DocumentRefused('took-too-long')), milliseconds);
      giveUp = () => reject(signal?.reason as Error);
      signal?.addEventListener('abort', giveUp, { once: true });
      thread.on('message', (news: ReadingNews) => {
        if (news.told === 'progress') onProgress?.(news.share);
        else if (news.told === 'document') resolve(news.document);
        else reject(new DocumentRefused(news.code, { cause: news.reason }));
      });
      thread.on('error', (error) => reject(isOutOfMemory(error) ? new DocumentRefused('too-large') : error));
      thread.on('exit', (code) => reject(new Error(`The thread that reads has ended with code ${code}.`)));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
