import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { instant } from './column-values.js';
import { PersonRow } from './person.row.js';

/** How a person signs in. All times are real time. */
@Entity('account')
@Unique('account_name', ['tenantId', 'name'])
@ForeignKey(() => PersonRow, ['tenantId', 'personId'], ['tenantId', 'id'], { name: 'account_person' })
export class AccountRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') personId: string;
  @Column('text') name: string;
  /** Argon2id, with its parameters. */
  @Column('text') passwordHash: string;
  /** The password was given by somebody else and must be changed first. */
  @Column('boolean', { default: false }) mustChange: boolean;
  @Column('timestamptz', { transformer: instant }) changedAt: string;
  @Column('timestamptz', { transformer: instant, nullable: true }) signedInAt: string | null;
  /** An administrator has closed it: nobody signs in by it. */
  @Column('timestamptz', { transformer: instant, nullable: true }) closedAt: string | null;
}

/** Wrong passwords for a name since the last right one, whether or not anybody has the name. */
@Entity('sign_in_failure')
export class SignInFailureRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('text') name: string;
  @Column('integer') failures: number;
  @Column('timestamptz', { transformer: instant }) failedAt: string;
  @Column('timestamptz', { transformer: instant, nullable: true }) lockedUntil: string | null;
}
