import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { instant } from './column-values.js';
import { PersonRow } from './person.row.js';

/** Somebody who has signed in. The token itself is known to the browser alone. All times are real time. */
@Entity('session')
@Unique('session_token', ['tokenHash'])
@ForeignKey(() => PersonRow, ['tenantId', 'personId'], ['tenantId', 'id'], { name: 'session_person' })
export class SessionRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('bytea') tokenHash: Buffer;
  @Column('uuid') personId: string;
  /** The post that the person speaks for at present. */
  @Column('uuid', { nullable: true }) postId: string | null;
  @Column('timestamptz', { transformer: instant }) createdAt: string;
  @Column('timestamptz', { transformer: instant }) seenAt: string;
  @Column('timestamptz', { transformer: instant }) expiresAt: string;
  @Column('timestamptz', { transformer: instant, nullable: true }) revokedAt: string | null;
  @Column('text', { nullable: true }) agent: string | null;
}
