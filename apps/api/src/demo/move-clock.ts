import { setTimeout as pause } from 'node:timers/promises';
import { type Instant, instantAfter } from '@duban/calendar';
import type { OperationAnswer, OperationRequest } from '@duban/contracts';
import { instantFromRow, realNow, ShiftedClock } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { inTenant } from '@duban/persistence';
import { Fault } from '../http/fault.js';

/** How long an answer waits for the jobs, in milliseconds of real time. */
const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 100;

type Move = OperationRequest<'demo.moveClock'>['body'];
type Moved = OperationAnswer<'demo.moveClock'>;

interface Mover {
  tenant: string;
  /** Who moves it, for the record. */
  post: string;
  /** Time zone of the government. */
  zone: string;
}

/**
 * Moves business time forward; the jobs then do what falls due, moment by moment. Waits for them, but not for ever.
 * @throws Fault where the time would go back, or where there is no next wake
 */
export async function moveClock(duban: Duban, move: Move, { tenant, post, zone }: Mover): Promise<Moved> {
  const { clock, pool, runner } = duban;
  if (!(clock instanceof ShiftedClock)) throw new Fault('only-in-demonstration', 'This clock cannot be moved.');
  const before = clock.now();
  const goal = await goalOf(duban, move, before, { tenant, zone });
  const doneBefore = await readWakes(duban, tenant, goal);
  if (goal > before) await clock.shiftTo(goal, post);
  runner.poke();
  const until = realNow() + PATIENCE_MS;
  let wakes = await readWakes(duban, tenant, goal);
  while (wakes.due > 0 && realNow() < until) {
    await pause(LOOK_EVERY_MS);
    wakes = await readWakes(duban, tenant, goal);
  }
  return {
    before,
    now: clock.now(),
    fired: Math.max(wakes.done - doneBefore.done, 0),
    isDone: wakes.due === 0,
    nextWake: await nextWake(pool, tenant, goal),
  };
}

async function goalOf(
  { pool }: Duban,
  move: Move,
  now: Instant,
  { tenant, zone }: Omit<Mover, 'post'>,
): Promise<Instant> {
  if ('by' in move) return instantAfter(now, move.by, zone);
  if (move.to !== 'nextWake') {
    if (move.to >= now) return move.to;
    throw badGoal('/to', `is past: business time is ${now} and does not go back`);
  }
  const next = await nextWake(pool, tenant);
  if (next === null) throw badGoal('/to', 'names no moment: nothing will fall due');
  return next > now ? next : now;
}

const badGoal = (path: string, message: string): Fault =>
  new Fault('bad-body', `The body is not as it should be: ${path} ${message}.`, { issues: [{ path, message }] });

/** How many moments up to `goal` are worked off, and how many are not. */
function readWakes({ pool }: Duban, tenant: string, goal: Instant): Promise<{ done: number; due: number }> {
  return inTenant(pool, tenant, async (client) => {
    const { rows } = await client.query<{ done: number; due: number }>({
      name: 'demo-wakes',
      text: `SELECT count(*) FILTER (WHERE done_at IS NOT NULL)::int AS done,
                    count(*) FILTER (WHERE done_at IS NULL)::int AS due
               FROM wake WHERE tenant_id = $1 AND at <= $2`,
      values: [tenant, goal],
    });
    return rows[0] ?? { done: 0, due: 0 };
  });
}

/** The first moment at which something falls due, after `after` where it is given. */
function nextWake(pool: Duban['pool'], tenant: string, after: Instant | null = null): Promise<Instant | null> {
  return inTenant(pool, tenant, async (client) => {
    const { rows } = await client.query<{ at: string | null }>({
      name: 'demo-next-wake',
      text: `SELECT min(at) AS at FROM wake
              WHERE tenant_id = $1 AND done_at IS NULL AND ($2::timestamptz IS NULL OR at > $2)`,
      values: [tenant, after],
    });
    const at = rows[0]?.at;
    return at ? instantFromRow(at) : null;
  });
}
