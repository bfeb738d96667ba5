import { Failure, UsageFault } from '../failure.js';
import type { Pool } from './with-duban.js';

/** A government that keeps its work here. */
export interface Tenant {
  id: string;
  code: string;
  name: string;
  zone: string;
}

export async function readTenants(pool: Pool): Promise<Tenant[]> {
  const { rows } = await pool.query<Tenant>('SELECT id, code, name, zone FROM tenant ORDER BY code');
  return rows;
}

/**
 * The government that a command is about: the one named, else the only one; undefined when there is none yet.
 * @throws UsageFault when there are several and none was named
 */
export function chooseTenant(tenants: readonly Tenant[], code: string | undefined): Tenant | undefined {
  if (code !== undefined) return tenants.find((tenant) => tenant.code === code);
  if (tenants.length > 1) throw new UsageFault(`Name the government with --tenant: ${codesOf(tenants)}.`);
  return tenants[0];
}

/** The same, where there must be one. @throws Failure when there is none */
export async function requireTenant(pool: Pool, code: string | undefined): Promise<Tenant> {
  const tenants = await readTenants(pool);
  const tenant = chooseTenant(tenants, code);
  if (tenant) return tenant;
  if (tenants.length === 0) throw new Failure('Nothing has been imported yet: begin with `duban import FILE`.');
  throw new Failure(`There is no government with the code ${code}; there is ${codesOf(tenants)}.`);
}

const codesOf = (tenants: readonly Tenant[]): string => tenants.map(({ code }) => code).join(', ');
