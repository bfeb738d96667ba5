import type { SharedReads } from '@duban/persistence';
import { Fault } from './fault.js';

type Read<T> = Parameters<typeof SharedReads.prototype.read<T>>[1];

/**
 * A shared read whose faults are answers. They are thrown once the transaction is over: thrown within, they would make
 * every read that shares it be asked again.
 */
export async function readOrFault<T>(reads: SharedReads, tenant: string, read: Read<T>): Promise<T> {
  const outcome = await reads.read<T | Fault>(tenant, async (client) => {
    try {
      return await read(client);
    } catch (error) {
      if (error instanceof Fault) return error;
      throw error;
    }
  });
  if (outcome instanceof Fault) throw outcome;
  return outcome;
}
