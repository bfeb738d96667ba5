/** Names something that has to be closed; what was named last is closed first. */
export type OnClose = (close: () => Promise<unknown>) => void;

const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs `work` and closes what it opened, however it ends. SIGINT and SIGTERM close it too and end the process with the
 * code of the signal; a second signal ends it at once.
 */
export async function closingAfter<T>(work: (onClose: OnClose) => Promise<T>): Promise<T> {
  const closers: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeAll(closers));
  const listeners = Object.entries(signals).map(([signal, code]) => {
    const listener = (): void => {
      if (closing) process.exit(code);
      void close().finally(() => process.exit(code));
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  try {
    return await work((closer) => closers.push(closer));
  } finally {
    await close();
    for (const stopListening of listeners) stopListening();
  }
}

/** Every one is closed, also when another fails; the first failure is passed on. */
async function closeAll(closers: (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const closer of closers.toReversed()) await closer().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
