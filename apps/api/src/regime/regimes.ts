import { Regime } from '@duban/calendar';
import type { PoolClient } from 'pg';
import { loadRegimes } from '../../../../config/load-config.js';
import { Fault } from '../http/fault.js';

type Client = Pick<PoolClient, 'query'>;

/** A regime as it can be chosen: of the program, or of the government, which may be edited. */
export interface KnownRegime {
  rules: Regime;
  /** Null for one of the program. */
  version: number | null;
}

/** The regimes that come with the program, read once. */
const builtInRegimes = (): readonly Regime[] => (builtIn ??= loadRegimes());
let builtIn: readonly Regime[] | undefined;

/** The regime under which a directive is issued that says nothing else. */
export const defaultRegime = (): Regime => {
  const found = builtInRegimes().find(({ code }) => code === 'default');
  if (!found) throw new Error('config/regimes has no default.yaml.');
  return found;
};

/** Every regime that a government can choose, its own after those of the program. */
export async function readRegimes(client: Client, tenant: string): Promise<KnownRegime[]> {
  const { rows } = await client.query<RegimeRow>({
    name: 'regimes-of-tenant',
    text: 'SELECT rules, version FROM regime WHERE tenant_id = $1 ORDER BY code',
    values: [tenant],
  });
  return [...builtInRegimes().map((rules) => ({ rules, version: null })), ...rows.map(knownOf)];
}

/** The regime of this code; null where there is none. */
export async function findRegime(client: Client, tenant: string, code: string): Promise<KnownRegime | null> {
  const ofProgram = builtInRegimes().find((regime) => regime.code === code);
  if (ofProgram) return { rules: ofProgram, version: null };
  const { rows } = await client.query<RegimeRow>({
    name: 'regime-by-code',
    text: 'SELECT rules, version FROM regime WHERE tenant_id = $1 AND code = $2',
    values: [tenant, code],
  });
  return rows[0] ? knownOf(rows[0]) : null;
}

/** The rules that a request gives, itself or by their code. Throws a fault that names a code that nothing has. */
export async function rulesGiven(client: Client, tenant: string, given: string | Regime): Promise<Regime> {
  if (typeof given !== 'string') return given;
  const found = await findRegime(client, tenant, given);
  if (found) return found.rules;
  const message = `There is no regime ${given}.`;
  throw new Fault('bad-body', message, { issues: [{ path: '/regime', message }] });
}

interface RegimeRow {
  rules: unknown;
  version: number;
}

const knownOf = ({ rules, version }: RegimeRow): KnownRegime => ({ rules: Regime.parse(rules), version });
