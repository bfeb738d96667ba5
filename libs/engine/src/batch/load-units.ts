import type { Command, CommandType } from '@duban/contracts';
import type { PoolClient } from 'pg';
import type { Batch } from './batch.js';

/** Whether units are given something to do, so that it must be known which of them are there. */
export const givesWork = ({ type }: Command): boolean => GIVES_WORK.has(type);

const GIVES_WORK = new Set<CommandType>([
  'instruction.give',
  'task.issue',
  'adjustment.propose',
  'adjustment.approve',
  'task.handOver',
]);

/** Of the units that commands give something to do: which are there, and which have ended. */
export async function readUnits(client: PoolClient, batch: Batch, commands: readonly Command[]): Promise<void> {
  const { rows } = await client.query<{ id: string; isOver: boolean }>({
    name: 'read-units',
    text: `SELECT id, coalesce(valid_to < $3::date, false) AS "isOver" FROM unit
            WHERE tenant_id = $1 AND ($4 OR id = ANY($2::uuid[]))`,
    values: [
      batch.tenant,
      [...new Set(commands.flatMap(unitsGivenWork))],
      batch.calendar.dateOf(batch.at),
      commands.some(namesUnitsElsewhere),
    ],
  });
  for (const { id, isOver } of rows) (isOver ? batch.endedUnits : batch.units).add(id);
}

/** The units of an adjustment stand with it when it is approved, and with the task where it leaves who is told as it is. */
const namesUnitsElsewhere = (command: Command): boolean =>
  command.type === 'adjustment.approve' ||
  (command.type === 'adjustment.propose' && command.units !== undefined && command.units.told === undefined);

/** Units to which a command gives something to do. */
function unitsGivenWork(command: Command): string[] {
  if (command.type === 'instruction.give') return command.units;
  if (command.type === 'task.handOver') return [command.successor];
  if (command.type === 'adjustment.propose') {
    const { lead, jointLeads = [], coordinating = [], told = [] } = command.units ?? {};
    return [...(lead ? [lead] : []), ...jointLeads, ...coordinating, ...told];
  }
  if (command.type !== 'task.issue') return [];
  const { lead, jointLeads, coordinating, told } = command.assignment;
  return [lead, ...jointLeads, ...coordinating, ...told];
}
