import {
  type Client,
  giveAccount,
  lockAccount,
  nameOfAccount,
  NameTaken,
  oneTimePassword,
  type Sessions,
  unlockAccount,
} from '@duban/access';
import type { AccountView, OperationAnswer, OperationId } from '@duban/contracts';
import type { Duban } from '@duban/jobs';
import { inTenant, type SharedReads } from '@duban/persistence';
import { Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Fault, notFound } from '../http/fault.js';
import { type Ask, Asked, Operation } from '../http/operation.decorator.js';
import { Conditions } from '../list/conditions.js';
import { pageFrom } from '../list/page.js';
import { DUBAN, SESSIONS, SHARED_READS } from '../tokens.js';
import { readAccounts } from './account.read.js';

type OfPerson = Pick<Ask<'account.lock'>, 'params' | 'caller'>;

/** Who may sign in: the administrator's business. */
@Controller()
export class AccountController {
  constructor(
    @Inject(DUBAN) private readonly duban: Duban,
    @Inject(SESSIONS) private readonly sessions: Sessions,
    @Inject(SHARED_READS) private readonly reads: SharedReads,
  ) {}

  @Operation('accounts.list')
  async list(@Asked() { query, caller }: Ask<'accounts.list'>): Promise<OperationAnswer<'accounts.list'>> {
    const conditions = new Conditions(caller.tenant).when(
      'q',
      query.q,
      (q) => `position(lower(${q}) IN lower(concat_ws(' ', p.name, a.name))) > 0`,
    );
    const rows = await this.reads.read(caller.tenant, (client) => readAccounts(client, conditions, query));
    return pageFrom(rows, query.limit, 'name', {
      keyOf: ({ name }) => [name],
      view: (row) => row,
      fields: query.fields,
    });
  }

  @Operation('account.give')
  async give(
    @Asked() ask: Ask<'account.give'>,
    @Req() request: FastifyRequest,
  ): Promise<OperationAnswer<'account.give'>> {
    return this.change('account.give', ask, request, async (client, tenant, person) => {
      const { rowCount } = await client.query('SELECT FROM person WHERE tenant_id = $1 AND id = $2 FOR UPDATE', [
        tenant,
        person,
      ]);
      if (rowCount === 0) throw notFound();
      const known = await nameOfAccount(client, tenant, person);
      if (known !== null) throw new Fault('already-exists', `This person signs in as ${known}; give a new password.`);
      return this.hand(client, tenant, person, ask.body.name);
    });
  }

  @Operation('account.reset')
  async reset(
    @Asked() ask: Ask<'account.reset'>,
    @Req() request: FastifyRequest,
  ): Promise<OperationAnswer<'account.reset'>> {
    return this.change('account.reset', ask, request, async (client, tenant, person) => {
      const name = await nameOfAccount(client, tenant, person);
      if (name === null) throw notFound();
      await this.sessions.revokeAll(client, tenant, person);
      await unlockAccount(client, tenant, person);
      return this.hand(client, tenant, person, name);
    });
  }

  @Operation('account.lock')
  async lock(@Asked() ask: Ask<'account.lock'>, @Req() request: FastifyRequest): Promise<AccountView> {
    if (ask.params.id.toLowerCase() === ask.caller.person.id)
      throw new Fault('not-in-state', 'Nobody locks out themselves; let another administrator do it.');
    return this.change('account.lock', ask, request, async (client, tenant, person) => {
      await lockAccount(client, tenant, person);
      await this.sessions.revokeAll(client, tenant, person);
      return one(client, tenant, person);
    });
  }

  @Operation('account.unlock')
  async unlock(@Asked() ask: Ask<'account.unlock'>, @Req() request: FastifyRequest): Promise<AccountView> {
    return this.change('account.unlock', ask, request, async (client, tenant, person) => {
      await unlockAccount(client, tenant, person);
      return one(client, tenant, person);
    });
  }

  /** One transaction over the account of a person; who did what to whom is in the log. */
  private async change<T>(
    act: OperationId,
    { params, caller }: OfPerson,
    request: FastifyRequest,
    work: (client: Client, tenant: string, person: string) => Promise<T>,
  ): Promise<T> {
    const { tenant } = caller;
    const answer = await inTenant(this.duban.pool, tenant, (client) => work(client, tenant, params.id));
    this.sessions.forget();
    request.log.info({ act, by: caller.person.id, of: params.id }, 'An account was changed.');
    return answer;
  }

  private async hand(
    client: Client,
    tenant: string,
    person: string,
    name: string,
  ): Promise<OperationAnswer<'account.give'>> {
    const password = oneTimePassword();
    try {
      await giveAccount(client, { tenant, person, name, password, mustChange: true });
    } catch (error) {
      throw error instanceof NameTaken ? new Fault('already-exists', error.message) : error;
    }
    return { person, name: (await nameOfAccount(client, tenant, person)) ?? name, password };
  }
}

async function one(client: Client, tenant: string, person: string): Promise<AccountView> {
  const conditions = new Conditions(tenant).when('person', person, (id) => `a.person_id = ${id}`);
  const [account] = await readAccounts(client, conditions, { limit: 1 });
  if (!account) throw notFound();
  return account;
}
