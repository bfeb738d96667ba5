import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardTenantTable } from './tenant-table.js';

/** Inspections as lists show them, and what they overlap in: unit, topic and days. */
export class Inspections1700000000009 implements MigrationInterface {
  name = 'Inspections1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      ...TABLES,
      ...guardTenantTable('inspection', 'SELECT, INSERT, UPDATE'),
      ...guardTenantTable('inspection_object', 'SELECT, INSERT, DELETE'),
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE inspection_object');
    await runner.query('DROP TABLE inspection');
  }
}

const TABLES = [
  `CREATE TABLE inspection (
     tenant_id uuid NOT NULL, year integer NOT NULL, id uuid NOT NULL, title text NOT NULL, kind text NOT NULL,
     status text NOT NULL, review text NOT NULL, rectification text NOT NULL, results text NOT NULL,
     covert boolean NOT NULL, authority_unit_id uuid, from_on date, until_on date,
     PRIMARY KEY (tenant_id, year, id)
   )`,
  `CREATE TABLE inspection_object (
     tenant_id uuid NOT NULL, year integer NOT NULL, inspection_id uuid NOT NULL, unit_id uuid NOT NULL, topic text NOT NULL,
     from_on date NOT NULL, until_on date NOT NULL,
     PRIMARY KEY (tenant_id, year, inspection_id, unit_id, topic)
   )`,
  // by unit and topic, then by days: what overlaps ends on or after the first day, and begins by the last
  `CREATE INDEX inspection_object_overlap
     ON inspection_object (tenant_id, unit_id, topic, until_on, from_on, year, inspection_id)`,
];
