import type { Log } from '@duban/jobs';
import { type DestinationStream, type Logger, pino } from 'pino';

/** What is never written, wherever it stands in what is logged. */
const SECRETS = ['authorization', 'cookie', 'set-cookie', 'password', 'token', 'setupToken', 'passphrase', 'reporter'];

/**
 * The log of the API: a line of JSON for each thing that happens, on stderr unless told. Of errors only kind, code,
 * message and stack are written, since drivers hang statements with their values onto them.
 */
export function openLog(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  const places = SECRETS.flatMap((name) => {
    const key = name.includes('-') ? `["${name}"]` : name;
    const below = (path: string): string => (key.startsWith('[') ? `${path}${key}` : `${path}.${key}`);
    return [key, below('*'), below('*.*')];
  });
  return pino(
    {
      name: 'duban api',
      level,
      redact: { paths: places, censor: '[hidden]' },
      serializers: { err: errorView, req: () => undefined, res: () => undefined },
    },
    destination,
  );
}

/** The same log for the jobs. */
export const jobsLog = (log: Logger): Log => ({
  info: (message) => log.info(message),
  warn: (message) => log.warn(message),
  error: (message, error) => log.error({ err: error }, message),
});

function errorView(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: errorView(error.cause) } : {};
  return { type: error.name, ...code, message: error.message, stack: error.stack, ...cause };
}
