import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The unit of locking, versioning and chaining: the whole snapshot of a machine and the head of its chain. */
@Entity('aggregate')
export class AggregateRow {
  @PrimaryColumn('uuid') tenantId: string;
  /** The directive's year, for other aggregates that of creation; the same in every row of the aggregate. */
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('integer') version: number;
  /** Number of its last event. */
  @Column('integer') seq: number;
  /** Hash of its last event. */
  @Column('bytea') head: Buffer;
  /** Version of the machine that the snapshot was made by. */
  @Column('smallint') definition: number;
  @Column('jsonb') value: unknown;
  @Column('jsonb') context: unknown;
}

/** A plan, part, report, extension, close-out or slip: a small machine of its own, read and written under the lock of its aggregate. */
@Entity('member')
@Index('member_live', ['tenantId', 'kind', 'year', 'aggregateId', 'id'], { where: 'live' })
// By the unit in its context, which no column holds: a migration alone can say so.
@Index('member_extension_of_unit', { synchronize: false })
export class MemberRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') aggregateId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: string;
  @Column('text') value: string;
  @Column('jsonb') context: unknown;
  @Column('integer') version: number;
  @Column('boolean') live: boolean;
}
