import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { instant, wholeNumber } from './column-values.js';

/** Bytes that somebody uploaded, under their SHA-256: the same bytes are kept once. */
@Entity('blob')
export class BlobRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('bytea') hash: Buffer;
  @Column('bigint', { transformer: wholeNumber }) size: number;
  @Column('timestamptz', { transformer: instant }) createdAt: string;
}

/** One stretch of a blob, so that neither way needs all of it in memory. */
@Entity('blob_chunk')
export class BlobChunkRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('bytea') hash: Buffer;
  @PrimaryColumn('integer') position: number;
  @Column('bytea') bytes: Buffer;
}

/** A blob under a name, as one post uploaded it; about a task, or about none yet. */
@Entity('file')
@ForeignKey(() => BlobRow, ['tenantId', 'hash'], ['tenantId', 'hash'], { name: 'file_blob' })
export class FileRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('bytea') hash: Buffer;
  @Column('text') name: string;
  /** Media type, told from the content. */
  @Column('text') type: string;
  @Column('bigint', { transformer: wholeNumber }) size: number;
  @Column('uuid') postId: string;
  /** Business time. */
  @Column('timestamptz', { transformer: instant }) at: string;
  @Column('integer', { nullable: true }) taskYear: number | null;
  @Column('uuid', { nullable: true }) taskId: string | null;
}
