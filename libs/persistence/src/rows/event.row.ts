import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant, wholeNumber } from './column-values.js';

/** One link of the chain of an aggregate. Rows are only ever added. Partitioned by year. */
@Entity('event')
@Index('event_xid', ['tenantId', 'xid', 'aggregateId', 'seq'])
export class EventRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('integer') year: number;
  @PrimaryColumn('uuid') aggregateId: string;
  @PrimaryColumn('integer') seq: number;
  @Column('text') type: string;
  /** Business time. */
  @Column('timestamptz', { transformer: instant }) at: string;
  @Column('smallint') definition: number;
  /** The exact RFC 8785 bytes that are hashed. */
  @Column('bytea') bytes: Buffer;
  @Column('bytea', { nullable: true }) previous: Buffer | null;
  @Column('bytea') hash: Buffer;
  /** Real time, of the last statement of its transaction. */
  @Column('timestamptz', { transformer: instant }) recordedAt: string;
  /** The transaction that wrote it: `pg_current_xact_id()`. */
  @Column('bigint', { transformer: wholeNumber }) xid: number;
  @Column('text', { nullable: true }) requestId: string | null;
}

/** A text that the record refers to by hash. Deleting the row erases it and leaves every chain valid. */
@Entity('content')
export class ContentRow {
  @PrimaryColumn('uuid') tenantId: string;
  /** SHA-256 of salt and text. */
  @PrimaryColumn('bytea') hash: Buffer;
  @Column('bytea') salt: Buffer;
  @Column('text') body: string;
  @Column('timestamptz', { transformer: instant }) createdAt: string;
}
