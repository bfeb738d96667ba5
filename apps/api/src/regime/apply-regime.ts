import { randomUUID } from 'node:crypto';
import { Regime } from '@duban/calendar';
import type { Accepted, OperationAnswer } from '@duban/contracts';
import { applyRegimeCommands } from '@duban/engine';
import type { Duban } from '@duban/jobs';
import { inTenant } from '@duban/persistence';
import { acceptedOf } from '../http/answers.js';
import { Fault } from '../http/fault.js';
import {
  type Application,
  insertApplication,
  markUndone,
  readFired,
  readFirstWake,
  readLastApplication,
  readTouched,
} from './application.store.js';
import type { PlannedTask, RuledDirective } from './directive.read.js';

export interface RuleCall {
  tenant: string;
  post: string;
  requestId: string;
}

/**
 * Puts a directive and its open tasks under a regime, as one group, and notes how it was before. Throws the fault by which
 * it is refused.
 */
export async function applyRegime(
  duban: Duban,
  directive: RuledDirective,
  tasks: readonly PlannedTask[],
  regime: Regime,
  call: RuleCall,
): Promise<OperationAnswer<'regime.apply'>> {
  const { reference } = directive;
  const done = await carryOut(duban, directive, tasks, regime, call);
  return inTenant(duban.pool, call.tenant, async (client) => {
    const { made, moved, dropped } = await readTouched(client, call.tenant, done);
    const touched = [...made, ...moved];
    const application: Application = {
      id: randomUUID(),
      directive: reference,
      before: directive.regime,
      after: regime,
      touched,
      version: done[0]?.version ?? directive.version,
      at: duban.clock.now(),
      undoUntil: await readFirstWake(client, call.tenant, reference.year, touched),
    };
    await insertApplication(client, call.tenant, call.post, application);
    const { id, at, undoUntil } = application;
    const totals = { made: made.length, moved: moved.length, dropped };
    return { id, directive: reference, regime: regime.code, at, totals, undoUntil };
  });
}

/**
 * Puts a directive back under the rules that it had before the last application. Throws a fault where there is none, and
 * where something that it moved or made has fired: that is named.
 */
export async function undoRegime(
  duban: Duban,
  directive: RuledDirective,
  tasks: readonly PlannedTask[],
  call: RuleCall,
): Promise<OperationAnswer<'regime.undo'>> {
  const { reference } = directive;
  const last = await inTenant(duban.pool, call.tenant, (client) => readLastApplication(client, call.tenant, reference));
  if (!last) throw new Fault('not-in-state', 'No regime has been applied to this directive, or it has been undone.');
  if (!isSame(last.after, directive.regime))
    throw new Fault('not-in-state', 'The rules of this directive have been changed since they were applied.');
  await requireUnfired(duban, last, call.tenant);
  await carryOut(duban, directive, tasks, last.before, call);
  const undoneAt = duban.clock.now();
  await inTenant(duban.pool, call.tenant, (client) => markUndone(client, call.tenant, last.id, undoneAt));
  return { id: last.id, directive: reference, regime: last.before.code, undoneAt };
}

/** As they are written: what comes from the database has its fields in another order. */
const isSame = (a: Regime, b: Regime): boolean => JSON.stringify(Regime.parse(a)) === JSON.stringify(Regime.parse(b));

async function requireUnfired(
  duban: Duban,
  { touched, undoUntil, directive }: Application,
  tenant: string,
): Promise<void> {
  const fired = await inTenant(duban.pool, tenant, (client) => readFired(client, tenant, directive.year, touched));
  if (fired) {
    const { kind, period, dueOn, value, task } = fired;
    const sentence = `The ${kind} ${period ?? ''} of task ${task}, due on ${dueOn}, is ${value}: the application can no longer be undone.`;
    throw new Fault('not-in-state', sentence, { state: value });
  }
  if (undoUntil !== null && undoUntil <= duban.clock.now())
    throw new Fault(
      'not-in-state',
      `What was moved or made has begun to fire at ${undoUntil}: it can no longer be undone.`,
    );
}

/** All of it or nothing; refused as stale when somebody else has changed the directive meanwhile. */
async function carryOut(
  duban: Duban,
  { reference, version }: RuledDirective,
  tasks: readonly PlannedTask[],
  regime: Regime,
  { tenant, post, requestId }: RuleCall,
): Promise<Accepted[]> {
  const [apply, ...replans] = applyRegimeCommands(
    reference,
    tasks.map(({ reference: task }) => task),
    regime,
    post,
  );
  const commands = [{ ...apply, expectedVersion: version }, ...replans];
  const answers = await duban.engine.execute(tenant, commands, { requestId });
  duban.runner.poke();
  return acceptedOf(answers);
}
