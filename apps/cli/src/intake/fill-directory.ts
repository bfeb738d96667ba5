import type { ParsedDirective } from '@duban/directive';
import type { Directory, DirectoryData } from '@duban/engine';
import { directoryFromSeed } from '../../../../seeds/directory-from-seed.js';
import { loadSeed } from '../../../../seeds/index.js';
import { directoryFromNotice } from '../directory/directory-from-notice.js';
import type { Tenant } from '../duban/tenant.js';
import { Failure, UsageFault } from '../failure.js';
import { confirm, isAttended, say } from '../terminal.js';

/** What is known before a document is imported. */
export interface Government {
  /** Undefined before the first import. */
  tenant: Tenant | undefined;
  /** The directory as stored; empty before the first import. */
  stored: Directory;
  issuer: string | null;
}

export interface FillOptions {
  tenant?: string;
  units?: string;
  yes?: boolean;
  dryRun?: boolean;
}

/** The code of a government that nobody has named. */
const DEFAULT_TENANT = 'government';
const DEFAULT_ZONE = 'Asia/Shanghai';

/**
 * The directory that is to be stored before a document is imported: the seed's with --units; else, where there is no
 * unit yet, one guessed from the notice, once somebody has agreed. Undefined: what is stored stays.
 * @throws UsageFault when nobody can be asked, Failure when the answer is no
 */
export async function directoryToStore(
  government: Government,
  parsed: ParsedDirective,
  options: FillOptions,
): Promise<DirectoryData | undefined> {
  const { tenant, stored, issuer } = government;
  if (options.units !== undefined) return directoryFromSeed(loadSeed(options.units), tenant?.code ?? options.tenant);
  if (stored.units.length > 0) return undefined;
  const data = directoryFromNotice(parsed, tenant ?? newTenant(issuer, options));
  await agree(data, options);
  return data;
}

function newTenant(issuer: string | null, { tenant }: FillOptions): DirectoryData['tenant'] {
  if (issuer === null) throw new UsageFault('The document names no issuer: give it with --issuer.');
  return { code: tenant ?? DEFAULT_TENANT, name: issuer, zone: DEFAULT_ZONE };
}

/** How many units of each kind. */
export function kindsIn({ units }: Pick<DirectoryData, 'units'>): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { kind } of units) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

async function agree(data: DirectoryData, { yes, dryRun }: FillOptions): Promise<void> {
  const kinds = Object.entries(kindsIn(data)).map(([kind, count]) => `${count} ${kind}`);
  say(
    `The directory of ${data.tenant.name} is empty. From the notice: ${data.units.length} units (${kinds.join(', ')}),`,
  );
  say(`${data.groups.length} groups without members; each unit gets a head and a liaison.`);
  for (const { name, kind } of data.units) say(`  ${kind.padEnd(16)} ${name}`);
  if (yes === true || dryRun === true) return;
  if (!isAttended())
    throw new UsageFault(
      'The directory is empty: fill it from the notice with --yes, or from a seed with --units SEED.',
    );
  if (!(await confirm('Fill the directory with them?'))) throw new Failure('Nothing was imported.');
}
