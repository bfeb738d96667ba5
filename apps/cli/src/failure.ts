/** Something did not work: the message is one sentence for a person. Exit code 1. */
export class Failure extends Error {
  override name = 'Failure';
}

/** The command was wrongly written, or lacks something: the message names the option. Exit code 2. */
export class UsageFault extends Error {
  override name = 'UsageFault';
}

/** Any error as one sentence, without a stack and without the addresses that drivers put into their messages. */
export function sentenceOf(error: unknown): string {
  const code = codeOf(error);
  const known = code === undefined ? undefined : sentences[code];
  if (known) return known;
  const message = error instanceof Error ? error.message : String(error);
  if (message.startsWith('Connection terminated')) return LOST;
  const [first] = message.split('\n');
  return first?.trim() || `It failed${code ? ` (${code})` : ''}.`;
}

const LOST = 'The database went away meanwhile: start it and try again; nothing was left half done.';

/** Codes of Node and of PostgreSQL that a person can do something about. */
const sentences: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The database or the queue does not answer: start it, or correct DATABASE_URL and QUEUE_URL.',
  ENOTFOUND: 'The host of the database or of the queue is not known: correct DATABASE_URL and QUEUE_URL.',
  ETIMEDOUT: 'The database or the queue does not answer in time: look at its host and at the network.',
  ENOSPC: 'The disk is full: make room and try again.',
  '28P01': 'The database refuses the password: correct DATABASE_URL and DATABASE_OWNER_URL.',
  '28000': 'The database refuses this user: correct DATABASE_URL and DATABASE_OWNER_URL.',
  '3D000': 'There is no such database on the server: make it, or correct DATABASE_URL.',
  '42P01': 'The database lacks tables of this version: start once with DATABASE_OWNER_URL, which makes them.',
  ECONNRESET: LOST,
  '57P01': LOST,
  '57P02': LOST,
  '57P03': 'The database is starting or shutting down: try again in a moment.',
  '53300': 'The database has no connection left: stop something, or raise max_connections.',
};

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : undefined;
}
