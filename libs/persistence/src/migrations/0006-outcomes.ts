import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardTenantTable } from './tenant-table.js';

/** Reports that are held against a directive. */
export class Outcomes1700000000006 implements MigrationInterface {
  name = 'Outcomes1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...READINGS, ...guardTenantTable('outcome_reading', 'SELECT, INSERT, UPDATE, DELETE')])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outcome_reading');
  }
}

const READINGS = [
  `CREATE TABLE outcome_reading (
     tenant_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL,
     text text NOT NULL, directive_text text NOT NULL, content jsonb NOT NULL, version integer NOT NULL,
     post_id uuid NOT NULL, at timestamptz NOT NULL, directive_year integer NOT NULL, directive_id uuid NOT NULL,
     PRIMARY KEY (tenant_id, id)
   )`,
];
