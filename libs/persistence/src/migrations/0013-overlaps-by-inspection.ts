import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardTenantTable } from './tenant-table.js';

/** Objects and topics stand with their inspection, and no longer as a row for each pair: what overlaps is one row each. */
export class OverlapsByInspection1700000000013 implements MigrationInterface {
  name = 'OverlapsByInspection1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

/** Row security binds the owner too: without this it would find no rows to carry over. */
const seenByOwner = (table: string, statements: readonly string[]): string[] => [
  `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`,
  ...statements,
  `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
];

const UP = [
  `ALTER TABLE inspection ADD COLUMN objects uuid[] NOT NULL DEFAULT '{}', ADD COLUMN topics text[] NOT NULL DEFAULT '{}'`,
  'ALTER TABLE inspection_object NO FORCE ROW LEVEL SECURITY',
  ...seenByOwner('inspection', [
    `UPDATE inspection i SET objects = o.objects, topics = o.topics
       FROM (SELECT tenant_id, year, inspection_id, array_agg(DISTINCT unit_id) AS objects, array_agg(DISTINCT topic) AS topics
               FROM inspection_object GROUP BY tenant_id, year, inspection_id) AS o
      WHERE i.tenant_id = o.tenant_id AND i.year = o.year AND i.id = o.inspection_id`,
  ]),
  'DROP TABLE inspection_object',
  // what overlaps ends on or after the first day, and begins by the last
  'CREATE INDEX inspection_by_days ON inspection (tenant_id, until_on, from_on)',
];

const DOWN = [
  'DROP INDEX inspection_by_days',
  `CREATE TABLE inspection_object (
     tenant_id uuid NOT NULL, year integer NOT NULL, inspection_id uuid NOT NULL, unit_id uuid NOT NULL, topic text NOT NULL,
     from_on date NOT NULL, until_on date NOT NULL,
     PRIMARY KEY (tenant_id, year, inspection_id, unit_id, topic)
   )`,
  ...seenByOwner('inspection', [
    `INSERT INTO inspection_object
     SELECT tenant_id, year, id, unit_id, topic, from_on, until_on
       FROM inspection CROSS JOIN unnest(objects) AS unit_id CROSS JOIN unnest(topics) AS topic`,
  ]),
  ...guardTenantTable('inspection_object', 'SELECT, INSERT, DELETE'),
  `CREATE INDEX inspection_object_overlap
     ON inspection_object (tenant_id, unit_id, topic, until_on, from_on, year, inspection_id)`,
  'ALTER TABLE inspection DROP COLUMN objects, DROP COLUMN topics',
];
