import { randomUUID } from 'node:crypto';
import { createCalendar, type LocalDate } from '@duban/calendar';
import { type OnClose, type Place, queueBackend } from '@duban/jobs';
import { dropDatabase } from '@duban/persistence';
import { runRehearsal, type RehearsalInput, type RehearsalSummary } from '@duban/rehearsal';
import { loadHolidays, loadPermissions } from '../../../../config/load-config.js';
import { Failure } from '../failure.js';
import { progressLine, say } from '../terminal.js';

export interface RehearsalWishes {
  seed: number;
  /** The last day that is lived through. */
  until?: LocalDate | undefined;
  /** The name of the database to leave behind, replacing an earlier one; dropped at the end unless given. */
  keepAs?: string | undefined;
}

/**
 * Rehearses a year on the servers of `database`, with progress on stderr. Interrupted, it leaves neither queue nor
 * database behind.
 */
export async function rehearseHere(
  { appUrl, ownerUrl, queueUrl }: Place,
  input: RehearsalInput,
  { seed, until, keepAs }: RehearsalWishes,
  onClose: OnClose,
): Promise<RehearsalSummary> {
  if (ownerUrl === undefined)
    throw new Failure(
      'A rehearsal makes a database of its own: give DATABASE_OWNER_URL, whose user may make databases.',
    );
  const place = {
    appUrl,
    ownerUrl,
    queueUrl,
    name: keepAs ?? `duban_rehearsal_${randomUUID().slice(0, 8)}`,
    keep: keepAs !== undefined,
  };
  let isDone = false;
  onClose(async () => {
    if (!isDone) await leaveNothing(place);
  });
  const holidays = loadHolidays();
  const calendar = createCalendar(holidays, input.regime.zone);
  const progress = progressLine();
  try {
    const summary = await runRehearsal(input, place, {
      seed,
      permissions: loadPermissions(),
      holidays,
      // What fails for good ends the rehearsal, with its reason.
      log: { info: () => {}, warn: say, error: () => {} },
      onProgress: (now, commands) => progress.show(`${input.name}: ${calendar.dateOf(now)}, ${commands} commands`),
      ...(until === undefined ? {} : { until: calendar.startOf(until, 24) }),
    });
    isDone = true;
    return summary;
  } finally {
    progress.end();
  }
}

async function leaveNothing({ ownerUrl, queueUrl, name }: { ownerUrl: string; queueUrl: string; name: string }) {
  if (/^rediss?:/.test(queueUrl)) {
    const queue = queueBackend(queueUrl).openQueue(name, () => {});
    await queue.obliterate().catch(() => {});
    await queue.close().catch(() => {});
  }
  await dropDatabase(ownerUrl, name);
}
