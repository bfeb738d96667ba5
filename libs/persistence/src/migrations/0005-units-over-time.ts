import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units that are renamed, merged, split and abolished; groups by kind, with exceptions, and parts of other groups. */
export class UnitsOverTime1700000000005 implements MigrationInterface {
  name = 'UnitsOverTime1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE unit_group_member DROP excluded');
    await runner.query('ALTER TABLE unit_group DROP parent_id, DROP kinds');
    await runner.query('ALTER TABLE unit DROP end_basis, DROP successors, DROP former_names');
  }
}

const STATEMENTS = [
  // A handful to a unit, read with it always and never without it.
  `ALTER TABLE unit ADD former_names jsonb NOT NULL DEFAULT '[]',
                    ADD successors uuid[] NOT NULL DEFAULT '{}',
                    ADD end_basis text`,
  `ALTER TABLE unit_group ADD kinds text[] NOT NULL DEFAULT '{}',
                          ADD parent_id uuid,
                          ADD CONSTRAINT unit_group_parent FOREIGN KEY (tenant_id, parent_id)
                              REFERENCES unit_group (tenant_id, id)`,
  'ALTER TABLE unit_group_member ADD excluded boolean NOT NULL DEFAULT false',
];
