/** Where the jobs say what they do; any logger fits behind it. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

/** Says that something is out of order once, not at each attempt, and that it is well again. */
export interface FaultLog {
  failed(error: unknown): void;
  succeeded(): void;
}

/** `what` begins the sentence: "The queue". */
export function faultLog(log: Log, what: string): FaultLog {
  let last: string | undefined;
  return {
    failed: (error) => {
      const message = messageOf(error);
      if (message === last) return;
      last = message;
      log.error(`${what}: ${message}`, error);
    },
    succeeded: () => {
      if (last === undefined) return;
      last = undefined;
      log.info(`${what}: well again.`);
    },
  };
}

/** An error in words; a fault of several connections comes as an aggregate without a message of its own. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
