import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardTenantTable } from './tenant-table.js';

/** Directives, aggregates and the rows beside them, the record. Partitions of a year are made at each start. */
export class Work1700000000002 implements MigrationInterface {
  name = 'Work1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...NOUNS, ...STATE, ...RECORD, ...GUARDS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE content, event, obligation, member, task_unit, task, aggregate, directive_item, directive CASCADE',
    );
  }
}

const NOUNS = [
  `CREATE TABLE directive (
     tenant_id uuid NOT NULL, year integer NOT NULL, id uuid NOT NULL,
     code text, number text NOT NULL, title text NOT NULL, issuer text NOT NULL,
     issued_on date, effective_on date, status text NOT NULL, regime jsonb,
     digest bytea NOT NULL, version integer NOT NULL,
     PRIMARY KEY (tenant_id, year, id),
     CONSTRAINT directive_number UNIQUE (tenant_id, number, year)
   )`,
  `CREATE TABLE directive_item (
     tenant_id uuid NOT NULL, year integer NOT NULL, directive_id uuid NOT NULL, position integer NOT NULL,
     item jsonb NOT NULL,
     PRIMARY KEY (tenant_id, year, directive_id, position),
     CONSTRAINT directive_item_directive FOREIGN KEY (tenant_id, year, directive_id)
       REFERENCES directive (tenant_id, year, id)
   )`,
  `CREATE TABLE task (
     tenant_id uuid NOT NULL, year integer NOT NULL, id uuid NOT NULL,
     directive_id uuid NOT NULL, position integer NOT NULL, number text, title text NOT NULL,
     section_path text[] NOT NULL, body bytea, lead_unit_id uuid,
     status text NOT NULL, level smallint NOT NULL, closed_at timestamptz,
     PRIMARY KEY (tenant_id, year, id)
   ) WITH (fillfactor = 80)`,
  'CREATE INDEX task_of_directive ON task (tenant_id, year, directive_id, position)',
  `CREATE TABLE task_unit (
     tenant_id uuid NOT NULL, year integer NOT NULL, task_id uuid NOT NULL, unit_id uuid NOT NULL,
     relation text NOT NULL,
     PRIMARY KEY (tenant_id, year, task_id, unit_id)
   )`,
];

// What every command updates leaves room on its page and has no index on what changes: updates stay on the page (HOT).
const STATE = [
  `CREATE TABLE aggregate (
     tenant_id uuid NOT NULL, year integer NOT NULL, id uuid NOT NULL,
     kind text NOT NULL, version integer NOT NULL, seq integer NOT NULL, head bytea NOT NULL,
     definition smallint NOT NULL, value jsonb NOT NULL, context jsonb NOT NULL,
     PRIMARY KEY (tenant_id, year, id)
   ) WITH (fillfactor = 70)`,
  `CREATE TABLE member (
     tenant_id uuid NOT NULL, year integer NOT NULL, aggregate_id uuid NOT NULL, id uuid NOT NULL,
     kind text NOT NULL, value text NOT NULL, context jsonb NOT NULL,
     version integer NOT NULL, live boolean NOT NULL,
     PRIMARY KEY (tenant_id, year, aggregate_id, id)
   ) WITH (fillfactor = 70)`,
  `CREATE TABLE obligation (
     tenant_id uuid NOT NULL, year integer NOT NULL, aggregate_id uuid NOT NULL, id uuid NOT NULL,
     kind text NOT NULL, unit_id uuid NOT NULL, owed_as text NOT NULL, subject uuid, period text,
     due_on date NOT NULL, due_at timestamptz NOT NULL,
     value text NOT NULL, context jsonb NOT NULL, version integer NOT NULL, live boolean NOT NULL,
     next_wake_at timestamptz, next_wake text,
     PRIMARY KEY (tenant_id, year, aggregate_id, id)
   ) PARTITION BY LIST (year)`,
  'CREATE TABLE obligation_default PARTITION OF obligation DEFAULT WITH (fillfactor = 70)',
  `CREATE INDEX obligation_next_wake ON obligation (tenant_id, next_wake_at, id) WHERE next_wake_at IS NOT NULL`,
];

const RECORD = [
  `CREATE TABLE event (
     tenant_id uuid NOT NULL, year integer NOT NULL, aggregate_id uuid NOT NULL, seq integer NOT NULL,
     type text NOT NULL, at timestamptz NOT NULL, definition smallint NOT NULL,
     bytes bytea NOT NULL, previous bytea, hash bytea NOT NULL,
     recorded_at timestamptz NOT NULL, xid bigint NOT NULL, request_id text,
     PRIMARY KEY (tenant_id, year, aggregate_id, seq)
   ) PARTITION BY LIST (year)`,
  'CREATE TABLE event_default PARTITION OF event DEFAULT',
  `CREATE TABLE content (
     tenant_id uuid NOT NULL, hash bytea NOT NULL,
     salt bytea NOT NULL, body text NOT NULL, created_at timestamptz NOT NULL,
     PRIMARY KEY (tenant_id, hash)
   )`,
];

const GUARDS = [
  ...['directive', 'directive_item', 'task', 'task_unit'].flatMap((table) =>
    guardTenantTable(table, 'SELECT, INSERT, UPDATE, DELETE'),
  ),
  // What has been decided is never deleted, only moved on.
  ...['aggregate', 'member', 'obligation'].flatMap((table) => guardTenantTable(table, 'SELECT, INSERT, UPDATE')),
  ...guardTenantTable('obligation_default'),
  // The record is only added to; a content row may be erased, which leaves every chain valid.
  ...guardTenantTable('event', 'SELECT, INSERT'),
  ...guardTenantTable('event_default'),
  ...guardTenantTable('content', 'SELECT, INSERT, DELETE'),
];
