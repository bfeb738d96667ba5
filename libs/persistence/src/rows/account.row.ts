import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { instant } from './column-values.js';
import { PersonRow } from './person.row.js';

/** How a person signs in. Without a password nobody can. */
@Entity('account')
@Unique('account_name', ['tenantId', 'name'])
@ForeignKey(() => PersonRow, ['tenantId', 'personId'], ['tenantId', 'id'], { name: 'account_person' })
export class AccountRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') personId: string;
  @Column('text') name: string;
  @Column('text', { nullable: true }) passwordHash: string | null;
  /** The password was given by somebody else and must be changed first. */
  @Column('boolean', { default: false }) mustChange: boolean;
  /** Wrong passwords since the last right one. */
  @Column('integer', { default: 0 }) failures: number;
  /** Real time, as all times here. */
  @Column('timestamptz', { transformer: instant, nullable: true }) lockedUntil: string | null;
  @Column('timestamptz', { transformer: instant }) changedAt: string;
}
