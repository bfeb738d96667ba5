import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from './column-values.js';

/** A report held against a directive: what was read, which never changes, and the corrections, in order. */
@Entity('outcome_reading')
export class OutcomeReadingRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** Of the report. */
  @Column('text') text: string;
  /** Of the directive as it stood when the report was read: places refer to it. */
  @Column('text') directiveText: string;
  @Column('jsonb') content: unknown;
  @Column('integer') version: number;
  /** The post that began it. */
  @Column('uuid') postId: string;
  /** Real time of the last change. */
  @Column('timestamptz', { transformer: instant }) at: string;
  @Column('integer') directiveYear: number;
  @Column('uuid') directiveId: string;
}
