import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardTenantTable } from './tenant-table.js';

/** Accounts and sessions, regimes and holidays of a tenant, drafts, files, and the index that a stream of changes reads. */
export class FrontDoor1700000000004 implements MigrationInterface {
  name = 'FrontDoor1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...INSTALLATION,
      ...ACCESS,
      ...RULES,
      ...DRAFTS,
      ...FILES,
      ...CHANGES,
      ...READS,
      ...GUARDS,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION session_of, account_of');
    await runner.query(
      `DROP TABLE blob_chunk, blob, file, draft, regime_application, regime, holiday_table, session,
                  sign_in_failure, account, installation CASCADE`,
    );
    for (const table of EDITED) await runner.query(`ALTER TABLE ${table} DROP version`);
    await runner.query('DROP INDEX event_xid, notice_item_of_task, task_unit_of_unit, member_live, obligation_live');
    await runner.query('ALTER TABLE task ALTER directive_id SET NOT NULL');
  }
}

const INSTALLATION = [
  // What a database was made for, said once: a demonstration is never taken for the real thing.
  `CREATE TABLE installation (
     only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT installation_only_row CHECK (only_row),
     mode text NOT NULL CONSTRAINT installation_mode CHECK (mode IN ('real', 'demo')),
     detail text
   )`,
  // A free instruction is a task outside any directive.
  'ALTER TABLE task ALTER directive_id DROP NOT NULL',
];

const EDITED = ['unit', 'unit_group', 'person', 'post'];

const ACCESS = [
  `CREATE TABLE account (
     tenant_id uuid NOT NULL, person_id uuid NOT NULL,
     name text NOT NULL, password_hash text NOT NULL, must_change boolean NOT NULL DEFAULT false,
     changed_at timestamptz NOT NULL, signed_in_at timestamptz, closed_at timestamptz,
     PRIMARY KEY (tenant_id, person_id),
     CONSTRAINT account_name UNIQUE (tenant_id, name),
     CONSTRAINT account_person FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
   )`,
  // By name, whether or not anybody has it: being locked out tells nothing.
  `CREATE TABLE sign_in_failure (
     tenant_id uuid NOT NULL, name text NOT NULL,
     failures integer NOT NULL, failed_at timestamptz NOT NULL, locked_until timestamptz,
     PRIMARY KEY (tenant_id, name)
   )`,
  // Somebody who edits an entry says which version of it they saw.
  ...EDITED.map((table) => `ALTER TABLE ${table} ADD version integer NOT NULL DEFAULT 1`),
  `CREATE TABLE session (
     tenant_id uuid NOT NULL, id uuid NOT NULL, token_hash bytea NOT NULL,
     person_id uuid NOT NULL, post_id uuid,
     created_at timestamptz NOT NULL, seen_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
     revoked_at timestamptz, agent text,
     PRIMARY KEY (tenant_id, id),
     CONSTRAINT session_token UNIQUE (token_hash),
     CONSTRAINT session_person FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
   )`,
];

// Before a tenant is known only these two may be called, each returning one row. They run as the owner, whose own
// policy lets it look across tenants in these two tables.
const FUNCTIONS = [
  'CREATE POLICY look_up ON session FOR SELECT TO duban_owner USING (true)',
  'CREATE POLICY look_up ON account FOR SELECT TO duban_owner USING (true)',
  `CREATE FUNCTION session_of(hash bytea)
     RETURNS TABLE (tenant_id uuid, id uuid, person_id uuid, post_id uuid, seen_at timestamptz)
     LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
       SELECT tenant_id, id, person_id, post_id, seen_at FROM session
        WHERE token_hash = hash AND revoked_at IS NULL AND expires_at > clock_timestamp()
          AND seen_at > clock_timestamp() - interval '2 hours'
     $$`,
  `CREATE FUNCTION account_of(tenant_code text, account_name text)
     RETURNS TABLE (tenant_id uuid, person_id uuid, password_hash text, closed_at timestamptz)
     LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
       SELECT a.tenant_id, a.person_id, a.password_hash, a.closed_at
         FROM tenant t JOIN account a ON a.tenant_id = t.id
        WHERE t.code = tenant_code AND a.name = account_name
     $$`,
  ...['session_of(bytea)', 'account_of(text, text)'].flatMap((name) => [
    `REVOKE ALL ON FUNCTION ${name} FROM PUBLIC`,
    `GRANT EXECUTE ON FUNCTION ${name} TO duban_app`,
  ]),
];

