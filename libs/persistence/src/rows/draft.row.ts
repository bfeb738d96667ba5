import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant } from './column-values.js';

/** A document on its way to becoming a directive: what was read in it, and what a person has decided. */
@Entity('draft')
export class DraftRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  /** `open`, or `issued`. */
  @Column('text') status: string;
  @Column('text') text: string;
  @Column('jsonb') content: unknown;
  @Column('integer') version: number;
  /** The post that began it. */
  @Column('uuid') postId: string;
  /** Real time of the last change. */
  @Column('timestamptz', { transformer: instant }) at: string;
  /** The directive that it became. */
  @Column('integer', { nullable: true }) directiveYear: number | null;
  @Column('uuid', { nullable: true }) directiveId: string | null;
}
