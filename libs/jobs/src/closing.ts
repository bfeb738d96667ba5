/** Names something that has to be closed; what was named last is closed first. */
export type OnClose = (close: () => Promise<unknown>) => void;

const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs `work` and closes what it opened, however it ends. SIGINT and SIGTERM close it too and end the process with the
 * code of the signal; a second signal ends it at once. An error that nobody caught, such as a connection lost between
 * two statements, ends the work like one that it throws.
 */
export async function closingAfter<T>(work: (onClose: OnClose) => Promise<T>): Promise<T> {
  const closers: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= closeAll(closers));
  const interruption = awaitInterruption(close);
  try {
    return await Promise.race([work((closer) => closers.push(closer)), interruption.fault]);
  } finally {
    await close();
    // The exit code is the signal's, not that of the work which was cut off.
    if (interruption.isSignalled()) await new Promise<never>(() => {});
    interruption.forget();
  }
}

interface Interruption {
  /** Rejects with the error that nobody caught. */
  fault: Promise<never>;
  isSignalled(): boolean;
  forget(): void;
}

function awaitInterruption(close: () => Promise<void>): Interruption {
  let signalled = false;
  let fail: (error: unknown) => void = () => {};
  const fault = new Promise<never>((_, reject) => (fail = reject));
  fault.catch(() => {}); // it may come when the work has ended
  // Work that is cut off by a signal loses its connections: that is no fault.
  const onFault = (error: unknown): void => {
    if (!signalled) fail(error);
  };
  const listeners = Object.entries(signals).map(([signal, code]) => {
    const onSignal = (): void => {
      if (signalled) process.exit(code);
      signalled = true;
      void close().finally(() => process.exit(code));
    };
    process.on(signal, onSignal);
    return () => process.off(signal, onSignal);
  });
  process.on('uncaughtException', onFault);
  return {
    fault,
    isSignalled: () => signalled,
    forget: () => {
      for (const stopListening of listeners) stopListening();
      process.off('uncaughtException', onFault);
    },
  };
}

/** Every one is closed, also when another fails; the first failure is passed on. */
async function closeAll(closers: (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const closer of closers.toReversed()) await closer().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
