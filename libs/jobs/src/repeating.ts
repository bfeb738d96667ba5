/** Work that is done again and again, never twice at once. */
export interface Repeating {
  /** Does it now, after what is under way; settles with it. */
  now(): Promise<void>;
  /** Does something else in its place in the row. */
  instead<T>(work: () => Promise<T>): Promise<T>;
  /** Ends it and waits for what is under way. */
  stop(): Promise<void>;
}

/** Repeats `work` with `everyMs` between the end of one turn and the next. It catches its own errors. */
export function repeating(everyMs: number, work: () => Promise<void>): Repeating {
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const instead = <T>(other: () => Promise<T>): Promise<T> => {
    const mine = last.then(other, other);
    last = mine;
    return mine;
  };
  const now = (): Promise<void> => instead(async () => (stopped ? undefined : work()));
  const arm = (): void => {
    if (stopped) return;
    timer = setTimeout(() => void now().finally(arm), everyMs);
  };

  arm();
  return {
    now,
    instead,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await last.catch(() => undefined);
    },
  };
}
