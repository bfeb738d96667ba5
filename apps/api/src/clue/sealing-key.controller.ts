import { newWrappedKey, passwordFault, rewrap, type WrappedKey } from '@duban/access';
import type { OperationAnswer } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { inTenant } from '@duban/persistence';
import { Controller, Inject } from '@nestjs/common';
import { Fault } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { DUBAN } from '../tokens.js';
import { insertKey, readKey, updateKey } from './keys.store.js';
import { byPassphrase, refuseAdministrators } from './key-use.js';

/** The caller's own key, for which identities are sealed. Nobody else can make, read or change it. */
@Controller()
export class SealingKeyController {
  constructor(@Inject(DUBAN) private readonly duban: Duban) {}

  @Operation('sealingKey.read')
  async read(@Asked() { caller }: Ask<'sealingKey.read'>): Promise<OperationAnswer<'sealingKey.read'>> {
    const key = await inTenant(this.duban.pool, caller.tenant, (client) =>
      readKey(client, caller.tenant, caller.person.id),
    );
    return { madeAt: key?.madeAt ?? null };
  }

  @Operation('sealingKey.create')
  async create(@Asked() { body, caller }: Ask<'sealingKey.create'>): Promise<OperationAnswer<'sealingKey.create'>> {
    refuseAdministrators(caller);
    const { tenant, person } = caller;
    requireFit('passphrase', body.passphrase, person.name);
    const key = await newWrappedKey(body.passphrase, person.id);
    const { clock, pool } = this.duban;
    const made = await inTenant(pool, tenant, async (client) => {
      const given = { key, replaces: body.replaces, at: clock.now() };
      const isMade = await insertKey(client, tenant, person.id, given);
      return isMade ? readKey(client, tenant, person.id) : undefined;
    });
    if (!made)
      throw new Fault('already-exists', 'You have a key: change its passphrase, or replace it if that is lost.');
    return { madeAt: made.madeAt };
  }

  @Operation('sealingKey.change')
  async change(@Asked() { body, caller }: Ask<'sealingKey.change'>): Promise<void> {
    const { tenant, person } = caller;
    requireFit('next', body.next, person.name);
    const { pool } = this.duban;
    const key: WrappedKey = await byPassphrase(pool, caller, (now) => rewrap(now, body, person.id));
    await inTenant(pool, tenant, (client) => updateKey(client, tenant, person.id, key));
  }
}

/** A passphrase keeps to the rules of a password. */
function requireFit(field: string, passphrase: string, name: string): void {
  const fault = passwordFault(passphrase, name);
  if (fault === null) return;
  throw new Fault('bad-body', `The passphrase ${fault}.`, { issues: [{ path: `/${field}`, message: fault }] });
}
