import { setTimeout as pause } from 'node:timers/promises';
import type { JobHandlers, JobPayload } from '@duban/contracts';
import { type BusinessClock, type Engine, millisecondsOf } from '@duban/engine';

export interface HandlerParts {
  engine: Pick<Engine, 'fireDue'>;
  clock: BusinessClock;
  /** Sends a notice; does nothing for one that is gone. */
  notifier: { send: JobHandlers['notice.send'] };
}

/** What each job does. One for what is gone or done does nothing. */
export function jobHandlers({ engine, clock, notifier }: HandlerParts): JobHandlers {
  const inTurn = turnPerTenant();
  return {
    'wake.fire': async (wake) => {
      if (wake.generation < clock.generation || !(await hasCome(wake, clock))) return;
      const { left } = await inTurn(wake.tenant, () => engine.fireDue(wake.tenant, wake.at));
      // Somebody else is at work on them and may be done at the next attempt.
      if (left > 0) throw new Error(`${left} tasks due at ${wake.at} were held by others.`);
    },
    'notice.send': (notice) => notifier.send(notice),
  };
}

/** The queue counts in real time, and another process may know of a shifted clock a second before this one. */
const EARLY_LIMIT_MS = 2_500;

/** Waits for a moment that is about to come. False for one further away, whose turn the sweep brings. */
async function hasCome({ at }: JobPayload<'wake.fire'>, clock: BusinessClock): Promise<boolean> {
  const remaining = () => millisecondsOf(at) - millisecondsOf(clock.now());
  for (let waited = 0; remaining() > 0;) {
    if (waited >= EARLY_LIMIT_MS) return false;
    const step = Math.min(remaining(), 100);
    await pause(step);
    waited += Math.max(step, 1);
  }
  return true;
}

/**
 * The wakes of one tenant go one after another in this process: side by side they would only meet each other's locks.
 * The second mostly finds everything done.
 */
function turnPerTenant() {
  const turns = new Map<string, Promise<unknown>>();
  return async <T>(tenant: string, work: () => Promise<T>): Promise<T> => {
    const before = turns.get(tenant) ?? Promise.resolve();
    const mine = before.then(work, work);
    turns.set(tenant, mine);
    try {
      return await mine;
    } finally {
      if (turns.get(tenant) === mine) turns.delete(tenant);
    }
  };
}
