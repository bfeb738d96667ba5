import { verifyRecord, type RecordReport } from '@duban/engine';
import { inTenant } from '@duban/persistence';
import type { Command } from 'commander';
import { readTenants, requireTenant, type Tenant } from '../duban/tenant.js';
import { withDuban, type Pool } from '../duban/with-duban.js';
import { Failure } from '../failure.js';
import { optionsOf } from '../options.js';
import { printJson, progressLine, say } from '../terminal.js';

interface Options {
  tenant?: string;
  database?: string;
}

/** `duban record verify`: whether the record is as it was written. */
export function addRecordCommand(program: Command): void {
  program
    .command('record')
    .description('look after the record')
    .command('verify')
    .description(
      'hash every link of the record again, replay every task, and name the first row that is not as written',
    )
    .option('--tenant <code>', 'one government; all of them unless given')
    .option('--database <name>', 'a database that a rehearsal left behind with --keep')
    .action(async (_options: Options, command: Command) => {
      const options = optionsOf<Options>(command);
      const reports = await withDuban(async ({ pool }) => {
        const tenants = options.tenant ? [await requireTenant(pool, options.tenant)] : await readTenants(pool);
        const verified = [];
        for (const tenant of tenants) verified.push({ government: tenant.code, ...(await verify(pool, tenant)) });
        return verified;
      }, options);
      if (options.json) printJson(reports);
      for (const { government, aggregates, events, bad } of reports)
        say(
          bad
            ? `${government}: the record is broken.`
            : `${government}: ${events} events in ${aggregates} chains are as written.`,
        );
      if (reports.length === 0) say('There is no record yet.');
      const broken = reports.find(({ bad }) => bad !== null);
      if (broken?.bad) {
        const { aggregate, seq, fault } = broken.bad;
        throw new Failure(`The first bad row is event ${seq} of ${aggregate} (${broken.government}): ${fault}`);
      }
    });
}

async function verify(pool: Pool, { id, code }: Tenant): Promise<RecordReport> {
  const progress = progressLine();
  try {
    return await inTenant(pool, id, (client) =>
      verifyRecord(client, id, (done, of) => progress.show(`${code}: ${done} of ${of} chains`)),
    );
  } finally {
    progress.end();
  }
}
