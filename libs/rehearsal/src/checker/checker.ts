import type { ClientBase } from 'pg';
import type { CheckOptions } from './check-options.js';
import { clueRules } from './clue.rules.js';
import { definitionRules } from './definition.rules.js';
import { inspectionRules } from './inspection.rules.js';
import { obligationRules } from './obligation.rules.js';
import { checkRecord } from './record.check.js';
import { referenceRules } from './reference.rules.js';
import { checkRules } from './rule.js';
import { taskRules } from './task.rules.js';
import { createFindings, type Violation } from './violation.js';
import { wakeRules } from './wake.rules.js';

/**
 * Reads one tenant's tables and names everything that the design says must never be: its invariants 1 to 7, what
 * wakes, texts and notices rest on, and what each machine beside the tasks must never do. It knows the tables and the bytes of the record, and shares no code with what wrote
 * them. Returns violations in an order that follows from the tables alone, at most 100 of each code; none: all holds.
 *
 * `client` is inside the tenant (`duban.tenant` is set) and bound by row security; in a REPEATABLE READ transaction it
 * judges one moment while others go on working.
 * @throws Error when no tenant is set or row security does not bind the user; what the database throws
 */
export async function checkInvariants(client: ClientBase, options: CheckOptions = {}): Promise<Violation[]> {
  await requireTenant(client);
  const findings = createFindings();
  const rules = [
    ...taskRules,
    ...obligationRules,
    ...inspectionRules,
    ...clueRules,
    ...definitionRules,
    ...wakeRules,
    ...referenceRules,
  ];
  await checkRules(client, rules, options, findings);
  await checkRecord(client, options, findings);
  return [...findings.found];
}

/** Without a tenant every table looks empty and would be found in order; beyond row security tenants would mix. */
async function requireTenant(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ tenant: string | null; bound: boolean }>(
    `SELECT nullif(current_setting('duban.tenant', true), '') AS tenant, row_security_active('event') AS bound`,
  );
  if (!rows[0]?.tenant) throw new Error('The checker needs a tenant: set duban.tenant first.');
  if (!rows[0].bound)
    throw new Error('The checker must be bound by row security: connect as duban_app or duban_owner.');
}
