import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from './column-values.js';

/** The answer given to a command that came with a key, kept 72 hours. */
@Entity('idempotency')
@Index('idempotency_created', ['tenantId', 'createdAt'])
export class IdempotencyRow {
  @PrimaryColumn('uuid') tenantId: string;
  @PrimaryColumn('uuid') postId: string;
  @PrimaryColumn('text') key: string;
  @Column('bytea') requestHash: Buffer;
  @Column('jsonb') answer: unknown;
  @Column('timestamptz', { transformer: instant }) createdAt: string;
}
