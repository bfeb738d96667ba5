import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardTenantTable } from './tenant-table.js';

/** Tenants, the business clock, and who is who: units, groups, people, posts. */
export class Directory1700000000001 implements MigrationInterface {
  name = 'Directory1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...GLOBAL, ...DIRECTORY, ...GUARDS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE post_holder, post, person, unit_group_member, unit_group, unit, clock, tenant CASCADE',
    );
  }
}

const GLOBAL = [
  `CREATE TABLE tenant (
     id uuid PRIMARY KEY,
     code text NOT NULL CONSTRAINT tenant_code UNIQUE,
     name text NOT NULL,
     zone text NOT NULL
   )`,
  `CREATE TABLE clock (
     only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT clock_only_row CHECK (only_row),
     generation integer NOT NULL,
     offset_ms bigint NOT NULL,
     moved_by text NOT NULL,
     moved_at timestamptz NOT NULL
   )`,
  `INSERT INTO clock (generation, offset_ms, moved_by, moved_at) VALUES (0, 0, 'installation', clock_timestamp())`,
];

const DIRECTORY = [
  `CREATE TABLE unit (
     tenant_id uuid NOT NULL, id uuid NOT NULL,
     name text NOT NULL, short_name text, kind text NOT NULL, aliases text[] NOT NULL DEFAULT '{}',
     valid_from date, valid_to date, sort integer NOT NULL,
     PRIMARY KEY (tenant_id, id),
     CONSTRAINT unit_name UNIQUE (tenant_id, name)
   )`,
  `CREATE TABLE unit_group (
     tenant_id uuid NOT NULL, id uuid NOT NULL,
     code text NOT NULL, name text NOT NULL, aliases text[] NOT NULL DEFAULT '{}',
     PRIMARY KEY (tenant_id, id),
     CONSTRAINT unit_group_code UNIQUE (tenant_id, code)
   )`,
  `CREATE TABLE unit_group_member (
     tenant_id uuid NOT NULL, group_id uuid NOT NULL, unit_id uuid NOT NULL,
     valid_from date NOT NULL, valid_to date,
     PRIMARY KEY (tenant_id, group_id, unit_id, valid_from),
     CONSTRAINT unit_group_member_group FOREIGN KEY (tenant_id, group_id) REFERENCES unit_group (tenant_id, id),
     CONSTRAINT unit_group_member_unit FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
   )`,
  `CREATE TABLE person (
     tenant_id uuid NOT NULL, id uuid NOT NULL,
     name text NOT NULL, phone text, email text,
     PRIMARY KEY (tenant_id, id)
   )`,
  `CREATE TABLE post (
     tenant_id uuid NOT NULL, id uuid NOT NULL,
     unit_id uuid, role text NOT NULL, title text NOT NULL, looks_after jsonb NOT NULL DEFAULT '{}',
     PRIMARY KEY (tenant_id, id),
     CONSTRAINT post_unit FOREIGN KEY (tenant_id, unit_id) REFERENCES unit (tenant_id, id)
   )`,
  `CREATE TABLE post_holder (
     tenant_id uuid NOT NULL, post_id uuid NOT NULL, person_id uuid NOT NULL,
     valid_from date NOT NULL, valid_to date,
     PRIMARY KEY (tenant_id, post_id, person_id, valid_from),
     CONSTRAINT post_holder_post FOREIGN KEY (tenant_id, post_id) REFERENCES post (tenant_id, id),
     CONSTRAINT post_holder_person FOREIGN KEY (tenant_id, person_id) REFERENCES person (tenant_id, id)
   )`,
];

const GUARDS = [
  // Neither table holds anything of a tenant's work: no row security, and rights that do not reach further than needed.
  'GRANT SELECT, INSERT, UPDATE ON tenant TO duban_app',
  'GRANT SELECT ON tenant TO duban_job',
  'GRANT SELECT, UPDATE ON clock TO duban_app',
  'GRANT SELECT ON clock TO duban_job',
  ...['unit', 'unit_group', 'unit_group_member', 'person', 'post', 'post_holder'].flatMap((table) =>
    guardTenantTable(table, 'SELECT, INSERT, UPDATE, DELETE'),
  ),
];
