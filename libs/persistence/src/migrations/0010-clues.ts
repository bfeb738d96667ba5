import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardTenantTable } from './tenant-table.js';

/** Clues, the sealed identities of those who gave them, and the keys of those who may open them. */
export class Clues1700000000010 implements MigrationInterface {
  name = 'Clues1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    for (const table of ['clue_seal', 'clue_share', 'sealing_key'])
      for (const statement of guardTenantTable(table, 'SELECT, INSERT, UPDATE, DELETE')) await runner.query(statement);
    for (const statement of guardTenantTable('clue', 'SELECT, INSERT, UPDATE')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE clue_share, clue_seal, clue, sealing_key');
  }
}

const TABLES = [
  `CREATE TABLE clue (
     tenant_id uuid NOT NULL, year integer NOT NULL, id uuid NOT NULL,
     source text NOT NULL, title text NOT NULL, received_at timestamptz NOT NULL,
     PRIMARY KEY (tenant_id, year, id)
   )`,
  'CREATE INDEX clue_by_receipt ON clue (tenant_id, received_at, id)',
  `CREATE TABLE clue_seal (
     tenant_id uuid NOT NULL, year integer NOT NULL, clue_id uuid NOT NULL, sealed bytea NOT NULL,
     PRIMARY KEY (tenant_id, year, clue_id)
   )`,
  `CREATE TABLE clue_share (
     tenant_id uuid NOT NULL, year integer NOT NULL, clue_id uuid NOT NULL, person_id uuid NOT NULL,
     share text NOT NULL, pending boolean NOT NULL, sealed bytea NOT NULL,
     PRIMARY KEY (tenant_id, year, clue_id, person_id, share, pending)
   )`,
  `CREATE TABLE sealing_key (
     tenant_id uuid NOT NULL, person_id uuid NOT NULL, public_key bytea NOT NULL, wrapped bytea NOT NULL,
     made_at timestamptz NOT NULL,
     PRIMARY KEY (tenant_id, person_id)
   )`,
];
