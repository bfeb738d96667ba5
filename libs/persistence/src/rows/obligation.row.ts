import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-values.js';

/** One thing that one unit owes by one moment. Partitioned by year. */
@Entity('obligation')
@Index('obligation_live', ['tenantId', 'unitId', 'dueAt', 'id'], { where: 'live' })
@Index('obligation_next_wake', ['tenantId', 'nextWakeAt', 'id'], { where: '(next_wake_at IS NOT NULL)' })
export class ObligationRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') aggregateId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('uuid') unitId: string;
  @Column('text') owedAs: string;
  @Column('uuid', { nullable: true }) subject: string | null;
  @Column('text', { nullable: true }) period: string | null;
  /** The day that people read, included. */
  @Column('date') dueOn: string;
  /** Exclusive: late is at or after it. */
  @Column('timestamptz', { transformer: instant }) dueAt: string;
  @Column('text') value: string;
  @Column('jsonb') context: unknown;
  @Column('integer') version: number;
  @Column('boolean') live: boolean;
  @Column('timestamptz', { transformer: instant, nullable: true }) nextWakeAt: string | null;
  /** What is to happen then: open, a reminder, due, a rung. */
  @Column('text', { nullable: true }) nextWake: string | null;
}
