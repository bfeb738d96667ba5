import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-values.js';

/** A distinct moment at which something of a tenant is due. */
@Entity('wake')
@Index('wake_not_done', ['at'], { where: '(done_at IS NULL)' })
export class WakeRow {
  @PrimaryColumn('uuid') tenantId: string;
  /** Business time. */
  @PrimaryColumn('timestamptz', { transformer: instant }) at: string;
  /** The generation of the clock in which it was handed to the queue. */
  @Column('integer', { nullable: true }) handedGeneration: number | null;
  @Column('timestamptz', { transformer: instant, nullable: true }) doneAt: string | null;
}
