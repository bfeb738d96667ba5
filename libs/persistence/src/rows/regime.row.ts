import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import { instant } from './column-values.js';

/** A tenant's own rules of reporting, beside those that come with the program. */
@Entity('regime')
@Unique('regime_code', ['tenantId', 'code'])
export class RegimeRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('jsonb') rules: unknown;
  @Column('integer') version: number;
}

/** That a directive was put under other rules, and until when that can be undone. */
@Entity('regime_application')
export class RegimeApplicationRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('integer') directiveYear: number;
  @Column('uuid') directiveId: string;
  @Column('jsonb') before: unknown;
  @Column('jsonb') after: unknown;
  /** Business time. */
  @Column('timestamptz', { transformer: instant }) at: string;
  @Column('uuid') postId: string;
  /** Business time: the first moment at which something that was moved or made fires. */
  @Column('timestamptz', { transformer: instant, nullable: true }) undoUntil: string | null;
  @Column('timestamptz', { transformer: instant, nullable: true }) undoneAt: string | null;
}

/** Days off and make-up days of a year as a tenant has them, in place of those that come with the program. */
@Entity('holiday_table')
export class HolidayTableRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') ofYear: number;
  @Column('jsonb') days: unknown;
  @Column('integer') version: number;
}
