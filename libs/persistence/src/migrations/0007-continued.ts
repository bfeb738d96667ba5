import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardTenantTable } from './tenant-table.js';

/** Which task of an earlier directive a task goes on with. */
export class Continued1700000000007 implements MigrationInterface {
  name = 'Continued1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...LINKS, ...guardTenantTable('task_continued', 'SELECT, INSERT')])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE task_continued');
  }
}

const LINKS = [
  `CREATE TABLE task_continued (
     tenant_id uuid NOT NULL, year integer NOT NULL, task_id uuid NOT NULL,
     earlier_year integer NOT NULL, earlier_id uuid NOT NULL,
     PRIMARY KEY (tenant_id, year, task_id, earlier_year, earlier_id)
   )`,
  'CREATE INDEX task_continued_by ON task_continued (tenant_id, earlier_year, earlier_id)',
];
