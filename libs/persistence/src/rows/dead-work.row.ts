import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from './column-values.js';

/** A job that failed for good, until somebody settles it. */
@Entity('dead_work')
export class DeadWorkRow {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) tenantId: string | null;
  @Column('text') job: string;
  @Column('jsonb') payload: unknown;
  @Column('text') error: string;
  @Column('timestamptz', { transformer: instant }) failedAt: string;
  @Column('timestamptz', { transformer: instant, nullable: true }) settledAt: string | null;
}