const RULES = [
  `CREATE TABLE regime (
     tenant_id uuid NOT NULL, id uuid NOT NULL, code text NOT NULL, rules jsonb NOT NULL, version integer NOT NULL,
     PRIMARY KEY (tenant_id, id),
     CONSTRAINT regime_code UNIQUE (tenant_id, code)
   )`,
  `CREATE TABLE regime_application (
     tenant_id uuid NOT NULL, id uuid NOT NULL, directive_year integer NOT NULL, directive_id uuid NOT NULL,
     before jsonb NOT NULL, after jsonb NOT NULL, at timestamptz NOT NULL, post_id uuid NOT NULL,
     undo_until timestamptz, undone_at timestamptz,
     PRIMARY KEY (tenant_id, id)
   )`,
  `CREATE TABLE holiday_table (
     tenant_id uuid NOT NULL, of_year integer NOT NULL, days jsonb NOT NULL, version integer NOT NULL,
     PRIMARY KEY (tenant_id, of_year)
   )`,
];

const DRAFTS = [
  `CREATE TABLE draft (
     tenant_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL, status text NOT NULL,
     text text NOT NULL, content jsonb NOT NULL, version integer NOT NULL,
     post_id uuid NOT NULL, at timestamptz NOT NULL, directive_year integer, directive_id uuid,
     PRIMARY KEY (tenant_id, id)
   )`,
];

const FILES = [
  `CREATE TABLE blob (
     tenant_id uuid NOT NULL, hash bytea NOT NULL, size bigint NOT NULL, created_at timestamptz NOT NULL,
     PRIMARY KEY (tenant_id, hash)
   )`,
  `CREATE TABLE blob_chunk (
     tenant_id uuid NOT NULL, hash bytea NOT NULL, position integer NOT NULL, bytes bytea NOT NULL,
     PRIMARY KEY (tenant_id, hash, position)
   )`,
  // Already packed formats mostly: compressing them again is lost work.
  'ALTER TABLE blob_chunk ALTER bytes SET STORAGE EXTERNAL',
  `CREATE TABLE file (
     tenant_id uuid NOT NULL, id uuid NOT NULL, hash bytea NOT NULL, name text NOT NULL, type text NOT NULL,
     size bigint NOT NULL, post_id uuid NOT NULL, at timestamptz NOT NULL, task_year integer, task_id uuid,
     PRIMARY KEY (tenant_id, id),
     CONSTRAINT file_blob FOREIGN KEY (tenant_id, hash) REFERENCES blob (tenant_id, hash)
   )`,
];

const CHANGES = [
  'CREATE INDEX event_xid ON event (tenant_id, xid, aggregate_id, seq)',
  'CREATE INDEX notice_item_of_task ON notice_item (tenant_id, year, task_id)',
];

// Indexes of the reads of work. None is on what every command updates, so that updates stay on their page (HOT) as before:
// `live` turns twice in the life of a part; of an obligation it turns together with `next_wake_at`, which is indexed already.
const READS = [
  'CREATE INDEX task_unit_of_unit ON task_unit (tenant_id, unit_id, relation, year, task_id)',
  'CREATE INDEX member_live ON member (tenant_id, kind, year, aggregate_id, id) WHERE live',
  'CREATE INDEX obligation_live ON obligation (tenant_id, unit_id, due_at, id) WHERE live',
];

const GUARDS = [
  'GRANT SELECT, INSERT, UPDATE ON installation TO duban_app',
  ...[
    'account',
    'sign_in_failure',
    'session',
    'regime',
    'regime_application',
    'holiday_table',
    'draft',
    'blob',
    'blob_chunk',
    'file',
  ].flatMap((table) => guardTenantTable(table, 'SELECT, INSERT, UPDATE, DELETE')),
  ...FUNCTIONS,
];
