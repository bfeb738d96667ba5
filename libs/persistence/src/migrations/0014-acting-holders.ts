import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 代行 (AB角): who acts in a post for some days, and is not its holder. */
export class ActingHolders1700000000014 implements MigrationInterface {
  name = 'ActingHolders1700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE post_holder ADD COLUMN acting boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE post_holder DROP COLUMN acting');
  }
}
