import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What this database was made for; one row, or none before it is known. */
@Entity('installation')
@Check('installation_only_row', 'only_row')
@Check('installation_mode', `mode IN ('real', 'demo')`)
export class InstallationRow {
  @PrimaryColumn('boolean', { default: true }) onlyRow: boolean;
  @Column('text') mode: string;
  /** Of a demonstration: which one. */
  @Column('text', { nullable: true }) detail: string | null;
}
