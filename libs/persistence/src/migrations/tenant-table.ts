/**
 * The statements that shut one tenant's rows off from every other: row security that binds the owner too, and the
 * rights of `duban_app`. Part of released migrations: never changed, only succeeded.
 * `privileges` is a list as GRANT takes it; a partition has none, as it is reached through its parent only.
 */
export function guardTenantTable(table: string, privileges?: string): string[] {
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY tenant ON ${table} USING (${OWN_ROWS}) WITH CHECK (${OWN_ROWS})`,
    ...(privileges === undefined ? [] : [`GRANT ${privileges} ON ${table} TO duban_app`]),
  ];
}

/** As {@link guardTenantTable}, and `duban_job` sees the rows of all tenants: for tables that hold no content. */
export function guardQueueTable(table: string, privileges: string, jobPrivileges: string): string[] {
  return [
    ...guardTenantTable(table, privileges),
    `CREATE POLICY every_tenant ON ${table} TO duban_job USING (true) WITH CHECK (true)`,
    `GRANT ${jobPrivileges} ON ${table} TO duban_job`,
  ];
}

/** An unset or emptied setting gives null, which equals no tenant: no rows rather than an error. */
const OWN_ROWS = `tenant_id = nullif(current_setting('duban.tenant', true), '')::uuid`;
