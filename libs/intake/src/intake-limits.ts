/** How much of a file is read before it is refused. */
export interface IntakeLimits {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Bytes of the parts that are read, unpacked. */
  readonly unpackedBytes: number;
  /** Pages of a PDF. */
  readonly pages: number;
  /** UTF-16 code units of the text. */
  readonly characters: number;
  /** Milliseconds until the thread that reads is ended. */
  readonly milliseconds: number;
  /** Megabytes of heap that the thread may have. */
  readonly megabytes: number;
}

/** Ample for the longest work report with its annexes. */
export const DEFAULT_LIMITS: IntakeLimits = {
  bytes: 50 * 1024 * 1024,
  unpackedBytes: 256 * 1024 * 1024,
  pages: 1_000,
  characters: 8_000_000,
  milliseconds: 30_000,
  megabytes: 256,
};
