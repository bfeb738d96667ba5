import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-values.js';

/** A message that the system owes to the holder of a post or to a unit. */
@Entity('notice')
@Index('notice_of_post', ['tenantId', 'postId', 'at'])
export class NoticeRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) postId: string | null;
  @Column('uuid', { nullable: true }) unitId: string | null;
  @Column('text') kind: string;
  /** Business time at which it became owed. */
  @Column('timestamptz', { transformer: instant }) at: string;
  @Column('text') status: string;
  @Column('timestamptz', { transformer: instant, nullable: true }) readAt: string | null;
  @Column('timestamptz', { transformer: instant, nullable: true }) sentAt: string | null;
}

/** One obligation or matter that a notice lists. */
@Entity('notice_item')
@Index('notice_item_about', ['tenantId', 'year', 'aggregateId'])
@ForeignKey(() => NoticeRow, ['tenantId', 'noticeId'], ['tenantId', 'id'], { name: 'notice_item_notice' })
export class NoticeItemRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') noticeId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('integer') year: number;
  /** The task, or another aggregate of the `kind`, that it is about. */
  @Column('uuid') aggregateId: string;
  @Column('text', { default: 'task' }) kind: string;
  @Column('uuid', { nullable: true }) obligationId: string | null;
  @Column('uuid', { nullable: true }) memberId: string | null;
}
