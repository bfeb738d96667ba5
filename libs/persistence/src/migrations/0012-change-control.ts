import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How often a unit has asked for more time is counted wherever a request is made or decided. */
export class ChangeControl1700000000012 implements MigrationInterface {
  name = 'ChangeControl1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX member_extension_of_unit ON member (tenant_id, year, (context->>'unit')) WHERE kind = 'extension'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX member_extension_of_unit');
  }
}
