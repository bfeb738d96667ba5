import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, wholeNumber } from './column-values.js';

/** The business clock as it was last shifted: one row, whose generation only grows. */
@Entity('clock')
@Check('clock_only_row', 'only_row')
export class ClockRow {
  @PrimaryColumn('boolean', { default: true }) onlyRow: boolean;
  @Column('integer') generation: number;
  /** Business time minus real time, in milliseconds. */
  @Column('bigint', { transformer: wholeNumber }) offsetMs: number;
  @Column('text') movedBy: string;
  /** Real time. */
  @Column('timestamptz', { transformer: instant }) movedAt: string;
}
