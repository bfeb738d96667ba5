import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardTenantTable } from './tenant-table.js';

/** Meetings and field days, as lists show them. */
export class Meetings1700000000011 implements MigrationInterface {
  name = 'Meetings1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const statement of guardTenantTable('meeting', 'SELECT, INSERT, UPDATE')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE meeting');
  }
}

const TABLES = [
  `CREATE TABLE meeting (
     tenant_id uuid NOT NULL, year integer NOT NULL, id uuid NOT NULL,
     kind text NOT NULL, title text NOT NULL, held_on date NOT NULL,
     PRIMARY KEY (tenant_id, year, id)
   )`,
  'CREATE INDEX meeting_by_day ON meeting (tenant_id, held_on, id)',
];
