import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices are about any aggregate: a task, an inspection, a clue, a meeting. */
export class NoticesOfAnyKind1700000000008 implements MigrationInterface {
  name = 'NoticesOfAnyKind1700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notice_item RENAME task_id TO aggregate_id');
    await runner.query(`ALTER TABLE notice_item ADD kind text NOT NULL DEFAULT 'task'`);
    await runner.query('ALTER INDEX notice_item_of_task RENAME TO notice_item_about');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER INDEX notice_item_about RENAME TO notice_item_of_task');
    await runner.query('ALTER TABLE notice_item DROP kind');
    await runner.query('ALTER TABLE notice_item RENAME aggregate_id TO task_id');
  }
}
